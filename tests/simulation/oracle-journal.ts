import { createHash } from 'node:crypto';
import { type ChangeType, type JournalItem, recordNameText } from '@counterweight/ledger';
import { highestOfEach, recordOf } from './oracle-rows.ts';
import type { AcceptedEvent } from './world-event.ts';

export interface JudgedJournal {
  readonly faults: readonly string[];
  /** At which position each record became known. */
  readonly knownAt: ReadonlyMap<AcceptedEvent, number>;
}

/** What is wrong with the journal: its order, its chain, what it names, and what it says changed. */
export function judgeJournal(
  journal: readonly JournalItem[],
  accepted: ReadonlyMap<string, AcceptedEvent>,
  viewMoves: ReadonlySet<string>,
): JudgedJournal {
  const faults: string[] = [];
  const knownAt = new Map<AcceptedEvent, number>();
  let before: JournalItem | undefined;
  for (const item of journal) {
    faults.push(...chainFaults(item, before));
    if (item.records.length === 0 && item.day === before?.day && !viewMoves.has(item.hash)) {
      faults.push(`journal ${item.seq} neither names a record, nor closes a day, nor moves a view`);
    }
    faults.push(...takeRecords(item, accepted, knownAt));
    before = item;
  }
  const salts = journal.flatMap(({ entities }) => entities.flatMap(({ content }) => content?.salt ?? []));
  if (new Set(salts).size !== salts.length) faults.push('two entities of the journal share a salt');
  return { faults, knownAt };
}

function chainFaults(item: JournalItem, before: JournalItem | undefined): readonly string[] {
  const faults: string[] = [];
  const { seq, day, hash, previous } = item;
  if (seq !== (before?.seq ?? 0) + 1) faults.push(`journal ${seq} follows ${before?.seq ?? 0}`);
  if (previous !== (before?.hash ?? '0'.repeat(64))) faults.push(`journal ${seq} breaks the chain`);
  if (before !== undefined && day < before.day) faults.push(`journal ${seq} goes back to ${day}`);
  if (hash !== hashOf(item)) faults.push(`journal ${seq} has a hash that is not of all it says`);
  for (const { entity, commitment, content } of item.entities) {
    if (content === undefined) continue;
    if (commitmentTo(content) !== commitment) {
      faults.push(`journal ${seq} commits to other rows of ${entity}, or without their salt`);
    }
  }
  return faults;
}

/** As the data model says it, without the ledger's code. */
export function hashOf({ seq, day, at, previous, records, entities }: JournalItem): string {
  return sha256(
    [
      ...[seq, day, at, previous],
      ...records.map((each) => `${recordNameText(each)} ${each.hash} ${each.change}`),
      ...entities.map(({ kind, entity, commitment }) => `${kind} ${entity} ${commitment}`),
    ].join('\n'),
  );
}

/** As the data model says it, without the ledger's code. */
export function commitmentTo({ salt, rows }: NonNullable<JournalItem['entities'][number]['content']>): string {
  return sha256(`${salt}\n${canonical(rows)}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** RFC 8785 of what rows consist of: texts and whole numbers. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const texts = members
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${texts.join(',')}}`;
}

/** Each record is known once, and what it did to its entity is told rightly. A redaction makes nothing known. */
function takeRecords(
  { seq, records }: JournalItem,
  accepted: ReadonlyMap<string, AcceptedEvent>,
  knownAt: Map<AcceptedEvent, number>,
): readonly string[] {
  const faults: string[] = [];
  const before = [...knownAt.keys()];
  const named = records
    .filter(({ change }) => change !== 'redacted')
    .map((record) => ({
      name: recordNameText(record),
      change: record.change,
      event: accepted.get(recordNameText(record)),
    }));
  for (const { name, event } of named) {
    if (event === undefined) faults.push(`journal ${seq} names ${name}, which nobody had accepted`);
    else if (knownAt.has(event)) faults.push(`journal ${seq} names ${name} again`);
    else knownAt.set(event, seq);
  }
  const after = [...knownAt.keys()];
  for (const { name, change, event } of named) {
    const expected = event && expectedChange(event, before, after);
    if (change !== expected) faults.push(`journal ${seq} says ${name} ${change}, it is ${expected}`);
  }
  return faults;
}

function expectedChange(
  event: AcceptedEvent,
  before: readonly AcceptedEvent[],
  after: readonly AcceptedEvent[],
): ChangeType {
  const sameRecord = (events: readonly AcceptedEvent[]) => events.filter((each) => recordOf(each) === recordOf(event));
  if (highestOfEach(sameRecord(after)).get(recordOf(event)) !== event) return 'superseded';
  if (event.meaning.retracted) return 'retracted';
  return sameRecord(before).length > 0 ? 'corrected' : 'created';
}

/** The records that the journal says are redacted, each as often as it says so. */
export function redactedIn(journal: readonly JournalItem[]): readonly string[] {
  return journal.flatMap(({ records }) => records.filter(({ change }) => change === 'redacted').map(recordNameText));
}
