import { type Rank, rankAmong } from '../../analysis/rank.ts';
import type { StoredDimension } from '../../rows/column.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import type { TableRows } from '../../rows/table-rows.ts';
import { tableRowsOf } from '../../rows/table-rows-of.ts';
import { type Day, dayNumber, daySchema } from '../../values/time/day.ts';
import { weapons } from '../../values/weapon/weapons.ts';
import {
  answerStrikes,
  countSalvos,
  type StrikeAnswer,
  type StrikeFilter,
  type StrikeRow,
} from '../strikes/strikes.ts';
import { sumStrikeRows } from '../strikes/sum-strike-rows.ts';
import { type DayThresholds, dayThresholds } from './day-thresholds.ts';
import { mergeDays, type Run, reachedDays } from './merge-days.ts';
import type { WaveRule } from './wave-rule.ts';

/** Read from the strikes view's rows; nothing is stored. A new version of that view or of the weapon table is one of this. */
export const wavesView = { name: 'waves', version: 4 } as const;

/** The two times a rank can be asked for: when it happened, and now. */
export interface RanksInTime {
  /** Among those up to and including this one. */
  readonly untilThen: Rank;
  /** Among all that are counted. */
  readonly toDate: Rank;
}

export interface PeakDay extends RanksInTime {
  readonly day: Day;
  readonly launched: number;
  /** Salvos of the day whose report gives no number launched. */
  readonly unknown: number;
  /** What its launched had to reach. */
  readonly threshold: number;
}

export interface Wave extends RanksInTime {
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** From the first to the last, those between included. */
  readonly days: number;
  /** Those that reach the threshold. */
  readonly thresholdDays: number;
  /** Of all its days, those below the threshold included. */
  readonly numbers: StrikeRow;
  /** Its largest day, the earliest of equals, ranked among days. */
  readonly peak: PeakDay;
  /** The strikes counted end so soon after it that it may go on. */
  readonly open: boolean;
}

export interface WavesAnswer {
  /** In order of time. */
  readonly waves: readonly Wave[];
  /** What the days were made of: reconnaissance is left out. */
  readonly counted: StrikeAnswer;
  /** The weapons that a counted salvo names at least one of. */
  readonly weapons: readonly string[];
  /** The days with a known number launched, in order of time: ranks of days are among these. */
  readonly knownDays: readonly StrikeRow[];
  /** Days that have a threshold: under a relative rule those with enough days before them. */
  readonly judgedDays: number;
  /** Below the threshold as far as is known, with a salvo whose launched is unknown. */
  readonly uncertainDays: readonly string[];
  /** Salvos of nothing but reconnaissance drones, which are not counted. */
  readonly reconnaissance: number;
  /** Counted salvos that name a reconnaissance drone beside another weapon; they are never split. */
  readonly withReconnaissance: number;
}

/**
 * The waves among the salvos that a filter asks for: days on which launched reaches the threshold, merged while at most
 * `gap` days lie between. A salvo is left out when every weapon it names is a reconnaissance drone. Pure; the order of
 * the rows does not matter.
 */
export function answerWaves(stored: StoredRows, filter: Omit<StrikeFilter, 'weapons'>, rule: WaveRule): WavesAnswer {
  const held = tableRowsOf(stored);
  const others = weaponsBeyond(held, filter.sources);
  const counted = answerStrikes(held, { ...filter, weapons: others }, 'day');
  const reconnaissance = countSalvos(held, filter) - counted.total.salvos;
  const known = counted.rows.filter(({ salvos, unknown }) => unknown.launched < salvos);
  const thresholds = dayThresholds(known, rule.threshold);
  return {
    waves: rankedWaves(mergeDays(reachedDays(known, thresholds), rule.gap), counted, known, rule),
    counted,
    weapons: others,
    knownDays: known,
    judgedDays: known.filter((row) => thresholds(row) !== undefined).length,
    uncertainDays: counted.rows.filter((row) => isUncertain(row, thresholds)).map(({ key }) => key),
    reconnaissance,
    withReconnaissance: countSalvos(held, { ...filter, weapons: reconnaissanceDrones }) - reconnaissance,
  };
}

const reconnaissanceDrones = weapons.filter((weapon) => weapon.class === 'recon').map(({ code }) => code);

/** Every weapon that is no reconnaissance drone: the table's, and those that the counted sources name without it. */
function weaponsBeyond(stored: TableRows, sources: readonly string[]): readonly string[] {
  const codes = new Set(weapons.map(({ code }) => code));
  const where = [{ dimension: 'source', holds: (source: StoredDimension) => sources.includes(String(source)) }];
  for (const code of stored.valuesAmong({ axis: 'end', where }, 'weapon')) codes.add(code);
  for (const code of reconnaissanceDrones) codes.delete(code);
  return [...codes].sort();
}

function isUncertain(row: StrikeRow, thresholds: DayThresholds): boolean {
  const threshold = thresholds(row);
  return threshold !== undefined && (row.counts.launched ?? 0) < threshold && row.unknown.launched > 0;
}

function rankedWaves(
  runs: readonly Run[],
  { rows, lastDay }: StrikeAnswer,
  known: readonly StrikeRow[],
  { gap, rankBy }: WaveRule,
): readonly Wave[] {
  const horizon = lastDay === undefined ? 0 : dayNumber(daySchema.parse(lastDay));
  const waves = runs.map((run) => unranked(run, rows));
  const sizes = waves.map(({ peak, numbers }) => (rankBy === 'peak' ? peak.row : numbers).counts.launched ?? 0);
  const launched = known.map(({ counts }) => counts.launched ?? 0);
  return waves.map(({ peak, lastNumber, ...wave }, index) => ({
    ...wave,
    ...ranksOf(sizes, index),
    peak: {
      day: peak.day,
      launched: peak.launched,
      unknown: peak.row.unknown.launched,
      threshold: peak.threshold,
      ...ranksOf(launched, known.indexOf(peak.row)),
    },
    open: horizon - lastNumber <= gap,
  }));
}

function ranksOf(values: readonly number[], index: number): RanksInTime {
  const value = values[index] ?? 0;
  return {
    untilThen: rankAmong(value, values.slice(0, index + 1)),
    toDate: rankAmong(value, values),
  };
}

function unranked(run: Run, rows: readonly StrikeRow[]) {
  const [first] = run;
  const last = run.at(-1) ?? first;
  return {
    firstDay: first.day,
    lastDay: last.day,
    lastNumber: last.number,
    days: last.number - first.number + 1,
    thresholdDays: run.length,
    numbers: sumStrikeRows(
      first.day,
      rows.filter(({ key }) => first.day <= key && key <= last.day),
    ),
    peak: run.reduce((largest, day) => (day.launched > largest.launched ? day : largest)),
  };
}
