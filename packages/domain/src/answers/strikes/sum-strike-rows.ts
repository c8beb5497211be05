import type { StrikeMeasure } from '../../kinds/strike/strike.ts';
import { eachMeasure, knownCounts, type StrikeRow } from './strikes.ts';

/** One row of several that share no salvo, such as the days of a wave. */
export function sumStrikeRows(key: string, rows: readonly StrikeRow[]): StrikeRow {
  const sum = (pick: (row: StrikeRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const byMeasure = (pick: (row: StrikeRow) => Readonly<Record<StrikeMeasure, number | null>>) =>
    eachMeasure((measure) => sum((row) => pick(row)[measure] ?? 0));
  const salvos = sum((row) => row.salvos);
  const unknown = byMeasure((row) => row.unknown);
  return {
    key,
    salvos,
    counts: knownCounts(
      salvos,
      byMeasure(({ counts }) => counts),
      unknown,
    ),
    unknown,
    qualified: byMeasure(({ qualified }) => qualified),
  };
}
