import { contentHash } from '@counterweight/contracts';
import { type CurrentRecord, type PlannedEvent, planImport, readStrikes } from '../src/index.ts';
import { type StrikeRow, strikeFile } from './strike-file.ts';

export const SOURCE = 'imported-strikes';

/** What a ledger would hold of a source's strikes: the highest revision of each entity. */
export type Held = ReadonlyMap<string, PlannedEvent>;

/** Records planned events as a ledger would: the highest revision wins, whatever the order. */
export function recordEvents(held: Held, events: readonly PlannedEvent[]): Held {
  const next = new Map(held);
  for (const event of events) {
    const known = next.get(event.data.entity);
    if (known === undefined || known.data.revision < event.data.revision) next.set(event.data.entity, event);
  }
  return next;
}

/** Held events as the ledger lists a source's current records. */
export function currentRecords(held: Held): CurrentRecord[] {
  return [...held.values()].map(({ type, data }) => ({
    entity: data.entity,
    record: 'report',
    revision: data.revision,
    hash: contentHash(type, data),
    retracted: type.includes('retracted'),
  }));
}

/** The plan for a file of these rows against what is held. */
export function planRows(rows: readonly StrikeRow[], held: Held, partial = false) {
  const reading = readStrikes(rows.length === 0 ? strikeFile([BAD_ROW]) : strikeFile(rows));
  return planImport(reading, currentRecords(held), { source: SOURCE, partial, contentHash });
}

/** Imports a file of these rows into what is held. */
export function importRows(rows: readonly StrikeRow[], held: Held = new Map(), partial = false): Held {
  return recordEvents(held, planRows(rows, held, partial).events);
}

/** What views would be computed from: the live strikes and their sources, in an order of their own. */
export function liveContent(held: Held): string[] {
  return [...held.values()]
    .filter(({ type }) => type.includes('reported'))
    .map(({ data }) => contentHash('content', { strike: data.strike, sources: data.sources }))
    .sort();
}

/** A file needs a row: this one is refused, so that a file of it holds no entity. */
const BAD_ROW: StrikeRow = { launched: '-1' };
