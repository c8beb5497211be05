import { seqSchema } from '@counterweight/domain/values';
import {
  createLedgerMemory,
  entityText,
  type JournalItem,
  type LedgerAt,
  type LedgerMemoryDeps,
  recordNameText,
  verify,
} from '@counterweight/ledger';
import { indexFaults } from './oracle-index.ts';
import { judgeIngest } from './oracle-ingest.ts';
import { judgeJournal, redactedIn } from './oracle-journal.ts';
import { expectedAnswers } from './oracle-rows.ts';
import { judgeStates } from './oracle-states.ts';
import type { Ports, SimulatedWorld } from './simulated-world.ts';
import { answersAt, differences } from './view-answers.ts';
import { type AcceptedEvent, nameOf } from './world-event.ts';

/** Without a sweep, only what the stream gave up may be missing from the journal. */
export async function judgeStream(world: SimulatedWorld): Promise<void> {
  const { ledger } = world.plainAdapter();
  const journalled = new Set((await wholeJournal(world)).flatMap(({ records }) => records.map(recordNameText)));
  for await (const record of ledger.scan()) {
    if (journalled.has(recordNameText(record)) || world.stream.droppedEntities.has(entityText(record))) continue;
    world.faults.push(`the stream delivered ${recordNameText(record)}, and nobody projected it`);
  }
}

/** Everything that must hold once all is done. */
export async function judgeEnd(world: SimulatedWorld): Promise<void> {
  const { faults } = world;
  const adapter = world.plainAdapter();
  const ended = await judgeIngest([...world.sent.values()], world.recorded, adapter);
  const journal = await wholeJournal(world);
  const judged = judgeJournal(journal, ended.accepted, world.viewMoves);
  faults.push(...ended.faults, ...judged.faults);
  for (const [name, event] of ended.accepted) {
    if (!judged.knownAt.has(event)) faults.push(`${name} is nowhere in the journal`);
  }
  for (const [day, told] of world.answers.days) {
    const end = journal.filter((item) => item.day <= day).length;
    if (told !== end) faults.push(`${day} ends at ${end}, and was answered at ${told}`);
  }
  await judgeViews(world, judged.knownAt, ended.redacted);
  const states = [];
  for await (const state of adapter.ledger.scanStates()) states.push(state);
  const places = new Set(
    Object.entries((await adapter.ledger.head()).views).map(([view, since]) => `${view}/${since}`),
  );
  faults.push(...judgeStates(states, journal, judged.knownAt, places));
  faults.push(...(await redactionFaults(world, journal, ended.redacted)));
  const poisoned = await adapter.quarantine.list({}, undefined, 1000);
  for (const { stage, reason } of poisoned.items) if (stage === 'projector') faults.push(`poison: ${reason}`);
  const { differences: found } = await verify(adapter);
  for (const { where, key, expected, actual } of found) {
    if (where === 'snapshot' && world.damaged.has(key)) continue;
    faults.push(`verify: ${where} ${key}: ${actual} instead of ${expected}`);
  }
}

/** What was told, and what is told now with snapshots and without any, is what the events say. */
async function judgeViews(
  world: SimulatedWorld,
  knownAt: ReadonlyMap<AcceptedEvent, number>,
  redacted: ReadonlySet<AcceptedEvent>,
): Promise<void> {
  const knownThrough = (seq: number) => [...knownAt].flatMap(([event, at]) => (at <= seq ? [event] : []));
  world.answers.judge((seq) => expectedAnswers(knownThrough(seq), new Set()));
  const { ledger, objects } = world.plainAdapter();
  const none = { get: async () => undefined, list: async () => [] };
  for (const [how, bucket] of [
    ['a snapshot', objects],
    ['the journal alone', none],
  ] as const) {
    const at = await readFresh({ ledger, objects: bucket }, world);
    if (at === undefined) continue;
    const positions = [at.seq, ...world.answers.positions, ...someOf(world, at.seq)];
    for (const seq of new Set(positions)) {
      const expected = expectedAnswers(knownThrough(seq), redacted);
      world.faults.push(...indexFaults(at.at(seqSchema.parse(seq)), knownAt));
      for (const [view, answer] of answersAt(at.at(seqSchema.parse(seq)))) {
        if (answer === undefined) {
          if (bucket === objects) world.faults.push(`${view} waits for a rebuild`);
          continue;
        }
        for (const each of differences(answer, expected.get(view) ?? new Map())) {
          world.faults.push(`${view} at ${seq} by ${how}: ${each}`);
        }
      }
    }
  }
}

/** What a reader without any memory holds. */
export async function readFresh(deps: LedgerMemoryDeps, world: SimulatedWorld): Promise<LedgerAt | undefined> {
  const reading = await createLedgerMemory({
    ...deps,
    clock: { now: () => world.nowMs, backOff: async () => {} },
  }).read();
  if (!reading.ok) world.faults.push('a reader is behind, though nothing happens');
  return reading.ok ? reading.at : undefined;
}

function someOf(world: SimulatedWorld, last: number): readonly number[] {
  return [1, 2, 3].map(() => world.prng.below(last + 1));
}

/** What was to be redacted is, once, and neither a word of it nor the salt of its hash is anywhere. */
async function redactionFaults(
  world: SimulatedWorld,
  journal: readonly JournalItem[],
  redacted: ReadonlySet<AcceptedEvent>,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const [wanted, done] = [world.redactions.map(recordNameOf).sort(), [...redacted].map(nameOf).sort()];
  if ([...new Set(wanted)].join() !== done.join()) faults.push(`${done} is redacted, not ${wanted}`);
  if (redactedIn(journal).toSorted().join() !== done.join()) faults.push(`the journal redacts ${redactedIn(journal)}`);
  for (const event of redacted) {
    const salt = world.recorded.get(nameOf(event))?.salt ?? 'no salt';
    for (const where of await placesOf(salt, world)) faults.push(`the salt of ${nameOf(event)} is still in ${where}`);
    for (const secret of new Set(JSON.stringify(event.data).match(/secret \d{4}/g))) {
      for (const where of await placesOf(secret, world))
        faults.push(`${secret} of ${nameOf(event)} is still in ${where}`);
    }
  }
  return faults;
}

function recordNameOf({ kind, entity, record, revision }: SimulatedWorld['redactions'][number]): string {
  return `${kind} ${entity} ${record} ${revision}`;
}

async function placesOf(words: string, { store, tables }: SimulatedWorld): Promise<readonly string[]> {
  const all = Number.POSITIVE_INFINITY;
  const { records, accepted, states, journal, quarantine } = store;
  const lists = Object.entries({ records, accepted, states, journal, quarantine });
  const found = lists.flatMap(([name, items]) =>
    [...items.page(undefined, all)].flatMap(([key, item]) =>
      JSON.stringify(item).includes(words) ? [`${name} ${key}`] : [],
    ),
  );
  const objects = store.objects.page(undefined, all).filter(([, bytes]) => Buffer.from(bytes).includes(words));
  return [...found, ...objects.map(([key]) => key), ...((await tables?.placesOf(words)) ?? [])];
}

/** More items than any run has. */
const WHOLE_JOURNAL = 1_000_000;

async function wholeJournal(world: SimulatedWorld): Promise<readonly JournalItem[]> {
  return world.plainAdapter().ledger.journal(seqSchema.parse(0), WHOLE_JOURNAL);
}

/** Views that a reader without any memory cannot answer. */
export async function unbuiltViews(world: SimulatedWorld, { ledger, objects }: Ports) {
  const at = await readFresh({ ledger, objects }, world);
  return at === undefined ? [] : [...answersAt(at)].flatMap(([view, answer]) => (answer === undefined ? [view] : []));
}
