import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Endpoints } from './endpoints.ts';
import { type DynamoDbEngine, openDynamoDbEngine } from './engine/index.ts';
import type { LocalCloudOptions } from './local-cloud.ts';
import { Activity } from './runtime/activity.ts';
import type { Closers } from './runtime/closers.ts';
import type { LocalCloudEvent, LogSink } from './runtime/log-event.ts';
import { openLevelStore, openMemoryStore, type StateStore } from './runtime/state-store.ts';
import { deployBundles } from './services/lambda/deploy-bundles.ts';
import type { ServiceUrls } from './services/lambda/function-environment.ts';
import { removeStackFile } from './stack-file.ts';
import { readAssembly } from './template/assembly.ts';
import { buildModel, frontIds, regionOf } from './template/cloud-model.ts';
import type { CloudModel } from './template/model.ts';

/** What start-up has made so far. */
export interface Ground {
  readonly options: LocalCloudOptions;
  readonly closers: Closers;
  readonly store: StateStore;
  readonly engine: DynamoDbEngine;
  readonly endpoints: Endpoints;
  readonly urls: ServiceUrls;
  readonly model: CloudModel;
  readonly activity: Activity;
  readonly now: () => number;
  readonly log: LogSink;
}

/** Reads the assembly, opens the data directory, the engine and the ports: what everything else stands on. */
export async function prepareGround(options: LocalCloudOptions, closers: Closers): Promise<Ground> {
  const now = options.now ?? Date.now;
  const stacks = await readAssembly(options.assembly);
  const region = options.region ?? regionOf(stacks);
  const parameters = options.parameters ?? {};
  const modelFor = (apiUrl: (id: string) => string) => buildModel({ stacks, region, parameters, apiUrl });
  // Once without addresses: what cannot run is said before anything is opened or a port is taken.
  const draft = modelFor(() => 'http://127.0.0.1');
  const store = await openStore(options.dataDir, closers);
  const factors = draft.mappings.map((mapping) => (mapping.kind === 'stream' ? mapping.parallelizationFactor : 1));
  const directory = options.dataDir === undefined ? {} : { dir: join(options.dataDir, 'dynamodb') };
  const { accountId } = draft;
  const engine = await openDynamoDbEngine({ ...directory, region, accountId, lanes: Math.max(1, ...factors), now });
  closers.add(() => engine.close());
  const endpoints = new Endpoints(options.ports ?? {});
  closers.add(() => endpoints.close());
  const urls = await endpoints.open(engine, frontIds(stacks));
  const resolved = modelFor((logicalId) => endpoints.frontUrl(logicalId));
  const { functions, remove } = await deployBundles(resolved.functions, options.dataDir);
  closers.add(remove);
  const model = { ...resolved, functions };
  const log = options.onEvent ?? reportInternalErrors;
  return { options, closers, store, engine, endpoints, urls, model, activity: new Activity(), now, log };
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
