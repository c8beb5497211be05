import { chmodSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDynamoDbAdapter } from '@counterweight/dynamodb';
import type { Ledger } from '@counterweight/ledger';
import { type LocalCloud, LocalCloudError, startLocalCloud } from '@counterweight/localcloud';
import { publishDemoSet } from '../demo/publish-demo-set.ts';
import { readDemoSet } from '../demo/read-demo-set.ts';
import { withOperations } from '../operate/invoke-operation.ts';
import { LOCAL_STACK } from '../stack/open-stack.ts';
import { operatorTokens } from '../token/operator-tokens.ts';
import { checkpointEnvironment } from './checkpoint-key.ts';
import { functionLog } from './function-log.ts';
import { readStartOptions, type StartOptions } from './options.ts';
import { ensurePublisherToken, tokenFile } from './publisher-token.ts';
import { assemblyFolder, synthesizeWhenStale } from './synthesize.ts';

/** `npm start`: the whole of Counterweight on this machine, until Ctrl-C. Ends the process with 1 and one line when it cannot. */
export async function start(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const options = readStartOptions(args, environment);
  const log = (line: string) => process.stderr.write(`${line}\n`);
  try {
    await synthesizeWhenStale();
    const cloud = await startCloud(options, log);
    const stop = stopOnce(cloud, log);
    await prepare(cloud, options, log);
    process.stdout.write(`${readyLine(cloud, options)}\n`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  } catch (error) {
    log(messageOf(error));
    process.exit(1);
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const taken = error instanceof LocalCloudError && error.code === 'port_taken';
  return taken ? `${error.message}; PORT and EVENTS_PORT choose others` : error.message;
}

async function startCloud(options: StartOptions, log: (line: string) => void): Promise<LocalCloud> {
  const dataDir = resolve(options.dataDir);
  // What is kept is its owner's alone, whoever else uses the machine.
  process.umask(0o077);
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o700);
  const offsetMs = options.nowMs === undefined ? 0 : options.nowMs - Date.now();
  return startLocalCloud({
    assembly: assemblyFolder,
    dataDir,
    ports: { http: options.port, events: options.eventsPort },
    // There is nobody here to send traces to.
    environment: {
      CLOCK_OFFSET_MS: String(offsetMs),
      POWERTOOLS_TRACE_ENABLED: 'false',
      ...checkpointEnvironment(dataDir),
    },
    delivery: options.delivery,
    onEvent: functionLog(dataDir, log),
    now: () => Date.now() + offsetMs,
  });
}

async function prepare(cloud: LocalCloud, options: StartOptions, log: (line: string) => void): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: cloud.dynamodbUrl,
    region: cloud.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { ledger, tokens } = createDynamoDbAdapter({ client, tables: tableNames(cloud.outputs) });
  const dataDir = resolve(options.dataDir);
  const token = await withOperations({ stack: LOCAL_STACK, dataDir }, (invoke) =>
    ensurePublisherToken(dataDir, { ...operatorTokens(invoke), find: tokens.find }, options.nowMs ?? Date.now()),
  );
  const wanted = options.demo && (await demoIsWanted(ledger));
  const { seq } = await ledger.head();
  client.destroy();
  // Days that ended while it did not run can be asked about at once, not when the schedule comes round.
  if (seq > 0) await cloud.invoke('CloseDay', {});
  if (wanted && cloud.httpUrl !== undefined) {
    log('Loading the demo set ...');
    await publishDemoSet({ endpoint: cloud.httpUrl, token });
    await cloud.idle();
  }
  if (seq > 0 || wanted) await cloud.invoke('Checkpoint', {});
}

/** Into an empty ledger, or where a start was ended half-way through loading it. */
async function demoIsWanted(ledger: Ledger): Promise<boolean> {
  const events = readDemoSet();
  const recorded = await ledger.receipts(events);
  if (recorded.size > 0) return recorded.size < events.length;
  for await (const _ of ledger.scan()) return false;
  return true;
}

/** The tables' physical names, from the template's outputs. */
function tableNames(outputs: Readonly<Record<string, string>>) {
  const name = (output: string) => {
    const value = outputs[output];
    if (value === undefined) throw new Error(`the template has no output ${output}`);
    return value;
  };
  return {
    ledger: name('LedgerTableName'),
    quarantine: name('QuarantineTableName'),
    tokens: name('TokensTableName'),
  };
}

function readyLine(cloud: LocalCloud, options: StartOptions): string {
  return `Counterweight is ready: API ${cloud.httpUrl}, events ${cloud.eventsUrl}, publisher token in ${tokenFile(options.dataDir)}`;
}

function stopOnce(cloud: LocalCloud, log: (line: string) => void): () => void {
  let stopping = false;
  return () => {
    if (stopping) return;
    stopping = true;
    log('Stopping ...');
    cloud.close().then(
      () => process.exit(0),
      (error) => {
        log(String(error));
        process.exit(1);
      },
    );
  };
}
