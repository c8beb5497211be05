import type { StoredRow } from '@counterweight/domain/rows';
import type { RecordId, Revision } from '@counterweight/domain/values';
import {
  type AppliedRow,
  type ChangeType,
  contentOf,
  type EntityRef,
  type JournalRecord,
  type LedgerRecord,
  MAX_ENTITY_ROW_BYTES,
  MAX_ENTITY_ROWS,
  type RecordEntry,
  type StateItem,
} from '../ports/ledger.ts';
import { type LiveViews, livePlaces, type ViewPlace } from '../ports/live-views.ts';
import { entityHistory, standingIn } from '../replay/entity-history.ts';
import { foldRows } from './fold-rows.ts';
import { highestKnown, isKnown } from './known-revisions.ts';
import { type EntityReading, jsonBytes, needsHistory } from './read-entity.ts';
import { UnprojectableError } from './unprojectable-error.ts';

/** An event as its publisher calls it, and when its record was accepted. */
export type KnownEvent = Pick<RecordEntry, 'eventId' | 'acceptedAt'>;

/** What projecting one entity will do, based on what was read. */
export interface EntityPlan extends EntityRef {
  readonly state: StateItem | undefined;
  /** Accepted, not yet in the journal. */
  readonly unknown: readonly JournalRecord[];
  /** Of the unknown records, in their order. */
  readonly events: readonly KnownEvent[];
  /** As `placesText` of the views it was planned for: while that holds, its rows are those of the views that are read. */
  readonly places: string;
  readonly views: readonly ViewPlan[];
}

/** The rows of an entity in one view: those that stand, and those there should be. */
export interface ViewPlan {
  readonly place: ViewPlace;
  readonly applied: readonly AppliedRow[];
  readonly next: readonly StoredRow[];
}

/** The records of an entity that the journal does not name yet, in their order. */
export function unknownIn({ state, entries }: EntityReading): readonly RecordEntry[] {
  return entries.filter((entry) => !isKnown(state?.known ?? {}, entry));
}

/** Plans what was read; `records` are those to fold. Throws `UnprojectableError`. */
export function planEntity(reading: EntityReading, records: readonly LedgerRecord[]): EntityPlan {
  const { kind, entity, state, entries, views } = reading;
  const unknown = unknownIn(reading);
  const before = highestKnown(state?.known ?? {});
  const after = highestRevisions(entries);
  return {
    kind,
    entity,
    state,
    unknown: unknown.map((entry) => journalRecord(entry, before.get(entry.record), after.get(entry.record))),
    events: unknown.map(({ eventId, acceptedAt }) => ({ eventId, acceptedAt })),
    places: placesText(kind, views),
    views: planViews(reading, records),
  };
}

/** Where a kind's live views stand, as one text. */
export function placesText(kind: string, views: LiveViews): string {
  return [...livePlaces(kind, views).values()].join(' ');
}

function planViews(reading: EntityReading, records: readonly LedgerRecord[]): readonly ViewPlan[] {
  const { kind, views, state } = reading;
  const places = livePlaces(kind, views);
  const known = state?.known ?? {};
  const history = needsHistory(reading)
    ? entityHistory(
        reading,
        known,
        records.filter((record) => isKnown(known, record)),
        places,
      )
    : {};
  const plans = foldRows(reading, records.map(contentOf)).flatMap(({ view, rows: next }): readonly ViewPlan[] => {
    const place = places.get(view);
    if (place === undefined) return [];
    return [{ place, applied: state?.rows[place] ?? standingIn(history[place] ?? []), next }];
  });
  refuseTooMuch(
    reading,
    plans.flatMap(({ next }) => next),
  );
  return plans;
}

function refuseTooMuch({ kind, entity }: EntityRef, rows: readonly StoredRow[]): void {
  const refuse = (what: string, bound: string) => {
    throw new UnprojectableError(`${kind} ${entity}: ${what}; an entity may have at most ${bound}`);
  };
  if (rows.length > MAX_ENTITY_ROWS) refuse(`${rows.length} rows`, `${MAX_ENTITY_ROWS}`);
  const bytes = jsonBytes(rows);
  if (bytes > MAX_ENTITY_ROW_BYTES) refuse(`rows of ${bytes} bytes`, `${MAX_ENTITY_ROW_BYTES} bytes of rows`);
}

function highestRevisions(entries: readonly RecordEntry[]): ReadonlyMap<RecordId, Revision> {
  const highest = new Map<RecordId, Revision>();
  for (const { record, revision } of entries) {
    const held = highest.get(record);
    if (held === undefined || held < revision) highest.set(record, revision);
  }
  return highest;
}

function journalRecord(entry: RecordEntry, before: Revision | undefined, after: Revision | undefined): JournalRecord {
  const { kind, entity, record, revision, hash } = entry;
  return { kind, entity, record, revision, hash, change: changeOf(entry, before, after) };
}

/** What a record did to its entity, given the highest revision known before its transaction and after it. */
function changeOf(
  record: Pick<RecordEntry, 'revision' | 'status'>,
  before: Revision | undefined,
  after: Revision | undefined,
): ChangeType {
  if (after !== record.revision) return 'superseded';
  if (record.status === 'retracted') return 'retracted';
  return before === undefined ? 'created' : 'corrected';
}
