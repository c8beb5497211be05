import { type Strike, strikeSchema } from '@counterweight/domain/kinds';
import { addDays, daySchema, KYIV, type LocalTime } from '@counterweight/domain/values';
import { readLocalTime } from '../table/read-local-time.ts';
import type { RowCells } from '../table/row-cells.ts';
import { sayIssue } from '../table/say-issues.ts';
import { readBreakdown } from './strike-breakdown.ts';
import { countIn, readCounts } from './strike-counts.ts';
import { listed, readCarriers, readClaimant, readLaunchNote, readWeapons } from './strike-names.ts';
import { readPlaces } from './strike-places.ts';

/** The strike that a row reports, or nothing where the row had to be refused; why is noted in the cells. */
export function readStrikeRow(cells: RowCells, withholdDays: number): Strike | undefined {
  const start = timeIn(cells, 'time_start');
  const end = timeIn(cells, 'time_end');
  const described = describe(cells);
  if (start === undefined || end === undefined) return undefined;
  const publishAfter = addDays(daySchema.parse(end.slice(0, 10)), withholdDays);
  const { aimedAt, reportedHit } = readPlaces(cells, publishAfter);
  const parsed = strikeSchema.safeParse({
    window: { start, end, zone: KYIV },
    ...described,
    ...filled('aimed_at', aimedAt),
    ...filled('reported_hit', reportedHit),
  });
  if (!parsed.success) for (const issue of parsed.error.issues) refuseIssue(cells, issue.path, sayIssue(issue));
  return parsed.success && cells.refused.length === 0 ? parsed.data : undefined;
}

function describe(cells: RowCells) {
  const counts = readCounts(cells);
  return {
    claimant: readClaimant(cells),
    weapons: readWeapons(cells),
    counts,
    ...filled('launched_from', listed(cells.text('launch_place'))),
    ...filled('carriers', readCarriers(cells)),
    ...filled('breakdown', readBreakdown(cells)),
    ...known('hit_locations', countIn(cells, 'num_hit_location')),
    ...known('debris_locations', countIn(cells, 'num_fall_fragment_location')),
    ...known('note', readLaunchNote(cells)),
  };
}

function timeIn(cells: RowCells, column: string): LocalTime | undefined {
  const reading = readLocalTime(cells.text(column));
  if (!reading.ok) cells.refuse(reading.reason, column);
  else if (reading.doubt !== undefined) cells.doubt(reading.doubt, column);
  return reading.ok ? reading.time : undefined;
}

function refuseIssue(cells: RowCells, [field, ...rest]: readonly PropertyKey[], message: string): void {
  if (field === 'window') cells.refuse(message, 'time_end');
  else if (field === 'weapons') cells.refuse(message, 'model');
  else cells.refuse(`${[field, ...rest].join('.')}: ${message}`);
}

/** Leaves a member out rather than say nothing with it: absent is unknown. */
function known(member: string, value: unknown): Readonly<Record<string, unknown>> {
  return value === undefined ? {} : { [member]: value };
}

function filled(member: string, list: readonly unknown[]): Readonly<Record<string, unknown>> {
  return list.length === 0 ? {} : { [member]: list };
}
