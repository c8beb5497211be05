import { cellText } from '@counterweight/domain/rows';
import type { CancellationReason, CommitOutcome } from '../../ports/commit-outcome.ts';
import { entityText, recordNameText } from '../../ports/ledger.ts';
import {
  type BuildItems,
  type CellVersion,
  MAX_TRANSACTION_ITEMS,
  type ProjectionCommit,
  type RowVersion,
  type StateItem,
  unguardedMarks,
} from '../../ports/views.ts';
import { headAfter } from '../../project/journal-item.ts';
import { recordKey } from './append-entries.ts';
import { type MemoryStore, numberKey, partitionIn } from './memory-store.ts';
import { sealedCopy } from './sealed-copy.ts';

/** Commits a projection or, when HEAD or any state has moved, nothing; everything that has moved is a reason. */
export function commitProjection(store: MemoryStore, given: ProjectionCommit): CommitOutcome {
  const commit = sealedCopy(given);
  const misuse = misuseOf(commit);
  if (misuse !== undefined) {
    return { committed: false, reasons: [{ item: { type: 'transaction' }, code: 'invalid', message: misuse }] };
  }
  const reasons = [...headReasons(store, commit), ...stateReasons(store, commit), ...knownReasons(store, commit)];
  if (reasons.length > 0) return { committed: false, reasons };
  appendJournal(store, commit);
  markKnown(store, commit);
  storeBuildItems(store, { ...commit, states: commit.states.map(({ state }) => state) });
  storeMoves(store, commit);
  return { committed: true };
}

/** Stores what a build of a view holds, whatever was there. */
export function storeBuildItems(store: MemoryStore, { states, cells, rows }: BuildItems): void {
  for (const state of states) partitionIn(store.states, state.view).put(entityText(state), state);
  for (const cell of cells) storeCell(store, cell);
  for (const row of rows) partitionIn(store.rows, `${row.view} ${row.cell.axis}`).put(rowKey(row), row);
}

function misuseOf(commit: ProjectionCommit): string | undefined {
  const items = [
    ...['head', 'journal'],
    ...[...new Set(commit.cells.map(({ view }) => view))].map((view) => `moves ${view}`),
    ...commit.known.map((name) => `known ${recordNameText(name)}`),
    ...commit.states.map(({ state }) => `state ${stateText(state)}`),
    ...commit.cells.map((cell) => `cell ${cell.view} ${cellKey(cell)}`),
    ...commit.rows.map((row) => `row ${row.view} ${row.cell.axis} ${rowKey(row)}`),
  ];
  if (items.length > MAX_TRANSACTION_ITEMS) return `${items.length} items; at most ${MAX_TRANSACTION_ITEMS}`;
  const seen = new Set<string>();
  const twice = items.find((item) => seen.size === seen.add(item).size);
  return twice === undefined ? undefined : `${twice} is written twice`;
}

/** The conditions of appending to the journal: HEAD is where the item says, and its place is free. */
export function headReasons(
  store: MemoryStore,
  { head, item }: Pick<ProjectionCommit, 'head' | 'item'>,
): readonly CancellationReason[] {
  const reasons: CancellationReason[] = [];
  if (store.head.seq !== head.seq) reasons.push({ item: { type: 'head' }, code: 'condition_failed' });
  if (store.journal.has(numberKey(item.seq))) reasons.push({ item: { type: 'journal' }, code: 'condition_failed' });
  return reasons;
}

function stateReasons(store: MemoryStore, { states }: ProjectionCommit): readonly CancellationReason[] {
  return states
    .filter(({ expectedVersion, state }) => (heldVersion(store, state) ?? 0) !== expectedVersion)
    .map(({ state }) => ({ item: { type: 'state', key: stateText(state) }, code: 'condition_failed' }));
}

function knownReasons(store: MemoryStore, commit: ProjectionCommit): readonly CancellationReason[] {
  return unguardedMarks(commit)
    .filter((name) => store.entities.get(entityText(name))?.has(`KNOWN#${recordKey(name)}`))
    .map((name) => ({ item: { type: 'known', key: recordNameText(name) }, code: 'condition_failed' }));
}

function heldVersion(store: MemoryStore, state: StateItem): number | undefined {
  return store.states.get(state.view)?.get(entityText(state))?.version;
}

/** Stores the item and moves HEAD to it. */
export function appendJournal(store: MemoryStore, { item, builds }: Pick<ProjectionCommit, 'item' | 'builds'>): void {
  store.journal.put(numberKey(item.seq), item);
  store.head = Object.freeze(headAfter(item, builds));
}

function markKnown(store: MemoryStore, { known, item }: ProjectionCommit): void {
  for (const name of known) {
    const mark = { type: 'known' as const, name: recordNameText(name), known: { seq: item.seq, day: item.day } };
    partitionIn(store.entities, entityText(name)).put(`KNOWN#${recordKey(name)}`, sealedCopy(mark));
  }
}

function storeCell(store: MemoryStore, version: CellVersion): void {
  partitionIn(store.cells, version.view).put(cellKey(version), version);
  const key = `${version.view} ${cellText(version.cell)}`;
  const latest = store.latestCells.get(key);
  if (latest === undefined || latest.known <= version.known) store.latestCells.set(key, version);
}

function storeMoves(store: MemoryStore, { cells, item }: ProjectionCommit): void {
  for (const view of new Set(cells.map((cell) => cell.view))) {
    const moved = cells.filter((cell) => cell.view === view).map(({ cell }) => cell);
    partitionIn(store.moves, view).put(numberKey(item.seq), sealedCopy({ seq: item.seq, cells: moved }));
  }
}

function cellKey({ cell, known }: Pick<CellVersion, 'cell' | 'known'>): string {
  return `${cell.axis}#${cell.day}#${known}`;
}

function rowKey({ cell, kind, entity, known }: RowVersion): string {
  return `${cell.day}#${kind}#${entity}#${known}`;
}

function stateText(state: StateItem): string {
  return `${state.view} ${entityText(state)}`;
}
