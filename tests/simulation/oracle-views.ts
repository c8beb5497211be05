import { type Day, daySchema } from '@counterweight/domain/values';
import type { ChangeType, JournalItem } from '@counterweight/ledger';
import { SumText } from './closed-day.ts';
import { airDefenceSums, pledgeSums } from './oracle-pledges.ts';
import type { AcceptedEvent, SalvoFacts } from './world-event.ts';

/** `kind entity record revision`. */
export function nameOf({ meaning }: AcceptedEvent): string {
  return `${meaning.kind} ${meaning.entity} ${meaning.record} ${meaning.revision}`;
}

/** What a view must say when exactly these revisions are known: of each record the highest one counts, if it stands. */
export function expectedSums(view: string, known: readonly AcceptedEvent[]): string {
  const sums = new SumText();
  const standing = [...highestOfEach(known).values()];
  for (const { meaning, source } of standing) {
    const { facts } = meaning;
    if (facts === 'dataset' && view === 'datasets@1') {
      const dimensions = { source, covers: ['strike'] };
      sums.add({ cell: { axis: 'all', day: 'undated' }, dimensions, measures: { datasets: 1 } });
    }
    if (view === 'strikes@2' && typeof facts === 'object' && 'startDay' in facts)
      for (const each of salvoSums(facts)) sums.add(each);
  }
  const sumsOf = view === 'support@2' ? pledgeSums : view === 'air-defence@1' ? airDefenceSums : undefined;
  if (sumsOf === undefined) return sums.toString();
  const pledges = standing.filter(({ meaning }) => meaning.kind === 'pledge');
  for (const [entity, records] of Map.groupBy(pledges, ({ meaning }) => meaning.entity)) {
    for (const each of sumsOf(entity, records)) sums.add(each);
  }
  return sums.toString();
}

function salvoSums({ startDay, endDay, dimensions, measures }: SalvoFacts) {
  return [
    { cell: { axis: 'start', day: dayOf(startDay) }, dimensions, measures },
    { cell: { axis: 'end', day: dayOf(endDay) }, dimensions, measures },
  ];
}

function dayOf(text: string): Day {
  return daySchema.parse(text);
}

/** Of each record its highest revision, by `recordOf`. */
export function highestOfEach(known: readonly AcceptedEvent[]): ReadonlyMap<string, AcceptedEvent> {
  const highest = new Map<string, AcceptedEvent>();
  for (const event of known) {
    const held = highest.get(recordOf(event));
    if (held === undefined || held.meaning.revision < event.meaning.revision) highest.set(recordOf(event), event);
  }
  return highest;
}

function recordOf({ meaning }: AcceptedEvent): string {
  return `${meaning.kind} ${meaning.entity} ${meaning.record}`;
}

/** What is wrong with the journal: its order, its chain, what it names, and what it says changed. */
export function journalFaults(
  journal: readonly JournalItem[],
  accepted: ReadonlyMap<string, AcceptedEvent>,
  headMoves: ReadonlySet<string>,
) {
  const faults: string[] = [];
  const known = new Map<string, AcceptedEvent>();
  let before: JournalItem | undefined;
  for (const item of journal) {
    if (item.seq !== (before?.seq ?? 0) + 1) faults.push(`journal ${item.seq} follows ${before?.seq ?? 0}`);
    if (item.previous !== (before?.hash ?? '0'.repeat(64))) faults.push(`journal ${item.seq} breaks the chain`);
    if (before !== undefined && item.day < before.day) faults.push(`journal ${item.seq} goes back to ${item.day}`);
    if (item.records.length === 0 && item.day === before?.day && !headMoves.has(item.hash)) {
      faults.push(`journal ${item.seq} neither names a record, nor closes a day, nor moves a view`);
    }
    const named = item.records.map(({ kind, entity, record, revision, change }) => {
      const name = `${kind} ${entity} ${record} ${revision}`;
      return { name, change, event: accepted.get(name) };
    });
    const after = new Map(known);
    for (const { name, event } of named) {
      if (event === undefined) faults.push(`journal ${item.seq} names ${name}, which nobody had accepted`);
      else if (after.has(name)) faults.push(`journal ${item.seq} names ${name} again`);
      else after.set(name, event);
    }
    for (const { name, change, event } of named) {
      const expected = event && expectedChange(event, [...known.values()], [...after.values()]);
      if (change !== expected) faults.push(`journal ${item.seq} says ${name} ${change}, it is ${expected}`);
    }
    for (const [name, event] of after) known.set(name, event);
    before = item;
  }
  return { faults, known };
}

function expectedChange(
  event: AcceptedEvent,
  before: readonly AcceptedEvent[],
  after: readonly AcceptedEvent[],
): ChangeType {
  if (highestOfEach(after).get(recordOf(event)) !== event) return 'superseded';
  if (event.meaning.retracted) return 'retracted';
  return highestOfEach(before).has(recordOf(event)) ? 'corrected' : 'created';
}
