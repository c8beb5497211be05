import { type StrikeMeasure, strikeMeasures } from '../../kinds/strike/strike.ts';
import { knownCounts, type StrikeRow } from './strikes.ts';

/** One row of several that share no salvo, such as the days of a wave. */
export function sumStrikeRows(key: string, rows: readonly StrikeRow[]): StrikeRow {
  const sum = (pick: (row: StrikeRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const byMeasure = (pick: (row: StrikeRow) => Readonly<Record<StrikeMeasure, number | null>>) => {
    const sums = { launched: 0, destroyed: 0, lost: 0, left: 0, airborne: 0, hit: 0 };
    for (const measure of strikeMeasures) sums[measure] = sum((row) => pick(row)[measure] ?? 0);
    return sums;
  };
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
