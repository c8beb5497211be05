import { sortedKindNames } from '@counterweight/domain/kinds';
import { entityIdSchema, sourceSchema } from '@counterweight/domain/values';
import type { LedgerAt } from '@counterweight/ledger';
import { highestOfEach } from './oracle-rows.ts';
import { type AcceptedEvent, entityOf } from './world-event.ts';

const SOURCES = ['alpha', 'beta'];
const PAGE = 2;

/** What is wrong with what a reader is told of records: of each source's current ones, and when each became known. */
export function indexFaults(at: LedgerAt, knownAt: ReadonlyMap<AcceptedEvent, number>): readonly string[] {
  const known = [...knownAt].filter(([, seq]) => seq <= at.seq);
  const faults: string[] = [];
  for (const source of SOURCES) {
    for (const kind of sortedKindNames) {
      const events = known.map(([event]) => event).filter(({ meaning }) => meaning.kind === kind);
      const current = [...highestOfEach(events).values()].filter((event) => event.source === source);
      const expected = current.map(lineOf).sort().join(', ');
      const told = currentRecords(at, source, kind).sort().join(', ');
      if (told !== expected) faults.push(`${source} has the ${kind} records ${told} at ${at.seq}, not ${expected}`);
    }
  }
  for (const [, named] of Map.groupBy(known, ([event]) => entityOf(event))) {
    const [[first] = []] = named;
    if (first === undefined) continue;
    const { kind, entity } = first.meaning;
    const records = at.recordsOf({ kind, entity: entityIdSchema.parse(entity) });
    const told = records.map(({ record, revision, known: { seq } }) => `${record} ${revision} at ${seq}`);
    const expected = named.map(([{ meaning }, seq]) => `${meaning.record} ${meaning.revision} at ${seq}`);
    if (told.sort().join() !== expected.sort().join())
      faults.push(`${entity} has ${told} at ${at.seq}, not ${expected}`);
  }
  return faults;
}

function lineOf({ meaning: { entity, record, revision, retracted } }: AcceptedEvent): string {
  return `${entity} ${record} ${revision} ${retracted ? 'retracted' : 'live'}`;
}

function currentRecords(at: LedgerAt, source: string, kind: string): string[] {
  const lines: string[] = [];
  let after: string | undefined;
  do {
    const page = at.currentRecords(sourceSchema.parse(source), kind, after, PAGE);
    lines.push(
      ...page.items.map(({ entity, record, revision, status }) => `${entity} ${record} ${revision} ${status}`),
    );
    after = page.next;
  } while (after !== undefined);
  return lines;
}
