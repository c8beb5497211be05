import { utcDay } from '@counterweight/domain/values';
import { judgeEnd, judgeStream, unbuiltViews } from './judge.ts';
import {
  askSomething,
  damageSnapshot,
  orderRedaction,
  publish,
  startAsking,
  startClosing,
  startCompaction,
  startIngest,
  startProjector,
  startRebuild,
  startRedaction,
  startSweep,
} from './platform.ts';
import type { SimulatedTables } from './simulated-tables.ts';
import { SimulatedWorld } from './simulated-world.ts';
import type { WorldEvent } from './world-event.ts';
import { worldEvents } from './world-events.ts';

export interface Run {
  readonly seed: number;
  readonly faults: readonly string[];
  readonly story: readonly string[];
  readonly steps: number;
}

const CALM_STEPS = 20_000;
const INGEST_ENVIRONMENTS = ['ingest 1', 'ingest 2', 'ingest 3'] as const;

/** Runs one seed, over a store in memory or over tables: a while of chaos, then calm until all is delivered, an operator's sweep, and the judgement. */
export async function simulate(seed: number, tables?: SimulatedTables): Promise<Run> {
  const world = new SimulatedWorld(seed, tables);
  const events = [...worldEvents(world.prng)];
  let steps = await runChaos(world, events);
  world.chaos = false;
  world.tell('platform: calm from here on');
  steps += await drain(world);
  if (world.faults.length === 0) await judgeStream(world);
  steps += await operate(world);
  if (world.faults.length === 0) await judgeEnd(world);
  return { seed, faults: world.faults, story: world.story, steps };
}

/** A world in which all events of a seed have come, and nothing went wrong. */
export async function settledWorld(seed: number): Promise<SimulatedWorld> {
  const world = new SimulatedWorld(seed);
  world.chaos = false;
  for (const event of worldEvents(world.prng)) {
    publish(world, event);
    await drain(world);
  }
  return world;
}

async function runChaos(world: SimulatedWorld, events: WorldEvent[]): Promise<number> {
  const { prng, scheduler } = world;
  const length = 300 + prng.below(900);
  let steps = 0;
  for (; steps < length || events.length > 0; steps += 1) {
    const choice = prng.below(100);
    const event = choice >= 93 ? events.shift() : undefined;
    if (event !== undefined) publish(world, event);
    else if (choice < 5) startIngest(world, prng.pick(INGEST_ENVIRONMENTS));
    else if (choice < 13)
      for (const lane of prng.shuffled(world.stream.idleLanes()).slice(0, 1)) startProjector(world, lane);
    else if (choice < 21) startSomething(world, choice);
    else await stepOnce(world);
    await scheduler.standstill();
  }
  return steps;
}

function startSomething(world: SimulatedWorld, choice: number): void {
  const { prng } = world;
  if (choice === 13) (prng.chance(0.5) ? startSweep : startClosing)(world);
  else if (choice < 16) askSomething(world);
  else if (choice < 18) world.passTime();
  else if (choice === 18) losePatience(world);
  else if (choice === 19) breakSomething(world);
  else if (prng.chance(0.4)) startCompaction(world);
  else if (prng.chance(0.65)) startRebuild(world);
  else startRedaction(world);
}

async function stepOnce(world: SimulatedWorld): Promise<void> {
  world.nowMs += world.prng.below(200);
  await world.scheduler.resumeOne(world.prng, (line) => world.tell(line));
}

/** Mostly an invocation dies; sometimes a lane is out for longer than its records are kept, or a snapshot is lost. */
function breakSomething(world: SimulatedWorld): void {
  const [lane] = world.prng.shuffled(world.stream.idleLanes());
  if (world.prng.chance(0.35) && damageSnapshot(world)) return;
  if (lane === undefined || world.prng.chance(0.6)) world.crashSomething();
  else {
    world.tell(`platform: the records of ${lane.name} expire`);
    world.stream.forget(lane);
  }
}

/** A poller stops waiting for an answer; what it started goes on. */
function losePatience(world: SimulatedWorld): void {
  const waiting = world.stream.lanes.flatMap(({ current }) => (current === undefined ? [] : [current]));
  const delivery = world.prng.take(waiting);
  if (delivery === undefined) return;
  world.tell(`platform: the poller of ${delivery.lane.name} waits no longer`);
  world.stream.giveUp(delivery);
}

/** What operators and schedules do once it is calm: all that was ordered is done, and what was answered is asked again. */
async function operate(world: SimulatedWorld): Promise<number> {
  let steps = 0;
  const finish = async (start: () => unknown) => {
    start();
    steps += await drain(world);
  };
  if (world.prng.chance(0.5)) await finish(() => startRebuild(world));
  for (const order of world.redactions) await finish(() => orderRedaction(world, order));
  world.nowMs += 30 * 3_600_000;
  await finish(() => startSweep(world));
  await finish(() => startClosing(world));
  const { day: reached } = await world.plainAdapter().ledger.head();
  if (reached !== utcDay(world.nowMs)) world.faults.push(`HEAD is still on ${reached}`);
  await finish(() => startCompaction(world));
  for (const view of await unbuiltViews(world, world.plainAdapter())) {
    world.faults.push(`${view} waits for a rebuild, though a compaction makes again what was lost`);
  }
  world.settled = true;
  for (const day of world.answers.days.keys()) await finish(() => startAsking(world, day));
  return steps;
}

/** Lets everything finish; dead letters are sent again. */
async function drain(world: SimulatedWorld): Promise<number> {
  const { scheduler, queue, stream } = world;
  let steps = 0;
  for (; steps < CALM_STEPS; steps += 1) {
    for (const environment of INGEST_ENVIRONMENTS) startIngest(world, environment);
    for (const lane of stream.idleLanes()) startProjector(world, lane);
    if (scheduler.waiting > 0) await stepOnce(world);
    else if (queue.depth > 0) world.nowMs += 31_000;
    else if (queue.redrive(world.nowMs) === 0 && stream.drained && !world.busy) return steps;
    await scheduler.standstill();
  }
  world.faults.push('it does not settle');
  return steps;
}
