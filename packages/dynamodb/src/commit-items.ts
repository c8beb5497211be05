import { type CellKey, cellText } from '@counterweight/domain/rows';
import {
  entityText,
  type ProjectionCommit,
  type RowVersion,
  recordNameText,
  type StateItem,
  unguardedMarks,
  type ViewPlace,
} from '@counterweight/ledger';
import { journalAppend } from './journal-items.ts';
import { knownItem } from './record-item.ts';
import { absent, type Condition, putOf } from './stored-item.ts';
import type { TableNames } from './table-names.ts';
import type { TransactionItem } from './transaction.ts';
import { cellItem, movesItem, rowItem, stateItem } from './view-items.ts';

/**
 * What a projection writes over both tables. HEAD's condition guards the cells, each state's version its entity, and where
 * an entity has no state its marks guard themselves.
 */
export function commitItems(tables: TableNames, commit: ProjectionCommit): readonly TransactionItem[] {
  const { head, item, builds, known, states, cells, rows } = commit;
  const unguarded = new Set(unguardedMarks(commit));
  return [
    ...journalAppend(tables.ledger, head, item, builds),
    ...known.map((name): TransactionItem => {
      const condition = unguarded.has(name) ? absent('pk') : undefined;
      const put = putOf(tables.ledger, knownItem(name, item), condition);
      return { item: { type: 'known', key: recordNameText(name) }, put };
    }),
    ...states.map(({ expectedVersion, state }): TransactionItem => {
      const put = putOf(tables.views, stateItem(state), versionIs(expectedVersion));
      return { item: { type: 'state', key: stateText(state) }, put };
    }),
    ...cells.map((cell): TransactionItem => {
      const key = `${cell.view} ${cellText(cell.cell)}`;
      return { item: { type: 'cell', key }, put: putOf(tables.views, cellItem(cell)) };
    }),
    ...rows.map((row): TransactionItem => {
      return { item: { type: 'row', key: rowText(row) }, put: putOf(tables.views, rowItem(row)) };
    }),
    ...[...movedCells(commit)].map(([view, moved]): TransactionItem => {
      return { item: { type: 'moves' }, put: putOf(tables.views, movesItem(view, item.seq, moved)) };
    }),
  ];
}

function versionIs(expected: number): Condition {
  if (expected === 0) return absent('pk');
  return { expression: '#version = :version', names: { '#version': 'version' }, values: { ':version': expected } };
}

function movedCells({ cells }: ProjectionCommit): ReadonlyMap<ViewPlace, readonly CellKey[]> {
  const moved = new Map<ViewPlace, CellKey[]>();
  for (const { view, cell } of cells) moved.set(view, [...(moved.get(view) ?? []), cell]);
  return moved;
}

function stateText(state: StateItem): string {
  return `${state.view} ${entityText(state)}`;
}

function rowText(row: RowVersion): string {
  return `${row.view} ${cellText(row.cell)} ${entityText(row)}`;
}
