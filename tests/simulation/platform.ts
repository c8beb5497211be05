import type { ViewId } from '@counterweight/domain/rows';
import { addDays, type Day } from '@counterweight/domain/values';
import {
  closeDay,
  compact,
  handleQueueBatch,
  handleStreamBatch,
  readAt,
  rebuild,
  redact,
  sweep,
} from '@counterweight/ledger';
import type { Lane } from './simulated-stream.ts';
import type { RedactionOrder, SimulatedWorld } from './simulated-world.ts';
import type { WorldEvent } from './world-event.ts';

/** A publisher puts an event on the bus; it retries when the answer is lost, and the bus may deliver twice. */
export function publish(world: SimulatedWorld, event: WorldEvent): void {
  const puts = world.prng.chance(0.1) ? 2 : 1;
  for (let put = 0; put < puts; put += 1) {
    const busId = `bus-${world.sent.size + 1}`;
    const { source, id, type, data } = event;
    const detail = { specversion: '1.0', id, source, type, data };
    const body = JSON.stringify({ id: busId, account: 'publisher', source, 'detail-type': type, detail });
    world.sent.set(busId, { busId, event, reported: [] });
    const { valid } = event.meaning;
    world.tell(`bus: ${busId} ${id} ${valid ? JSON.stringify(data).slice(0, 60) : `invalid: ${event.meaning.field}`}`);
    for (let copy = world.prng.chance(0.15) ? 2 : 1; copy > 0; copy -= 1) world.queue.send(busId, body, world.nowMs);
  }
}

/** A queue poller hands some messages to an ingest environment and deletes what did not fail. */
export function startIngest(world: SimulatedWorld, environment: string): boolean {
  if (world.isRunning(environment)) return false;
  const messages = world.queue.receive(world.prng, world.nowMs, 1 + world.prng.below(5));
  if (messages.length === 0) return false;
  const busIds = new Map(messages.map(({ messageId, busId }) => [messageId, busId]));
  world.tell(`${environment}: gets ${[...busIds.values()].join(', ')}`);
  const work = async (deps: Parameters<typeof handleQueueBatch>[1]) => {
    const { results, batchItemFailures } = await handleQueueBatch(messages, deps);
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const { messageId, outcome, code } of results) {
      world.tell(`${environment}: ${busIds.get(messageId)} ${outcome} ${code ?? ''}`);
      if (outcome !== 'failed') world.sent.get(busIds.get(messageId) ?? '')?.reported.push({ outcome, code });
    }
    for (const { messageId } of messages) {
      if (failed.has(messageId)) world.queue.release(messageId, world.nowMs);
      else if (!world.chaos || world.prng.chance(0.9)) world.queue.delete(messageId);
    }
    if (results.length !== messages.length) world.faults.push(`${environment}: not one result for each message`);
  };
  world.invoke(environment, work);
  return true;
}

/** A lane's poller hands a batch to a projector environment. When it loses patience, the old one may still be running. */
export function startProjector(world: SimulatedWorld, lane: Lane): boolean {
  const environment = [1, 2].map((copy) => `projector of ${lane.name}.${copy}`).find((name) => !world.isRunning(name));
  if (lane.current !== undefined || environment === undefined) return false;
  const delivery = world.stream.next(lane);
  const entities = delivery.records.map(({ name }) => name.entity);
  world.tell(`${environment}: gets ${entities.join(', ')}, try ${lane.tries + 1}`);
  const work = async (deps: Parameters<typeof handleStreamBatch>[1]) => {
    const { results, batchItemFailures } = await handleStreamBatch(delivery.records, deps);
    for (const { entity, outcome, error } of results) world.tell(`${environment}: ${entity} ${outcome} ${error ?? ''}`);
    world.stream.answer(delivery, batchItemFailures);
  };
  world.invoke(environment, work, () => world.stream.giveUp(delivery));
  return true;
}

export function startSweep(world: SimulatedWorld): boolean {
  if (world.isRunning('sweep')) return false;
  world.invoke('sweep', async (deps) => {
    const { looked, projected, failed, through } = await sweep(deps);
    world.tell(`sweep: looked at ${looked}, projected ${projected}, failed ${failed}, through ${through}`);
  });
  return true;
}

/** What a schedule does after midnight, and may do at any time. */
export function startClosing(world: SimulatedWorld): boolean {
  if (world.isRunning('closer')) return false;
  world.invoke('closer', async (deps) => {
    const { seq, day } = await closeDay(deps);
    world.tell(`closer: HEAD is at ${seq}, on ${day}`);
  });
  return true;
}

/** An operator rebuilds a view; a second one may start while the first is at it. */
export function startRebuild(world: SimulatedWorld, view: ViewId = world.prng.pick(REBUILT)): boolean {
  const environment = ['operator 1', 'operator 2'].find((name) => !world.isRunning(name));
  // A view rebuilt in an empty ledger has no snapshot, and waits for another rebuild.
  if (environment === undefined || !world.hasJournal) return false;
  world.invoke(environment, async (deps) => {
    const commit: typeof deps.ledger.commit = (given) => {
      world.viewMoves.add(given.item.hash);
      return deps.ledger.commit(given);
    };
    const { seq, catchUps } = await rebuild(view, { ...deps, ledger: { ...deps.ledger, commit } });
    world.tell(`${environment}: ${view} is live from ${seq}, after ${catchUps} catch-ups`);
  });
  return true;
}

const REBUILT = ['strikes@3', 'support@2', 'datasets@1', 'statements@2'] as const;

/** Makes a snapshot where one is due; two may be at it. */
export function startCompaction(world: SimulatedWorld): boolean {
  const environment = ['compactor 1', 'compactor 2'].find((name) => !world.isRunning(name));
  if (environment === undefined) return false;
  world.invoke(environment, async ({ ledger, objects, clock }) => {
    const memory = world.memoryOf(environment);
    const compacted = await compact({ ledger, objects, clock, memory, onDamaged: world.onDamaged(environment) });
    world.tell(`${environment}: ${JSON.stringify(compacted)}`);
  });
  return true;
}

const MAX_REDACTIONS = 2;

/** A legal demand: some record's payload has to go. Whoever is killed at it is asked again; two may be asked at once. */
export function startRedaction(world: SimulatedWorld): boolean {
  const [again] = world.prng.shuffled(world.redactions);
  if (again !== undefined && world.prng.chance(0.4)) return orderRedaction(world, again);
  if (world.redactions.length >= MAX_REDACTIONS) return false;
  const record = world.pickKept();
  if (record === undefined) return false;
  const { kind, entity, record: id, revision } = record;
  const order = { kind, entity, record: id, revision, reason: 'danger to a person', answer: 451 } as const;
  if (!orderRedaction(world, order)) return false;
  world.redactions.push(order);
  return true;
}

/** Orders a redaction, for the first time or again. */
export function orderRedaction(world: SimulatedWorld, order: RedactionOrder): boolean {
  const environment = ['redactor 1', 'redactor 2'].find((name) => !world.isRunning(name));
  if (environment === undefined) return false;
  world.answers.redact(order.entity);
  world.tell(`${environment}: is to redact ${order.entity} ${order.record} revision ${order.revision}`);
  world.invoke(environment, async (deps) => {
    const { outcome } = await redact(order, deps);
    world.tell(`${environment}: ${order.entity} ${order.record} revision ${order.revision} is ${outcome}`);
  });
  return true;
}

/** An object of the bucket is lost, or comes back with another byte. */
export function damageSnapshot(world: SimulatedWorld): boolean {
  const { prng } = world;
  const { objects } = world.store;
  const [key, bytes] = prng.take([...objects.page(undefined, Number.POSITIVE_INFINITY)]) ?? [];
  if (key === undefined || bytes === undefined || bytes.length === 0) return false;
  const lost = prng.chance(0.6);
  world.damaged.add(key);
  world.tell(`platform: ${key} is ${lost ? 'lost' : 'spoilt'}`);
  if (lost) objects.delete(key);
  else {
    const index = prng.below(bytes.length);
    objects.put(
      key,
      bytes.map((byte, at) => (at === index ? byte ^ 1 : byte)),
    );
  }
  return true;
}

/** A reader, which may be warm, asks every view as it is now, or as of a day. */
export function startAsking(world: SimulatedWorld, day: Day | undefined): boolean {
  const environment = world.prng.pick(['reader 1', 'reader 2']);
  if (world.isRunning(environment)) return false;
  world.invoke(environment, async ({ ledger, clock }) => {
    const memory = world.memoryOf(environment);
    const reading = await readAt({ knownAt: day, minSeq: undefined }, { memory, ledger, clock });
    const what = reading.ok
      ? `answered at ${reading.at.seq}`
      : reading.code === 'day_open'
        ? 'not closed'
        : reading.code;
    world.tell(`${environment}: ${day ?? 'now'} is ${what}`);
    if (!reading.ok) return;
    const waiting = world.answers.keep(reading.at, day);
    if (waiting.length > 0 && world.settled)
      world.faults.push(`${environment} waits for a rebuild of ${waiting.join(', ')}`);
  });
  return true;
}

export function askSomething(world: SimulatedWorld): boolean {
  const day = addDays(world.todayIn('reader 1'), -world.prng.below(3));
  return startAsking(world, world.prng.chance(0.5) ? day : undefined);
}
