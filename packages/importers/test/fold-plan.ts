import { contentHash, contractFor } from '@counterweight/contracts/events';
import { type CurrentRecord, type PlannedEvent, planImport, readStrikes } from '../src/index.ts';
import { type StrikeRow, strikeFile } from './strike-file.ts';

export const SOURCE = 'imported-strikes';
/** What a publisher's token is to an import. */
export const ID_KEY = 'a secret';
export const SALT = '5a';

/** What a ledger would hold of a source: the highest revision of each record, by entity and record. */
export type Held = ReadonlyMap<string, HeldEvent>;

interface HeldEvent extends PlannedEvent {
  readonly record: string;
  readonly retracted: boolean;
}

/** Records planned events as a ledger would: the highest revision wins, whatever the order. */
export function recordEvents(held: Held, events: readonly PlannedEvent[]): Held {
  const next = new Map(held);
  for (const event of events) {
    const taken = take(event);
    const name = `${event.data.entity} ${taken.record}`;
    const known = next.get(name);
    if (known === undefined || known.data.revision < event.data.revision) next.set(name, taken);
  }
  return next;
}

/** Takes an event by its contract, as ingest does. */
function take(event: PlannedEvent): HeldEvent {
  const lookup = contractFor(event.type);
  const reading = lookup.found ? lookup.contract.read(event.data) : undefined;
  if (!lookup.found || !reading?.ok) throw new Error(`${event.id} would be put aside: ${JSON.stringify(reading)}`);
  return { ...event, record: reading.name.record, retracted: lookup.contract.status === 'retracted' };
}

/** Held events as the ledger lists a source's current records. */
export function currentRecords(held: Held): CurrentRecord[] {
  return [...held.values()].map(({ type, data, record, retracted }) => ({
    entity: data.entity,
    record,
    revision: data.revision,
    hash: contentHash(SALT, type, data),
    salt: SALT,
    retracted,
  }));
}

/** The plan for a file of these rows against what is held. */
export function planRows(rows: readonly StrikeRow[], held: Held, partial = false) {
  const reading = readStrikes(rows.length === 0 ? strikeFile([BAD_ROW]) : strikeFile(rows));
  return planImport(reading, currentRecords(held), { source: SOURCE, partial, contentHash, idKey: ID_KEY });
}

/** Imports a file of these rows into what is held. */
export function importRows(rows: readonly StrikeRow[], held: Held = new Map(), partial = false): Held {
  return recordEvents(held, planRows(rows, held, partial).events);
}

/** What views would be computed from: the live strikes and their sources, in an order of their own. */
export function liveContent(held: Held): string[] {
  return [...held.values()]
    .filter(({ retracted }) => !retracted)
    .map(({ data }) => contentHash(SALT, 'content', { strike: data.strike, sources: data.sources }))
    .sort();
}

/** A file needs a row: this one is refused, so that a file of it holds no entity. */
const BAD_ROW: StrikeRow = { launched: '-1' };
