import { rowText, type StoredRow } from '@counterweight/domain/rows';
import type { Seq } from '@counterweight/domain/values';
import type { AppliedRow, RowPointer } from '../ports/ledger.ts';

/** What an item does to the rows of an entity in one view. */
export interface RowsDiff {
  /** The rows that stand afterwards: those kept with their own place, those that came with the item's. */
  readonly standing: readonly AppliedRow[];
  /** In the order of their ordinals, from 0. */
  readonly came: readonly StoredRow[];
  readonly gone: readonly RowPointer[];
}

/** From the rows that stand to the rows there should be, at position `seq`. Rows that are in both stay as they are. */
export function diffRows(applied: readonly AppliedRow[], next: readonly StoredRow[], seq: Seq): RowsDiff {
  const held = Map.groupBy(applied, ({ row }) => rowText(row));
  const standing: AppliedRow[] = [];
  const came: StoredRow[] = [];
  for (const row of next) {
    const kept = held.get(rowText(row))?.shift();
    if (kept === undefined) came.push(row);
    standing.push(kept ?? { from: seq, ordinal: came.length - 1, row });
  }
  const gone = [...held.values()].flat().map(({ from, ordinal }) => ({ from, ordinal }));
  return { standing, came, gone: gone.sort((a, b) => a.from - b.from || a.ordinal - b.ordinal) };
}
