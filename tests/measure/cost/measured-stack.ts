import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type LocalCloud, type LocalCloudEvent, startLocalCloud } from '@counterweight/localcloud';
import { assemblyFolder } from '../../../infra/lib/assembly-folder.ts';
import { type Consumption, meteredDynamoDb } from './metered-dynamodb.ts';

/** What of a function was used. */
export interface FunctionUse {
  invocations: number;
  ms: number;
  logBytes: number;
}

/** What was used since the last time somebody asked. */
export interface Use {
  readonly dynamodb: Consumption;
  /** By the function's name in the templates. */
  readonly functions: Readonly<Record<string, FunctionUse>>;
}

export interface MeasuredStack {
  readonly cloud: LocalCloud;
  /** Puts events on the bus, ten a request, and waits until everything has come to rest. */
  publish(events: readonly object[]): Promise<void>;
  /** Invokes a function by its name in the templates. */
  invoke(name: string): Promise<void>;
  take(): Use;
  stop(): Promise<void>;
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** The dev stacks in this process, in memory or in `dataDir`, with every table's consumption metered. */
export async function measuredStack(options: {
  readonly dataDir: string;
  readonly offsetMs?: number;
}): Promise<MeasuredStack> {
  const meter = await meteredDynamoDb();
  let functions: Record<string, FunctionUse> = {};
  const hear = (event: LocalCloudEvent) => {
    if (event.type !== 'function.log' && event.type !== 'function.finished') return;
    const name = event.functionName.replace(/^.*-([A-Za-z]+)[0-9A-F]{8}$/, '$1');
    const use = functions[name] ?? { invocations: 0, ms: 0, logBytes: 0 };
    functions[name] = use;
    if (event.type === 'function.log') use.logBytes += Buffer.byteLength(event.line) + 1;
    else {
      use.invocations += 1;
      use.ms += event.ms;
    }
  };
  const environment = {
    AWS_ENDPOINT_URL_DYNAMODB: meter.url,
    POWERTOOLS_TRACE_ENABLED: 'false',
    CLOCK_OFFSET_MS: String(options.offsetMs ?? 0),
  };
  const cloud = await startLocalCloud({
    ...{ assembly: assemblyFolder('dev'), dataDir: options.dataDir, environment, onEvent: hear },
    now: () => Date.now() + (options.offsetMs ?? 0),
  });
  meter.forwardTo(cloud.dynamodbUrl);
  const bus = new EventBridgeClient({ endpoint: cloud.eventsUrl, region: cloud.region, credentials });
  const EventBusName = cloud.outputs.BusName;
  return {
    cloud,
    async publish(events) {
      for (let at = 0; at < events.length; at += 10) {
        const Entries = events.slice(at, at + 10).map((detail) => ({
          ...{ EventBusName, Source: 'measured-desk', DetailType: Reflect.get(detail, 'type') },
          Detail: JSON.stringify(detail),
        }));
        const { FailedEntryCount } = await bus.send(new PutEventsCommand({ Entries }));
        if (FailedEntryCount !== 0) throw new Error(`the bus did not take ${FailedEntryCount} events`);
      }
      await cloud.idle();
    },
    async invoke(name) {
      const result = await cloud.invoke(name, {});
      if (!result.ok) throw new Error(`${name}: ${result.errorMessage}`);
    },
    take() {
      const taken = functions;
      functions = {};
      return { dynamodb: meter.take(), functions: taken };
    },
    async stop() {
      bus.destroy();
      await cloud.close();
      meter.close();
    },
  };
}
