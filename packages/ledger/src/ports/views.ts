import type { RecordName } from '@counterweight/contracts/events';
import type { CellGroups, CellKey, Contribution } from '@counterweight/domain/rows';
import type { Day, RecordId, Revision, Seq } from '@counterweight/domain/values';
import type { CommitOutcome } from './commit-outcome.ts';
import { type EntityRef, entityText, type Head, type JournalItem, type Page } from './ledger.ts';
import type { ViewBuilds, ViewPlace } from './view-builds.ts';

/** Which revision of each record a state was folded from. */
export type Pointer = Readonly<Record<RecordId, Revision>>;

/** What a view has applied of an entity: a pointer into the ledger, not a copy of it. */
export interface StateItem extends EntityRef {
  readonly view: ViewPlace;
  /** Counts this item's writes; the next write is conditional on it. */
  readonly version: number;
  readonly pointer: Pointer;
  readonly applied: readonly Contribution[];
  readonly seq: Seq;
}

/** A cell as it was at the end of a known day; the last one is as it is now. */
export interface CellVersion {
  readonly view: ViewPlace;
  readonly cell: CellKey;
  readonly known: Day;
  /** The last transaction that moved it. */
  readonly seq: Seq;
  readonly groups: CellGroups;
}

/** What one entity adds to one cell, as of a known day: the rows of a cell re-add to it. No contributions: gone from it. */
export interface RowVersion extends EntityRef {
  readonly view: ViewPlace;
  readonly cell: CellKey;
  readonly known: Day;
  readonly seq: Seq;
  readonly pointer: Pointer;
  readonly contributions: readonly Contribution[];
}

/**
 * One projection transaction over both tables. Conditions: HEAD is `head`, and each state's version is the expected one
 * (0: there is none). The known marks need none of their own, since no state moves without them; those of an entity without
 * a state, for none of its views is live, must not be there yet.
 */
export interface ProjectionCommit {
  readonly head: Head;
  readonly item: JournalItem;
  /** The builds of the views once it is done. */
  readonly builds: ViewBuilds;
  /** The records made known. */
  readonly known: readonly RecordName[];
  readonly states: readonly { readonly expectedVersion: number; readonly state: StateItem }[];
  readonly cells: readonly CellVersion[];
  readonly rows: readonly RowVersion[];
}

/** The marks of a commit that no state's version guards. */
export function unguardedMarks({ known, states }: Pick<ProjectionCommit, 'known' | 'states'>): readonly RecordName[] {
  const guarded = new Set(states.map(({ state }) => entityText(state)));
  return known.filter((name) => !guarded.has(entityText(name)));
}

/** Items of a commit, beside HEAD, journal and one list of moved cells per view. */
export const MAX_TRANSACTION_ITEMS = 100;

export interface RowRange {
  readonly from?: Day;
  readonly to?: Day;
}

/** Items of a build that is not live. */
export interface BuildItems {
  readonly states: readonly StateItem[];
  readonly cells: readonly CellVersion[];
  readonly rows: readonly RowVersion[];
}

/** The disposable side, each view by the place of one of its builds. Every read is strongly consistent. */
export interface Views {
  state(view: ViewPlace, ref: EntityRef): Promise<StateItem | undefined>;
  /** The latest version of each cell that has one, by `cellText`. */
  latestCells(view: ViewPlace, cells: readonly CellKey[]): Promise<ReadonlyMap<string, CellVersion>>;
  /** Stores states, cells and rows, marks records known, appends the journal item and moves HEAD: all or nothing. */
  commit(commit: ProjectionCommit): Promise<CommitOutcome>;
  /** Every known-day version of every cell of a view, or of the cells named, in no order. Not a snapshot. */
  cellVersions(view: ViewPlace, cells?: readonly CellKey[]): AsyncIterable<CellVersion>;
  /** The cells that transactions after `after` moved, up to `limit` transactions, in order. */
  moves(
    view: ViewPlace,
    after: Seq,
    limit: number,
  ): Promise<readonly { readonly seq: Seq; readonly cells: readonly CellKey[] }[]>;
  /** Row versions of one axis in order of day, entity and known day; `after` is a page's `next`. */
  rows(
    view: ViewPlace,
    axis: string,
    range: RowRange,
    after: string | undefined,
    limit: number,
  ): Promise<Page<RowVersion & { readonly position: string }>>;
  /** Every row version of a view, in no order. Not a snapshot. */
  scanRows(view: ViewPlace): AsyncIterable<RowVersion>;
  scanStates(view: ViewPlace): AsyncIterable<StateItem>;
  /** Stores items of builds that nobody reads yet, one by one, without conditions. */
  fill(items: BuildItems): Promise<void>;
  /** Removes everything that a build holds, one by one. */
  clear(view: ViewPlace): Promise<void>;
}
