import { addDays, type Day } from '@counterweight/domain/values';
import { handleQueueBatch, handleStreamBatch, rebuild, sweep } from '@counterweight/ledger';
import { askClosedDay, type DayAnswer } from './closed-day.ts';
import type { Lane } from './simulated-stream.ts';
import type { SimulatedWorld } from './simulated-world.ts';
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
  world.invoke(environment, work, () => {});
  return true;
}

/** A lane's poller hands a batch to a projector environment. When it loses patience, the old one may still be running. */
export function startProjector(world: SimulatedWorld, lane: Lane): boolean {
  const environment = [1, 2].map((copy) => `projector of ${lane.name}.${copy}`).find((name) => !world.isRunning(name));
  if (lane.current !== undefined || environment === undefined) return false;
  const delivery = world.stream.next(lane);
  const entities = delivery.records.map(({ ref }) => ref.entity);
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
  const work = async (deps: Parameters<typeof sweep>[0]) => {
    const { looked, projected, failed, through } = await sweep(deps);
    world.tell(`sweep: looked at ${looked}, projected ${projected}, failed ${failed}, through ${through}`);
  };
  world.invoke('sweep', work, () => {});
  return true;
}

const VIEWS = ['strikes@2', 'support@2', 'datasets@1'] as const;

/** An operator rebuilds a view; a second one may start while the first is at it. */
export function startRebuild(world: SimulatedWorld): boolean {
  const environment = ['operator 1', 'operator 2'].find((name) => !world.isRunning(name));
  if (environment === undefined) return false;
  const view = world.prng.pick(VIEWS);
  const work = async (deps: Parameters<typeof rebuild>[1]) => {
    const advance: typeof deps.ledger.advance = (from, item, builds) => {
      world.headMoves.add(item.hash);
      return deps.ledger.advance(from, item, builds);
    };
    const { build, seq, catchUps } = await rebuild(view, { ...deps, ledger: { ...deps.ledger, advance } });
    world.tell(`${environment}: ${view} build ${build} is live from ${seq}, after ${catchUps} catch-ups`);
  };
  world.invoke(environment, work, () => {});
  return true;
}

/** A reader asks every view as of a day; the first answer for a closed day is the answer for ever. */
export function startAsking(world: SimulatedWorld, day: Day): boolean {
  if (world.isRunning('reader')) return false;
  const work = async (deps: Parameters<typeof askClosedDay>[1]) => {
    const answers = await askClosedDay(day, deps);
    world.tell(`reader: ${day} is ${answers === undefined ? 'not closed' : 'answered'}`);
    if (answers !== undefined) keepAnswers(world, day, answers);
  };
  world.invoke('reader', work, () => {});
  return true;
}

export function askSomeDay(world: SimulatedWorld): boolean {
  return startAsking(world, addDays(world.todayIn('reader'), -world.prng.below(3)));
}

export function keepAnswers(world: SimulatedWorld, day: Day, answers: readonly DayAnswer[]): void {
  const before = world.answers.get(day);
  if (before === undefined) world.answers.set(day, answers);
  for (const [index, { view, cells, rows }] of answers.entries()) {
    const told = before?.[index]?.cells;
    if (told !== undefined && told !== cells)
      world.faults.push(`${view} as of ${day} said\n${told}\nand now\n${cells}`);
    if (cells !== rows) world.faults.push(`${view} as of ${day}: cells\n${cells}\nbut rows\n${rows}`);
  }
}
