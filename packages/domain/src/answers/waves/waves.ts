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

/** Read from the strikes view's rows; nothing is stored. A new version of that view or of the weapon table is one of this. */
export const wavesView = { name: 'waves', version: 2 } as const;

/** What a wave is ranked by: the launched of its largest day, or of all its days. */
export const waveRankings = ['peak', 'total'] as const;
export type WaveRanking = (typeof waveRankings)[number];

export interface WaveRule {
  /** How many objects launched make a day one of a wave. */
  readonly threshold: number;
  /** How many days may at most lie between two such days of one wave, neither of them counted: 29 December and 1 January have two. */
  readonly gap: number;
  readonly rankBy: WaveRanking;
}

export const standardWaveRule: WaveRule = { threshold: 100, gap: 2, rankBy: 'peak' };

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
  /** Days with a known number launched: ranks of days are among these. */
  readonly rankedDays: number;
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
  return {
    waves: rankedWaves(mergedDays(known, rule), counted, known, rule),
    counted,
    weapons: others,
    rankedDays: known.length,
    uncertainDays: counted.rows.filter((row) => isUncertain(row, rule)).map(({ key }) => key),
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

function isUncertain({ counts, unknown }: StrikeRow, { threshold }: WaveRule): boolean {
  return counts.launched < threshold && unknown.launched > 0;
}

interface ReachedDay {
  readonly day: Day;
  readonly number: number;
  readonly row: StrikeRow;
}

type Run = readonly [ReachedDay, ...ReachedDay[]];

function mergedDays(rows: readonly StrikeRow[], { threshold, gap }: WaveRule): readonly Run[] {
  const runs: [ReachedDay, ...ReachedDay[]][] = [];
  for (const row of rows.filter(({ counts }) => counts.launched >= threshold)) {
    const day = daySchema.parse(row.key);
    const reached = { day, number: dayNumber(day), row };
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (before !== undefined && reached.number - before.number - 1 <= gap) run?.push(reached);
    else runs.push([reached]);
  }
  return runs;
}

function rankedWaves(
  runs: readonly Run[],
  { rows, lastDay }: StrikeAnswer,
  known: readonly StrikeRow[],
  { gap, rankBy }: WaveRule,
): readonly Wave[] {
  const horizon = lastDay === undefined ? 0 : dayNumber(daySchema.parse(lastDay));
  const waves = runs.map((run) => unranked(run, rows));
  const sizes = waves.map(({ peak, numbers }) => (rankBy === 'peak' ? peak.row : numbers).counts.launched);
  const launched = known.map(({ counts }) => counts.launched);
  return waves.map(({ peak, lastNumber, ...wave }, index) => ({
    ...wave,
    ...ranksOf(sizes, index),
    peak: {
      day: peak.day,
      launched: peak.row.counts.launched,
      unknown: peak.row.unknown.launched,
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
    peak: run.reduce((largest, day) => (day.row.counts.launched > largest.row.counts.launched ? day : largest)),
  };
}
