import { addGroups, kinds, moveBetween, type ViewId } from '@counterweight/domain';
import {
  type EntityRef,
  entityText,
  type Head,
  type JournalItem,
  type Ledger,
  type LedgerRecord,
  type PlacedRecord,
  recordNameText,
} from '../ports/ledger.ts';
import type { CellVersion, RowVersion, StateItem } from '../ports/views.ts';
import { EMPTY_HEAD, headAfter, journalHash } from '../project/journal-item.ts';
import { contributionsIn, contributionsOf, pointerOf, UnprojectableError } from '../project/plan-projection.ts';

/** Views as the ledger alone says they are. */
export interface Replayed {
  /** HEAD as the ledger had it when the walk began; the walk ends there. */
  readonly head: Head;
  readonly views: ReadonlyMap<ViewId, ReplayedView>;
  /** Records that the journal does not name, by entity. */
  readonly pending: readonly EntityRef[];
  /** What is wrong with the ledger itself: a broken hash chain, a record that is named but missing. */
  readonly faults: readonly string[];
  readonly records: number;
  readonly items: number;
}

export interface ReplayedView {
  /** By cell text and known day. */
  readonly cells: ReadonlyMap<string, CellVersion>;
  /** By cell text, entity and known day. */
  readonly rows: ReadonlyMap<string, RowVersion>;
  /** By entity. Versions are not replayed: how often a state was written is no truth of the ledger. */
  readonly states: ReadonlyMap<string, Omit<StateItem, 'version'>>;
}

export function cellVersionText(version: Pick<CellVersion, 'cell' | 'known'>): string {
  return `${version.cell.axis}/${version.cell.day} ${version.known}`;
}

export function rowVersionText(row: Pick<RowVersion, 'cell' | 'known' | 'kind' | 'entity'>): string {
  return `${cellVersionText(row)} ${row.kind} ${row.entity}`;
}

interface MutableView {
  cells: Map<string, CellVersion>;
  latest: Map<string, CellVersion>;
  rows: Map<string, RowVersion>;
  states: Map<string, Omit<StateItem, 'version'>>;
}

const PAGE = 500;

/**
 * Recomputes every view by walking the journal from its start, with the same fold, contributions and moves as the
 * projector. Memory holds the whole ledger. `progress` is told the items done and HEAD's position.
 */
export async function replay(ledger: Ledger, progress?: (done: number, of: number) => void): Promise<Replayed> {
  const end = await ledger.head();
  const records = new Map<string, LedgerRecord>();
  for await (const record of ledger.scan()) records.set(recordNameText(record), record);
  const named = new Map<string, PlacedRecord[]>();
  const views = new Map<ViewId, MutableView>();
  const faults: string[] = [];
  const placed = new Set<string>();
  let head = EMPTY_HEAD;
  let items = 0;
  while (head.seq < end.seq) {
    const reached = head.seq;
    const page = (await ledger.journal(reached, PAGE)).filter(({ seq }) => seq > reached && seq <= end.seq);
    if (page.length === 0) {
      faults.push(`journal: HEAD is at ${end.seq}, the items end at ${head.seq}`);
      break;
    }
    for (const item of page) {
      faults.push(...chainFaults(item, head));
      replayItem(item, { records, named, views, faults, placed });
      head = headAfter(item);
      items += 1;
    }
    progress?.(head.seq, end.seq);
  }
  if (head.seq === end.seq && (head.hash !== end.hash || head.day !== end.day)) {
    faults.push(`journal: HEAD at ${end.seq} is not what its item says`);
  }
  const pending = new Map<string, EntityRef>();
  for (const [text, record] of records) if (!placed.has(text)) pending.set(entityText(record), record);
  const refs = [...pending.values()].map(({ kind, entity }) => ({ kind, entity }));
  return { head: end, views, pending: refs, faults, records: records.size, items };
}

function chainFaults(item: JournalItem, before: Head): readonly string[] {
  const faults: string[] = [];
  if (item.seq !== before.seq + 1) faults.push(`journal ${item.seq}: follows ${before.seq}`);
  if (item.previous !== before.hash) faults.push(`journal ${item.seq}: does not carry the hash of the item before it`);
  if (journalHash(item) !== item.hash) faults.push(`journal ${item.seq}: its hash is not that of its content`);
  if (before.day !== undefined && item.day < before.day) faults.push(`journal ${item.seq}: its day goes back`);
  return faults;
}

interface Progress {
  readonly records: ReadonlyMap<string, LedgerRecord>;
  readonly named: Map<string, PlacedRecord[]>;
  readonly views: Map<ViewId, MutableView>;
  readonly faults: string[];
  readonly placed: Set<string>;
}

function replayItem(item: JournalItem, progress: Progress): void {
  const touched = new Map<string, EntityRef>();
  for (const entry of item.records) {
    const name = recordNameText(entry);
    const record = progress.records.get(name);
    if (progress.placed.has(name)) progress.faults.push(`journal ${item.seq}: ${name} was already known`);
    progress.placed.add(name);
    if (record === undefined) {
      progress.faults.push(`journal ${item.seq}: ${name} is not in the ledger`);
      continue;
    }
    if (record.hash !== entry.hash) progress.faults.push(`journal ${item.seq}: ${name} has another hash in the ledger`);
    const key = entityText(entry);
    const known = { seq: item.seq, day: item.day };
    progress.named.set(key, [...(progress.named.get(key) ?? []), { ...record, known }]);
    touched.set(key, { kind: entry.kind, entity: entry.entity });
  }
  for (const ref of touched.values()) replayEntity(ref, item, progress);
}

function replayEntity({ kind, entity }: EntityRef, item: JournalItem, progress: Progress): void {
  const records = progress.named.get(entityText({ kind, entity })) ?? [];
  const pointer = pointerOf(records);
  try {
    for (const { view, contributions } of contributionsOf(kind, entity, records)) {
      const held = progress.views.get(view) ?? emptyView();
      progress.views.set(view, held);
      const applied = held.states.get(entity)?.applied ?? [];
      const { seq, day: known } = item;
      for (const [text, { cell, delta }] of moveBetween(applied, contributions)) {
        const groups = addGroups(held.latest.get(text)?.groups ?? new Map(), delta);
        const version = { view, cell, known, seq, groups };
        held.latest.set(text, version);
        held.cells.set(cellVersionText(version), version);
        const row = {
          view,
          cell,
          kind,
          entity,
          known,
          seq,
          pointer,
          contributions: contributionsIn(text, contributions),
        };
        held.rows.set(rowVersionText(row), row);
      }
      held.states.set(entity, { view, kind, entity, pointer, applied: contributions, seq });
    }
  } catch (error) {
    if (!(error instanceof UnprojectableError)) throw error;
    progress.faults.push(`journal ${item.seq}: ${error.message}`);
  }
}

function emptyView(): MutableView {
  return { cells: new Map(), latest: new Map(), rows: new Map(), states: new Map() };
}

/** The ids of every view there is. */
export function allViews(): readonly ViewId[] {
  return Object.values(kinds).flatMap((kind) => kind.views);
}
