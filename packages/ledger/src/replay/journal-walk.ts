import { addGroups, moveBetween, type ViewId } from '@counterweight/domain/rows';
import {
  type EntityRef,
  entityText,
  type JournalItem,
  type JournalPosition,
  type LedgerRecord,
  type PlacedRecord,
  recordNameText,
} from '../ports/ledger.ts';
import type { CellVersion, RowVersion, StateItem } from '../ports/views.ts';
import { EMPTY_HEAD, journalHash } from '../project/journal-item.ts';
import { contributionsIn, contributionsOf, pointerOf, UnprojectableError } from '../project/plan-projection.ts';

/** Of a state everything but its version: how often it was written is no truth of the ledger. */
export type ReplayedState = Omit<StateItem, 'version'>;

/** A view as the journal says it is. Every `view` is the view's own id, wherever its live build stands. */
export interface ReplayedView {
  /** By cell text and known day. */
  readonly cells: ReadonlyMap<string, CellVersion>;
  /** By cell text, entity and known day. */
  readonly rows: ReadonlyMap<string, RowVersion>;
  /** By entity. */
  readonly states: ReadonlyMap<string, ReplayedState>;
}

interface MutableView {
  readonly cells: Map<string, CellVersion>;
  readonly latest: Map<string, CellVersion>;
  readonly rows: Map<string, RowVersion>;
  readonly states: Map<string, ReplayedState>;
}

/** What a walk is told of a record by its name, as `recordNameText`. */
export type RecordLookup = (name: string) => LedgerRecord | undefined;

/** Which entities of which kind and which of their views a walk is about; all of them when absent. */
export interface WalkedView {
  readonly kind: string;
  readonly view: ViewId;
}

export function cellVersionText(version: Pick<CellVersion, 'cell' | 'known'>): string {
  return `${version.cell.axis}/${version.cell.day} ${version.known}`;
}

export function rowVersionText(row: Pick<RowVersion, 'cell' | 'known' | 'kind' | 'entity'>): string {
  return `${cellVersionText(row)} ${row.kind} ${row.entity}`;
}

/**
 * A walk along the journal from its start, which recomputes views with the same fold, contributions and moves as the
 * projector. It goes on from where it is as far as the journal has grown.
 */
export class JournalWalk {
  readonly views = new Map<ViewId, MutableView>();
  readonly faults: string[] = [];
  /** Names of the records that the journal has named so far. */
  readonly placed = new Set<string>();
  readonly #named = new Map<string, PlacedRecord[]>();
  readonly #recordOf: RecordLookup;
  readonly #only: WalkedView | undefined;
  #changed: MutableView[];
  position: JournalPosition = EMPTY_HEAD;

  constructor(recordOf: RecordLookup, only?: WalkedView) {
    this.#recordOf = recordOf;
    this.#only = only;
    this.#changed = only === undefined ? [] : [emptyView()];
  }

  /** Goes on by the next item. */
  take(item: JournalItem): void {
    this.faults.push(...chainFaults(item, this.position));
    const touched = new Map<string, EntityRef>();
    for (const entry of item.records) {
      if (this.#only !== undefined && entry.kind !== this.#only.kind) continue;
      if (this.#place(entry, item)) touched.set(entityText(entry), { kind: entry.kind, entity: entry.entity });
    }
    for (const ref of touched.values()) this.#moveEntity(ref, item);
    const { seq, day, hash } = item;
    this.position = { seq, day, hash };
  }

  /** Of a walk about one view: what the items taken since the last call have written, as it now is. */
  takeChanged(): ReplayedView {
    const [changed = emptyView()] = this.#changed;
    this.#changed = [emptyView()];
    return changed;
  }

  /** Whether the entry names a record for the first time that the ledger holds. */
  #place(entry: JournalItem['records'][number], item: JournalItem): boolean {
    const name = recordNameText(entry);
    const record = this.#recordOf(name);
    if (record !== undefined && record.hash !== entry.hash) {
      this.faults.push(`journal ${item.seq}: ${name} has another hash in the ledger`);
    }
    if (entry.change === 'redacted') return this.#redacted(name, item);
    if (this.placed.has(name)) this.faults.push(`journal ${item.seq}: ${name} was already known`);
    this.placed.add(name);
    if (record === undefined) {
      this.faults.push(`journal ${item.seq}: ${name} is not in the ledger`);
      return false;
    }
    const named = this.#named.get(entityText(entry)) ?? [];
    named.push({ ...record, known: { seq: item.seq, day: item.day } });
    this.#named.set(entityText(entry), named);
    return true;
  }

  /** The record was, or will be, folded without its payload from its first item on: nothing is left to move. */
  #redacted(name: string, item: JournalItem): false {
    if (this.#recordOf(name)?.payload.kept) this.faults.push(`journal ${item.seq}: ${name} still has its payload`);
    return false;
  }

  #moveEntity({ kind, entity }: EntityRef, item: JournalItem): void {
    const records = this.#named.get(entityText({ kind, entity })) ?? [];
    try {
      for (const { view, contributions } of contributionsOf(kind, entity, records)) {
        if (this.#only !== undefined && view !== this.#only.view) continue;
        this.#moveView(
          { view, kind, entity, pointer: pointerOf(records), applied: contributions, seq: item.seq },
          item,
        );
      }
    } catch (error) {
      if (!(error instanceof UnprojectableError)) throw error;
      this.faults.push(`journal ${item.seq}: ${error.message}`);
    }
  }

  #moveView(state: ReplayedState & { readonly view: ViewId }, { seq, day: known }: JournalItem): void {
    const { view, kind, entity, pointer, applied } = state;
    const held = this.views.get(view) ?? emptyView();
    this.views.set(view, held);
    for (const [text, { cell, delta }] of moveBetween(held.states.get(entity)?.applied ?? [], applied)) {
      const groups = addGroups(held.latest.get(text)?.groups ?? new Map(), delta);
      const version = { view, cell, known, seq, groups };
      held.latest.set(text, version);
      const row = { view, cell, kind, entity, known, seq, pointer, contributions: contributionsIn(text, applied) };
      for (const { cells, rows } of [held, ...this.#changed]) {
        cells.set(cellVersionText(version), version);
        rows.set(rowVersionText(row), row);
      }
    }
    for (const { states } of [held, ...this.#changed]) states.set(entity, state);
  }
}

function chainFaults(item: JournalItem, before: JournalPosition): readonly string[] {
  const faults: string[] = [];
  if (item.seq !== before.seq + 1) faults.push(`journal ${item.seq}: follows ${before.seq}`);
  if (item.previous !== before.hash) faults.push(`journal ${item.seq}: does not carry the hash of the item before it`);
  if (journalHash(item) !== item.hash) faults.push(`journal ${item.seq}: its hash is not that of its content`);
  if (before.day !== undefined && item.day < before.day) faults.push(`journal ${item.seq}: its day goes back`);
  return faults;
}

function emptyView(): MutableView {
  return { cells: new Map(), latest: new Map(), rows: new Map(), states: new Map() };
}
