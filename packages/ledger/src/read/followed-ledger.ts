import { kindNamed } from '@counterweight/domain/kinds';
import { ViewTable } from '@counterweight/domain/rows';
import type { Seq } from '@counterweight/domain/values';
import { type EntityChange, entityText, type JournalItem, type JournalPosition } from '../ports/ledger.ts';
import { type LiveViews, type ViewPlace, viewOf } from '../ports/live-views.ts';
import { EMPTY_HEAD } from '../project/journal-item.ts';
import { journalLeaf } from '../proof/journal-leaf.ts';
import { MerkleTree } from '../proof/merkle-tree.ts';
import { DaysIndex } from './days-index.ts';
import { RanksIndex } from './ranks-index.ts';
import { RecordsIndex } from './records-index.ts';
import { isWholeFromBeginning, placesIn } from './view-places.ts';

/** What followers hold, at a position of the journal. */
export interface LedgerContents {
  readonly position: JournalPosition;
  readonly days: DaysIndex;
  readonly ranks: RanksIndex;
  readonly records: RecordsIndex;
  /** Its leaves are the journal's items, up to the position or beyond it. */
  readonly tree: MerkleTree;
  readonly tables: ReadonlyMap<ViewPlace, ViewTable>;
}

/** The journal does not go on from what is held of it. */
export class BrokenJournalError extends Error {
  readonly code = 'broken_journal';
}

/** Contents that grow item by item. */
export class FollowedLedger implements LedgerContents {
  readonly days: DaysIndex;
  readonly ranks: RanksIndex;
  readonly records: RecordsIndex;
  readonly tree: MerkleTree;
  readonly #tables: Map<ViewPlace, ViewTable>;
  readonly #changed = new Map<ViewPlace, Seq>();
  /** Entities whose rows were taken out of an item: a later one replaces them all. */
  readonly #erased = new Set<string>();
  readonly #loadedAt: Seq;
  #position: JournalPosition;

  constructor({ position, days, ranks, records, tree, tables }: LedgerContents) {
    this.#position = position;
    this.#loadedAt = position.seq;
    this.days = days;
    this.ranks = ranks;
    this.records = records;
    this.tree = tree;
    this.#tables = new Map(tables);
  }

  get position(): JournalPosition {
    return this.#position;
  }

  get tables(): ReadonlyMap<ViewPlace, ViewTable> {
    return this.#tables;
  }

  /** Whether the position has everything: not while an item with erased rows is followed, and the one that replaces them is not. */
  get whole(): boolean {
    return this.#erased.size === 0;
  }

  /** About how much memory it takes. */
  get bytes(): number {
    return [...this.#tables.values()].reduce((sum, { bytes }) => sum + bytes, this.records.bytes + this.tree.bytes);
  }

  /** Whether a table is as it was at an earlier position. `false` where that was before what is held was loaded. */
  isUnchangedSince(place: ViewPlace, seq: Seq): boolean {
    return seq >= this.#loadedAt && seq >= (this.#changed.get(place) ?? 0);
  }

  /** Lets go of tables that are not live. */
  keepOnly(places: readonly ViewPlace[]): void {
    for (const place of this.#tables.keys()) if (!places.includes(place)) this.#tables.delete(place);
  }

  /** Follows the next item. Throws a BrokenJournalError when it is not the next one. */
  follow(item: JournalItem): void {
    const { seq, day, hash, previous } = item;
    if (seq !== this.#position.seq + 1 || previous !== this.#position.hash) {
      throw new BrokenJournalError(`item ${seq} does not follow what is held of item ${this.#position.seq}`);
    }
    for (const change of item.entities) this.#apply(change, seq);
    if (item.ranked !== undefined) this.ranks.add(seq, item.ranked);
    this.records.add(seq, item.records);
    this.days.extend(day, seq);
    this.tree.add(journalLeaf(item));
    this.#position = { seq, day, hash };
  }

  #apply(change: EntityChange, seq: Seq): void {
    const text = entityText(change);
    const rows = change.content?.rows;
    if (rows?.type === 'replaced') {
      this.#erased.delete(text);
      this.#replace(change, rows.rows, seq);
    } else if (rows === undefined) this.#erased.add(text);
    // Until they are replaced, which rows are there is not known.
    else if (!this.#erased.has(text)) this.#move(change, rows, seq);
  }

  #move({ entity }: EntityChange, { came, gone }: Moved, seq: Seq): void {
    for (const [place, table] of this.#tables) {
      const pointers = gone[place] ?? [];
      const rows = came[place] ?? [];
      for (const { from, ordinal } of pointers) table.close(entity, from, ordinal, seq);
      for (const [ordinal, row] of rows.entries()) table.add(entity, row, seq, ordinal);
      if (pointers.length > 0 || rows.length > 0) this.#changed.set(place, seq);
    }
  }

  #replace({ kind, entity }: EntityChange, rows: Replaced['rows'], seq: Seq): void {
    const views = kindNamed(kind)?.views ?? [];
    for (const [place, table] of this.#tables) {
      const replaced = rows[place];
      if (replaced === undefined && !views.includes(viewOf(place))) continue;
      table.drop(entity);
      for (const { row, from, ordinal, to } of replaced ?? []) table.add(entity, row, from, ordinal, to);
      this.#changed.set(place, seq);
    }
  }
}

type RowsIn = NonNullable<EntityChange['content']>['rows'];
type Moved = Extract<RowsIn, { readonly type: 'moved' }>;
type Replaced = Extract<RowsIn, { readonly type: 'replaced' }>;

/** Nothing followed yet: the tables of the live views that grew with the ledger are whole from here on. */
export function beginningOf(views: LiveViews): FollowedLedger {
  const tables = new Map<ViewPlace, ViewTable>();
  for (const place of placesIn(views)) if (isWholeFromBeginning(place)) tables.set(place, new ViewTable());
  const { views: _, ...position } = EMPTY_HEAD;
  return new FollowedLedger({
    position,
    days: new DaysIndex(),
    ranks: new RanksIndex(),
    records: new RecordsIndex(),
    tree: new MerkleTree(),
    tables,
  });
}
