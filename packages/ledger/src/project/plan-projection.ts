import { sha256 } from '@counterweight/contracts/events';
import { kindNamed } from '@counterweight/domain/kinds';
import { type Contribution, cellText, type Move, moveBetween } from '@counterweight/domain/rows';
import type { EntityId, RecordId, Revision } from '@counterweight/domain/values';
import {
  type ChangeType,
  contentOf,
  type EntityRef,
  type JournalRecord,
  type Ledger,
  type PlacedRecord,
} from '../ports/ledger.ts';
import { livePlaces, type ViewBuilds, type ViewPlace } from '../ports/view-builds.ts';
import type { Pointer, StateItem, Views } from '../ports/views.ts';

/** An event as its publisher calls it, and when its record was accepted. */
export type KnownEvent = Pick<PlacedRecord, 'eventId' | 'acceptedAt'>;

/** What projecting one entity will do, based on what was read. */
export interface EntityPlan extends EntityRef {
  /** Accepted, not yet in the journal. */
  readonly unknown: readonly JournalRecord[];
  /** How many more wait that this plan leaves out. */
  readonly later: number;
  /** Of the unknown records, in their order. */
  readonly events: readonly KnownEvent[];
  /** As `placesText` of the builds it was planned for: while that holds, it moves the views that are read. */
  readonly places: string;
  readonly views: readonly ViewPlan[];
}

export interface ViewPlan {
  readonly view: ViewPlace;
  readonly expectedVersion: number;
  readonly pointer: Pointer;
  readonly contributions: readonly Contribution[];
  readonly move: Move;
}

/** A recorded fact that a view cannot take; it waits in quarantine and blocks nobody. */
export class UnprojectableError extends Error {
  readonly code = 'unprojectable';
}

/** Which revision of each record is the highest. */
export function pointerOf(records: readonly { readonly record: RecordId; readonly revision: Revision }[]): Pointer {
  const pointer: Record<RecordId, Revision> = {};
  for (const { record, revision } of records) {
    const held = pointer[record];
    if (held === undefined || held < revision) pointer[record] = revision;
  }
  return pointer;
}

/** What a kind's views get from these records; errors of folds and views become `UnprojectableError`. */
export function contributionsOf(kindName: string, entity: EntityId, records: readonly PlacedRecord[]) {
  const kind = kindNamed(kindName);
  if (kind === undefined) throw new UnprojectableError(`no kind is called ${kindName}`);
  try {
    return kind.project(entity, records.map(contentOf));
  } catch (error) {
    throw new UnprojectableError(`${kindName} ${entity}: ${String(error)}`);
  }
}

/** What was read of an entity: its states in the live builds, and all its records. */
export interface EntityReading extends EntityRef {
  readonly builds: ViewBuilds;
  readonly states: readonly (StateItem | undefined)[];
  readonly records: readonly PlacedRecord[];
}

/**
 * Reads an entity's states in the live builds, *then* all its records: records that arrive in between are in the fold,
 * and a state that moves in between fails the version check. The other order applies a stale fold to a fresh state.
 */
export async function readEntity(
  ref: EntityRef,
  builds: ViewBuilds,
  { ledger, views }: { readonly ledger: Ledger; readonly views: Views },
): Promise<EntityReading> {
  const places = livePlaces(ref.kind, builds);
  const states = await Promise.all([...places.values()].map((place) => views.state(place, ref)));
  const records = await ledger.entity(ref);
  const { kind, entity } = ref;
  return { kind, entity, builds, states, records };
}

/** Plans what was read. Of the records that wait, at most `most` are made known; the others count as not there yet. */
export function planEntity(
  { kind, entity, builds, states, records: all }: EntityReading,
  most = Number.POSITIVE_INFINITY,
): EntityPlan {
  const waiting = all.filter(({ known }) => known === undefined);
  const unknown = waiting.slice(0, most);
  const later = new Set(waiting.slice(most));
  const records = all.filter((record) => !later.has(record));
  const empty = { kind, entity, places: placesText(kind, builds), unknown: [], later: 0, events: [], views: [] };
  if (unknown.length === 0) return empty;
  const places = livePlaces(kind, builds);
  const applied = new Map(states.flatMap((state) => (state === undefined ? [] : [[state.view, state] as const])));
  const pointer = pointerOf(records);
  const plans = contributionsOf(kind, entity, records).flatMap(({ view, contributions }) => {
    const place = places.get(view);
    return place === undefined ? [] : [planView(place, applied.get(place), pointer, contributions)];
  });
  const before = pointerOf(records.filter(({ known }) => known !== undefined));
  return {
    ...empty,
    unknown: unknown.map((record) => journalRecord(record, before, pointer)),
    later: later.size,
    events: unknown.map(({ eventId, acceptedAt }) => ({ eventId, acceptedAt })),
    views: plans,
  };
}

/** Where a kind's live views stand, as one text. */
export function placesText(kind: string, builds: ViewBuilds): string {
  return [...livePlaces(kind, builds).values()].join(' ');
}

function planView(
  view: ViewPlace,
  state: StateItem | undefined,
  pointer: Pointer,
  contributions: readonly Contribution[],
): ViewPlan {
  const move = moveBetween(state?.applied ?? [], contributions);
  return { view, expectedVersion: state?.version ?? 0, pointer, contributions, move };
}

function journalRecord(record: PlacedRecord, before: Pointer, after: Pointer): JournalRecord {
  const { kind, entity, record: id, revision, hash } = record;
  return { kind, entity, record: id, revision, hash, change: changeOf(record, before[id], after[id]) };
}

/** What a record did to its entity, given the highest revision known before its transaction and after it. */
export function changeOf(record: PlacedRecord, before: Revision | undefined, after: Revision | undefined): ChangeType {
  if (after !== record.revision) return 'superseded';
  if (record.status === 'retracted') return 'retracted';
  return before === undefined ? 'created' : 'corrected';
}

/** The contributions that land in one cell. */
export function contributionsIn(cell: string, contributions: readonly Contribution[]): readonly Contribution[] {
  return contributions.filter((contribution) => cellText(contribution.cell) === cell);
}

/** A quarantine id for a poison entity: the same until another record arrives. */
export function poisonId(plan: { readonly kind: string; readonly entity: string }, hashes: readonly string[]): string {
  return `projector-${sha256(`${plan.kind} ${plan.entity} ${[...hashes].sort().join(' ')}`).slice(0, 32)}`;
}
