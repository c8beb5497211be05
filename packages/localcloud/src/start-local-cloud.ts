import type { InvokeResult, LocalCloud, LocalCloudOptions, QueuedMessage } from './local-cloud.ts';
import { openServices, type Services } from './open-services.ts';
import { Closers } from './runtime/closers.ts';
import { LocalCloudError } from './runtime/local-cloud-error.ts';
import { httpApiHandler } from './services/apigateway/http-api.ts';
import { EventBuses } from './services/eventbridge/event-buses.ts';
import { eventBridgeEndpoint } from './services/eventbridge/eventbridge-endpoint.ts';
import { ruleTargets } from './services/eventbridge/rule-targets.ts';
import { startSchedules } from './services/eventbridge/schedules.ts';
import { Authorizer } from './services/iam/authorizer.ts';
import { Callers } from './services/iam/callers.ts';
import { rolePolicies } from './services/iam/role-policies.ts';
import { AsynchronousQueues } from './services/lambda/asynchronous-queues.ts';
import { startEventSources } from './services/lambda/event-sources/event-sources.ts';
import { functionEnvironment } from './services/lambda/function-environment.ts';
import { FunctionPool } from './services/lambda/function-pool.ts';
import { Functions } from './services/lambda/functions.ts';
import { lambdaEndpoint } from './services/lambda/lambda-endpoint.ts';
import { Buckets } from './services/s3/buckets.ts';
import { s3Endpoint } from './services/s3/s3-endpoint.ts';
import { Queues } from './services/sqs/queues.ts';
import { sqsEndpoint } from './services/sqs/sqs-endpoint.ts';
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
    return await run(await openServices(options, closers));
  } catch (error) {
    await closers.close();
    throw error;
  }
}

async function run(services: Services): Promise<LocalCloud> {
  const { closers, engine, endpoints, model, log, now } = services;
  await ensureTables(services);
  const queues = new Queues(model.queues, services);
  closers.add(async () => queues.close());
  await queues.load();
  const buckets = await openBuckets(services);
  const callers = new Callers(model.accountId);
  const authorizer = new Authorizer(callers, rolePolicies(model), log);
  engine.guard((...request) => authorizer.refusal(...request));
  const functions = startFunctions(services, callers);
  const asynchronous = new AsynchronousQueues({ ...services, functions, queues });
  closers.add(async () => asynchronous.close());
  const stage = ruleTargets(model.rules, queues, asynchronous);
  const buses = new EventBuses({ ...services, stage });
  const stopEventSources = await startEventSources(model.eventSourceMappings, { ...services, queues, functions });
  closers.add(async () => stopEventSources());
  await asynchronous.start();
  endpoints.serve('events', eventBridgeEndpoint(buses, callers, authorizer));
  endpoints.serve('functions', lambdaEndpoint(functions, authorizer, asynchronous));
  endpoints.serve('objects', s3Endpoint(buckets, authorizer));
  endpoints.serve('queues', sqsEndpoint(queues, authorizer));
  const writeFault = async () => (await engine.writeFault()) ?? (await services.store.fault());
  for (const api of model.httpApis) {
    const handle = httpApiHandler({ model: api, accountId: model.accountId, functions, now, writeFault });
    endpoints.serveHttpApi(api.logicalId, handle);
  }
  // Added last, closed first: no new work comes in while the rest winds down.
  closers.add(() => endpoints.drain());
  const stopTimers = startTimers(services, buses);
  closers.add(async () => stopTimers());
  await announce(services);
  for (const ignored of model.ignored) log({ type: 'resources.ignored', ...ignored });
  return localCloud(services, queues, functions);
}

async function ensureTables({ engine, model }: Services): Promise<void> {
  for (const { logicalId, definition } of model.tables) {
    try {
      await engine.ensureTable(definition);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new LocalCloudError('data_dir_unusable', `The table ${logicalId} cannot be opened: ${why}`, { cause });
    }
  }
}

async function openBuckets({ options: { dataDir }, model, now }: Services): Promise<Buckets> {
  try {
    return await Buckets.open(model.buckets, { dataDir, now });
  } catch (cause) {
    throw new LocalCloudError('data_dir_unusable', `The buckets cannot be opened: ${String(cause)}`, { cause });
  }
}

function startFunctions({ options, closers, model, urls, activity, log }: Services, callers: Callers): Functions {
  const { region } = model;
  const added = options.environment ?? {};
  const pools = model.functions.map((each) => {
    const accessKeyId = callers.issueAccessKeyId(each.roleArn);
    const environment = functionEnvironment(each, { region, urls, accessKeyId, added });
    return new FunctionPool({ model: each, environment, activity, log });
  });
  for (const pool of pools) {
    activity.watch(() => pool.quiet);
    closers.add(() => pool.close());
  }
  return new Functions(pools);
}

/** What happens by the clock: schedules, and the removal of expired items. Answers how to stop it. */
function startTimers({ model, engine, log, now }: Services, buses: EventBuses): () => void {
  const failed = (where: string) => (error: unknown) => log({ type: 'internal.error', where, error });
  const stopSchedules = startSchedules(model.rules, (rule) => void buses.fire(rule).catch(failed(rule.name)));
  const sweep = () => void engine.sweepExpired(now()).catch(failed('expiry'));
  const timer = setInterval(sweep, sweepEveryMs).unref();
  return () => {
    stopSchedules();
    clearInterval(timer);
  };
}

/** What the cloud says of where it is, to its caller and in the stack file. */
function addresses({ urls, httpUrls, model }: Services) {
  return {
    eventsUrl: urls.events,
    dynamodbUrl: urls.dynamodb,
    functionsUrl: urls.functions,
    objectsUrl: urls.objects,
    queuesUrl: urls.queues,
    httpUrl: Object.values(httpUrls)[0],
    outputs: model.outputs,
  };
}

async function announce(services: Services): Promise<void> {
  const { options, closers, now } = services;
  const { dataDir } = options;
  if (dataDir === undefined) return;
  closers.add(() => removeStackFile(dataDir));
  const startedAt = new Date(now()).toISOString();
  await writeStackFile(dataDir, { pid: process.pid, startedAt, ...addresses(services) });
}

function localCloud(services: Services, queues: Queues, functions: Functions): LocalCloud {
  const { httpUrls, model, activity, closers } = services;
  return {
    ...addresses(services),
    httpUrls,
    region: model.region,
    invoke: async (name, payload) => invoke(functions.get(name), payload),
    messages: (queue) => queues.find(queue)?.list().map(queuedMessage),
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
