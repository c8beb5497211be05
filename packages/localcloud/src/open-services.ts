import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Endpoints } from './endpoints.ts';
import { type DynamoDbEngine, openDynamoDbEngine } from './engine/engine.ts';
import type { LocalCloudOptions } from './local-cloud.ts';
import { resourceTypes } from './resource-types.ts';
import { Activity } from './runtime/activity.ts';
import type { Closers } from './runtime/closers.ts';
import type { CloudContext } from './runtime/cloud-context.ts';
import type { LocalCloudEvent } from './runtime/log-event.ts';
import { seededRandom } from './runtime/random.ts';
import { openLevelStore, openMemoryStore, type StateStore } from './runtime/state-store.ts';
import { deployBundles } from './services/lambda/deploy-bundles.ts';
import type { ServiceUrls } from './services/lambda/function-environment.ts';
import { removeStackFile } from './stack-file.ts';
import { readAssembly } from './template/assembly.ts';
import { buildModel } from './template/cloud-model.ts';
import type { CloudModel } from './template/model.ts';

/** What is open before any service runs: the model of the templates, the stores and the ports. */
export interface Services extends CloudContext {
  readonly options: LocalCloudOptions;
  readonly closers: Closers;
  readonly engine: DynamoDbEngine;
  readonly endpoints: Endpoints;
  readonly urls: ServiceUrls;
  readonly httpUrls: Readonly<Record<string, string>>;
  readonly model: CloudModel;
}

/** Reads the assembly, opens the data directory, the engine and the ports. What is opened is added to the closers. */
export async function openServices(options: LocalCloudOptions, closers: Closers): Promise<Services> {
  const now = options.now ?? Date.now;
  const stacks = await readAssembly(options.assembly);
  const input = { stacks, resourceTypes, region: options.region, parameters: options.parameters ?? {} };
  // Once without addresses: what cannot run is said before anything is opened or a port is taken.
  const draft = buildModel({ ...input, apiUrl: () => 'http://127.0.0.1' });
  const store = await openStore(options.dataDir, closers);
  const engine = await openEngine(draft, options.dataDir, now);
  closers.add(() => engine.close());
  const endpoints = new Endpoints(options.ports ?? {});
  closers.add(() => endpoints.close());
  const urls = await endpoints.open(engine, draft.httpApis);
  const httpUrls = endpoints.httpUrls();
  const resolved = buildModel({ ...input, apiUrl: (logicalId) => httpUrls[logicalId] ?? '' });
  const { functions, remove } = await deployBundles(resolved.functions, options.dataDir);
  closers.add(remove);
  const model = { ...resolved, functions };
  const log = options.onEvent ?? reportInternalErrors;
  const shuffle = options.delivery === 'twice-and-shuffled' ? seededRandom(1) : undefined;
  const context = { store, activity: new Activity(), log, now, shuffle };
  return { ...context, options, closers, engine, endpoints, urls, httpUrls, model };
}

/** Without a sink only what went wrong inside is said. */
function reportInternalErrors(event: LocalCloudEvent): void {
  if (event.type === 'internal.error') process.stderr.write(`local cloud, ${event.where}: ${String(event.error)}\n`);
}

async function openStore(dataDir: string | undefined, closers: Closers): Promise<StateStore> {
  if (dataDir === undefined) return openMemoryStore();
  await mkdir(dataDir, { recursive: true });
  const store = await openLevelStore(join(dataDir, 'state'));
  closers.add(() => store.close());
  // A stack file without its process is what a kill -9 left.
  await removeStackFile(dataDir);
  return store;
}

/** The engine with as many stream lanes as the largest `ParallelizationFactor` asks for. */
function openEngine(model: CloudModel, dataDir: string | undefined, now: () => number): Promise<DynamoDbEngine> {
  const { region, accountId } = model;
  const factors = model.eventSourceMappings.map((each) => (each.kind === 'stream' ? each.parallelizationFactor : 1));
  const directory = dataDir === undefined ? {} : { dir: join(dataDir, 'dynamodb') };
  return openDynamoDbEngine({ ...directory, region, accountId, lanes: Math.max(1, ...factors), now });
}
