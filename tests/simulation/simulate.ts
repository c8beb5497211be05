import { addDays, seqSchema, utcDay } from '@counterweight/domain/values';
import { entityText, type JournalItem, recordNameText, verify } from '@counterweight/ledger';
import { answersAsOf } from './closed-day.ts';
import { judgeIngest } from './oracle-ingest.ts';
import { expectedSums, journalFaults } from './oracle-views.ts';
import {
  askSomeDay,
  keepAnswers,
  publish,
  startAsking,
  startIngest,
  startProjector,
  startRebuild,
  startSweep,
} from './platform.ts';
import { SimulatedWorld } from './simulated-world.ts';
import type { AcceptedEvent, WorldEvent } from './world-event.ts';
import { worldEvents } from './world-events.ts';

export interface Run {
  readonly seed: number;
  readonly faults: readonly string[];
  readonly story: readonly string[];
  readonly steps: number;
}

const CALM_STEPS = 5_000;
const INGEST_ENVIRONMENTS = ['ingest 1', 'ingest 2', 'ingest 3'] as const;

/** Runs one seed: a while of chaos, then calm until all is delivered, an operator's sweep, and the judgement. */
export async function simulate(seed: number): Promise<Run> {
  const world = new SimulatedWorld(seed);
  const events = [...worldEvents(world.prng)];
  let steps = await runChaos(world, events);
  world.chaos = false;
  world.tell('platform: calm from here on');
  steps += await drain(world);
  if (world.faults.length === 0) await judgeStream(world);
  if (world.prng.chance(0.5)) {
    startRebuild(world);
    steps += await drain(world);
  }
  world.nowMs += 30 * 3_600_000;
  startSweep(world);
  steps += await drain(world);
  for (const day of world.answers.keys()) {
    startAsking(world, day);
    steps += await drain(world);
  }
  if (world.faults.length === 0) await judgeEnd(world);
  return { seed, faults: world.faults, story: world.story, steps };
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
    else if (choice === 13) startSweep(world);
    else if (choice === 14) askSomeDay(world);
    else if (choice < 18) world.passTime();
    else if (choice === 18) losePatience(world);
    else if (choice === 19) breakSomething(world);
    else if (choice === 20) startRebuild(world);
    else await stepOnce(world);
    await scheduler.standstill();
  }
  return steps;
}

async function stepOnce(world: SimulatedWorld): Promise<void> {
  world.nowMs += world.prng.below(200);
  await world.scheduler.resumeOne(world.prng, (line) => world.tell(line));
}

/** Mostly an invocation dies; sometimes a lane is out for longer than its records are kept. */
function breakSomething(world: SimulatedWorld): void {
  const [lane] = world.prng.shuffled(world.stream.idleLanes());
  if (lane === undefined || world.prng.chance(0.6)) {
    world.crashSomething();
    return;
  }
  world.tell(`platform: the records of ${lane.name} expire`);
  world.stream.forget(lane);
}

/** A poller stops waiting for an answer; what it started goes on. */
function losePatience(world: SimulatedWorld): void {
  const waiting = world.stream.lanes.flatMap(({ current }) => (current === undefined ? [] : [current]));
  const delivery = world.prng.take(waiting);
  if (delivery === undefined) return;
  world.tell(`platform: the poller of ${delivery.lane.name} waits no longer`);
  world.stream.giveUp(delivery);
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

/** Without a sweep, only what the stream gave up may be missing from the journal. */
async function judgeStream(world: SimulatedWorld): Promise<void> {
  const { ledger } = world.plainAdapter();
  const journalled = new Set((await wholeJournal(world)).flatMap(({ records }) => records.map(recordNameText)));
  for await (const record of ledger.scan()) {
    if (journalled.has(recordNameText(record)) || world.stream.droppedEntities.has(entityText(record))) continue;
    world.faults.push(`the stream delivered ${recordNameText(record)}, and nobody projected it`);
  }
}

async function judgeEnd(world: SimulatedWorld): Promise<void> {
  const adapter = world.plainAdapter();
  const { accepted, faults } = await judgeIngest([...world.sent.values()], adapter);
  world.faults.push(...faults);
  const journal = await wholeJournal(world);
  const judged = journalFaults(journal, accepted, world.headMoves);
  world.faults.push(...judged.faults);
  for (const name of accepted.keys())
    if (!judged.known.has(name)) world.faults.push(`${name} is nowhere in the journal`);
  await judgeViews(world, journal, judged.known);
  const poisoned = await adapter.quarantine.list({}, undefined, 1000);
  for (const { stage, reason } of poisoned.items) if (stage === 'projector') world.faults.push(`poison: ${reason}`);
  const { differences } = await verify(adapter);
  for (const { where, key, expected, actual } of differences) {
    world.faults.push(`verify: ${where} ${key}: ${actual} instead of ${expected}`);
  }
}

/** As of every day that anybody asked for, and as of now, the views say what the events say. */
async function judgeViews(
  world: SimulatedWorld,
  journal: readonly JournalItem[],
  accepted: ReadonlyMap<string, AcceptedEvent>,
): Promise<void> {
  const adapter = world.plainAdapter();
  for (const day of [...world.answers.keys(), addDays(utcDay(world.nowMs), 1)]) {
    const answers = await answersAsOf(day, adapter);
    keepAnswers(world, day, answers);
    const names = journal.filter((item) => item.day <= day).flatMap(({ records }) => records.map(recordNameText));
    const known = names.flatMap((name) => accepted.get(name) ?? []);
    for (const { view, cells } of answers) {
      const expected = expectedSums(view, known);
      if (cells !== expected)
        world.faults.push(`${view} as of ${day}: it says\n${cells}\nbut the events say\n${expected}`);
    }
  }
}

async function wholeJournal(world: SimulatedWorld): Promise<readonly JournalItem[]> {
  return world.plainAdapter().ledger.journal(seqSchema.parse(0), Number.POSITIVE_INFINITY);
}
