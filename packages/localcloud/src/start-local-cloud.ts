import type { InvokeResult, LocalCloud, LocalCloudOptions, QueuedMessage } from './local-cloud.ts';
import { type Ground, prepareGround } from './open-services.ts';
import { Closers } from './runtime/closers.ts';
import { LocalCloudError } from './runtime/local-cloud-error.ts';
import { seededRandom } from './runtime/random.ts';
import { frontDoor } from './services/apigateway/http-api.ts';
import { EventBuses } from './services/eventbridge/event-buses.ts';
import { eventsEndpoint } from './services/eventbridge/eventbridge-endpoint.ts';
import { startSchedules } from './services/eventbridge/schedules.ts';
import { Authorizer } from './services/iam/authorizer.ts';
import { Callers } from './services/iam/callers.ts';
import { AsynchronousQueues } from './services/lambda/asynchronous-queues.ts';
import { startSources } from './services/lambda/event-sources/sources.ts';
import { functionEnvironment } from './services/lambda/function-environment.ts';
import { FunctionPool } from './services/lambda/function-pool.ts';
import { Functions } from './services/lambda/functions.ts';
import { invokeEndpoint } from './services/lambda/lambda-endpoint.ts';
import { Queues } from './services/sqs/queues.ts';
import { queuesEndpoint } from './services/sqs/sqs-endpoint.ts';
import { removeStackFile, writeStackFile } from './stack-file.ts';

const sweepEveryMs = 60_000;

/**
 * Runs what a CDK app synthesized on this machine: its tables, buses, rules, queues, functions, event-source mappings
 * and HTTP APIs, all on loopback. Errors: a `LocalCloudError` whose `code` says what stands in the way; nothing of a
 * failed start is left running.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const closers = new Closers();
  try {
    return await run(await prepareGround(options, closers));
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function run(ground: Ground): Promise<LocalCloud> {
  const { options, closers, store, engine, endpoints, model, activity, now, log } = ground;
  const random = options.delivery === 'twice-and-shuffled' ? seededRandom(options.seed ?? 1) : undefined;
  await ensureTables(ground);
  const queues = new Queues({ models: model.queues, store, activity, now, shuffle: random });
  closers.add(async () => queues.close());
  await queues.load();
  const callers = new Callers(model.accountId);
  const authorizer = new Authorizer(callers, model.rolePolicies, log);
  engine.guard((authorization, action, arn) => authorizer.refusal(authorization, action, arn));
  const functions = startFunctions(ground, callers);
  const asynchronous = new AsynchronousQueues({ functions, queues, store, activity, log, now });
  closers.add(async () => asynchronous.close());
  const stage = asynchronous.stageDelivery(model.rules);
  const buses = new EventBuses({ model, store, stage, now, log });
  const surroundings = { queues, functions, engine, store, activity, log, now, redeliver: random };
  const stopSources = await startSources({ ...surroundings, mappings: model.mappings });
  closers.add(async () => stopSources());
  await asynchronous.start();
  endpoints.serveEvents(eventsEndpoint(buses, callers, authorizer));
  endpoints.serveFunctions(invokeEndpoint(functions, authorizer, (pool, payload) => asynchronous.send(pool, payload)));
  endpoints.serveQueues(queuesEndpoint(queues, authorizer));
  for (const front of model.fronts) {
    const pool = (functionArn: string) => functions.get(functionArn);
    endpoints.serveFront(front.logicalId, frontDoor({ model: front, accountId: model.accountId, pool, now }));
  }
  // Added last, closed first: no new work comes in while the rest winds down.
  closers.add(() => endpoints.drain());
  const stopHousekeeping = startHousekeeping(ground, buses);
  closers.add(async () => stopHousekeeping());
  await announce(ground);
  for (const leftOut of model.leftOut) log({ type: 'resources.left_out', ...leftOut });
  return localCloud(ground, { queues, functions, buses });
}

async function ensureTables({ engine, model }: Ground): Promise<void> {
  for (const { logicalId, definition } of model.tables) {
    try {
      await engine.ensureTable(definition);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new LocalCloudError('data_dir_unusable', `The table ${logicalId} cannot be opened: ${why}`, { cause });
    }
  }
}

function startFunctions({ options, closers, model, urls, activity, log }: Ground, callers: Callers): Functions {
  const { region } = model;
  const added = options.environment ?? {};
  const pools = model.functions.map((each) => {
    const accessKeyId = callers.issueAccessKeyId(each.roleArn);
    const environment = functionEnvironment(each, { region, urls, accessKeyId, added });
    return new FunctionPool({ model: each, environment, size: options.environmentsPerFunction ?? 2, activity, log });
  });
  for (const pool of pools) {
    activity.watch(() => pool.quiet);
    closers.add(() => pool.close());
  }
  return new Functions(pools);
}

/** What happens by the clock: schedules, and the removal of expired items. Answers how to stop it. */
function startHousekeeping({ model, engine, log, now }: Ground, buses: EventBuses): () => void {
  const failed = (where: string) => (error: unknown) => log({ type: 'internal.error', where, error });
  const stopSchedules = startSchedules(model.rules, (rule) => void buses.fire(rule).catch(failed(rule.name)));
  const sweep = () => void engine.sweepExpired(now()).catch(failed('expiry'));
  const timer = setInterval(sweep, sweepEveryMs).unref();
  return () => {
    stopSchedules();
    clearInterval(timer);
  };
}

async function announce({ options: { dataDir }, closers, endpoints, urls, model, now }: Ground): Promise<void> {
  if (dataDir === undefined) return;
  closers.add(() => removeStackFile(dataDir));
  await writeStackFile(dataDir, {
    pid: process.pid,
    eventsUrl: urls.events,
    dynamodbUrl: urls.dynamodb,
    functionsUrl: urls.functions,
    queuesUrl: urls.queues,
    httpUrl: endpoints.firstFrontUrl,
    startedAt: new Date(now()).toISOString(),
    outputs: model.outputs,
  });
}

interface Parts {
  readonly queues: Queues;
  readonly functions: Functions;
  readonly buses: EventBuses;
}

function localCloud(ground: Ground, { queues, functions, buses }: Parts): LocalCloud {
  const { urls, endpoints, model, activity, closers } = ground;
  return {
    eventsUrl: urls.events,
    dynamodbUrl: urls.dynamodb,
    functionsUrl: urls.functions,
    queuesUrl: urls.queues,
    httpUrl: endpoints.firstFrontUrl,
    fronts: endpoints.frontUrls(),
    region: model.region,
    outputs: model.outputs,
    invoke: async (name, payload) => invoke(functions.get(name), payload),
    messages: (queue) => queues.find(queue)?.list().map(queuedMessage),
    depth: (queue) => queues.find(queue)?.depth,
    counters: () => ({ ...buses.counters }),
    idle: () => activity.idle(),
    close: () => closers.close(),
  };
}

async function invoke(pool: FunctionPool, payload: unknown): Promise<InvokeResult> {
  const outcome = await pool.invoke(JSON.stringify(payload) ?? 'null');
  if (outcome.ok) return { ok: true, payload: JSON.parse(outcome.payload) };
  const { errorType, errorMessage } = outcome.error;
  return { ok: false, errorType, errorMessage };
}

function queuedMessage({ messageId, body, attributes, receiveCount }: QueuedMessage): QueuedMessage {
  return { messageId, body, attributes, receiveCount };
}
