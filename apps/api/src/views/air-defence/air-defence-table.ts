import { type AirDefenceGrouping, type AirDefenceRow, type GapStage, gapStages } from '@counterweight/domain/answers';
import { stages } from '@counterweight/domain/kinds';
import type { TableRow } from '../../http/formats.ts';
import { keyColumns, showKey } from './show-air-defence.ts';

const numbers = [
  ...['stage', 'units', 'low', 'high', 'about', 'unknown', 'lines', 'donors'],
  ...['undated_units', 'undated_lines', 'straddling_units', 'straddling_lines'],
  ...['request', 'made', 'scope', 'equivalence', 'gap_low', 'gap_high'],
];

/** The columns of the table under what is grouped by. */
export function airDefenceColumns(by: readonly AirDefenceGrouping[]): readonly string[] {
  return [...new Set([...keyColumns(by), ...numbers])];
}

/**
 * A row of the view as rows of a table: one a stage, with the gap to what is asked for beside the stages that have one,
 * then one a request under the stage `asked`.
 */
export function airDefenceTableRows(row: AirDefenceRow): readonly TableRow[] {
  const { key, part, unitsOf, asked = [], gap } = row;
  const shared = { ...showKey(key), class: row.class, part, units_of: unitsOf.join('; ') };
  const requests = asked.map(({ request, date, scope, low, high, about, unknown, lines, equivalence }): TableRow => {
    const said = { request, made: date, scope, equivalence: equivalence.join('; ') };
    return { ...shared, stage: 'asked', low, high: high ?? undefined, about: String(about), unknown, lines, ...said };
  });
  const held = stages.flatMap((stage): readonly TableRow[] => {
    const sums = row.stages[stage];
    const missing = gap !== undefined && isGapStage(stage) ? gap[stage] : undefined;
    if (sums === undefined && missing === undefined) return [];
    return [{ ...shared, stage, ...stageCells(sums), gap_low: missing?.low, gap_high: missing?.high ?? undefined }];
  });
  return [...held, ...requests];
}

/** A stage that nothing was recorded of has no lines, which is not the same as no units. */
function stageCells(sums: AirDefenceRow['stages'][keyof AirDefenceRow['stages']]): TableRow {
  if (sums === undefined) return { lines: 0 };
  const { units, low, high, about, unknown, lines, donors, undated, straddling } = sums;
  return {
    ...{ units, low, high: high ?? undefined, about: String(about), unknown, lines, donors },
    ...{ undated_units: undated.units, undated_lines: undated.lines },
    ...{ straddling_units: straddling.units, straddling_lines: straddling.lines },
  };
}

function isGapStage(stage: string): stage is GapStage {
  return gapStages.some((each) => each === stage);
}
