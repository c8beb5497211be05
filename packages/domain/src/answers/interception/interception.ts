import { strikeRows } from '../../kinds/strike/strike.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import { breaksOf, breaksWithin } from '../../values/reporting/reporting-breaks.ts';
import { segmentOf, segmentsBetween } from '../../values/reporting/reporting-segments.ts';
import { quarterOf } from '../../values/time/period.ts';
import type { WeaponClass } from '../../values/weapon/weapon-table.ts';
import { type StrikeFilter, selectStrikes } from '../strikes/strikes.ts';
import { addCounts, countsOfSalvo, type InterceptionCounts, noCounts } from './interception-counts.ts';
import { type InterceptionMeasure, type InterceptionRate, interceptionMeasures, rateOf } from './interception-rates.ts';

/** Read from the strikes view's rows; nothing is stored. */
export const interceptionView = { name: 'interception', version: 2 } as const;

export const interceptionGroupings = ['class', 'weapon', 'month', 'quarter', 'year'] as const;
export type InterceptionGrouping = (typeof interceptionGroupings)[number];

/** A group of salvos within one segment of reporting, or over several. */
export interface InterceptionRow {
  readonly key: Readonly<Partial<Record<InterceptionGrouping, string>>>;
  /** Undefined when the row is over several; the rows of each then follow it. */
  readonly segment: string | undefined;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Days with something launched. */
  readonly days: number;
  readonly counts: InterceptionCounts;
  readonly rates: Readonly<Record<InterceptionMeasure, InterceptionRate>>;
}

export interface InterceptionAnswer {
  /** In order of key, and of segments within a key. */
  readonly rows: readonly InterceptionRow[];
  /** All salvos that are counted, those of several classes too; undefined where there are none. */
  readonly total: InterceptionRow | undefined;
  /** Salvos that no rate counts. */
  readonly leftOut: Readonly<Record<LeftOut, number>>;
}

/** Reconnaissance drones are reported only when shot down; bombs are hardly shot at; `mixed` has no class, and counts in the total. */
export type LeftOut = 'reconnaissance' | 'bombs' | 'mixed';

interface CountedSalvo {
  readonly day: string;
  readonly class: WeaponClass;
  readonly weapon: readonly string[];
  readonly counts: InterceptionCounts;
}

/** How salvos are grouped, and whose reports they are. */
export interface InterceptionRule {
  readonly by: readonly InterceptionGrouping[];
  readonly claimants: readonly string[] | 'all';
}

/**
 * Rates of interception by group, from pooled counts of the salvos whose launched and destroyed are given. Rows that span
 * a reporting break have one row for each segment beside them. Pure; the order of the rows does not matter.
 */
export function answerInterception(
  stored: StoredRows,
  filter: StrikeFilter,
  rule: InterceptionRule,
): InterceptionAnswer {
  const salvos = salvosOf(stored, filter);
  const rated = salvos.filter(({ class: of }) => of !== 'recon');
  const byClass = rule.by.includes('class') || rule.by.includes('weapon');
  const grouped = rated.filter(({ class: of }) =>
    byClass ? of !== 'mixed' : of !== 'bomb' || filter.classes !== undefined,
  );
  const all = rated.filter(({ class: of }) => of !== 'bomb');
  const number = (of: WeaponClass) => salvos.filter((salvo) => salvo.class === of).length;
  const breaks = breaksOf('kinetic', rule.claimants);
  const [total] = all.length === 0 ? [] : rowsOf({}, all, rule, breaks);
  const groups = [...Map.groupBy(grouped, (salvo) => rule.by.map((name) => keyOf[name](salvo)).join('\n'))];
  return {
    rows: groups
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, members]) => rowsOf(keyOfGroup(rule.by, members), members, rule, breaks)),
    total,
    leftOut: { reconnaissance: number('recon'), bombs: number('bomb'), mixed: byClass ? number('mixed') : 0 },
  };
}

function salvosOf(stored: StoredRows, filter: StrikeFilter): readonly CountedSalvo[] {
  return Array.from(selectStrikes(stored, filter), (row) => {
    const salvo = strikeRows.read(row);
    return { day: salvo.day, class: salvo.class, weapon: salvo.weapon, counts: countsOfSalvo(salvo) };
  });
}

const keyOf: Readonly<Record<InterceptionGrouping, (salvo: CountedSalvo) => string>> = {
  class: (salvo) => salvo.class,
  weapon: ({ weapon }) => weapon.join('+'),
  month: ({ day }) => day.slice(0, 7),
  quarter: ({ day }) => quarterOf(day),
  year: ({ day }) => day.slice(0, 4),
};

function keyOfGroup(by: readonly InterceptionGrouping[], [first]: readonly CountedSalvo[]) {
  return Object.fromEntries(by.map((name) => [name, first === undefined ? '' : keyOf[name](first)]));
}

type Breaks = ReturnType<typeof breaksOf>;

/** A group's row, and one for each segment when it has salvos in several. */
function rowsOf(
  key: InterceptionRow['key'],
  salvos: readonly CountedSalvo[],
  { claimants }: InterceptionRule,
  breaks: Breaks,
): readonly InterceptionRow[] {
  const segments = segmentsBetween(breaks);
  const bySegment = [...Map.groupBy(salvos, ({ day }) => segmentOf(segments, day))]
    .toSorted(([a], [b]) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
    .map(([segment, members]) => rowOf(key, segment.code, members, []));
  if (bySegment.length === 1) return bySegment;
  return [rowOf(key, undefined, salvos, brokenMeasures(salvos, claimants)), ...bySegment];
}

/** The measures that these salvos lie on both sides of a break of. */
function brokenMeasures(salvos: readonly CountedSalvo[], claimants: InterceptionRule['claimants']) {
  const span = spanOf(salvos);
  return interceptionMeasures.filter((measure) => breaksWithin(breaksOf(measure, claimants), span).length > 0);
}

function spanOf(salvos: readonly CountedSalvo[]) {
  let [firstDay, lastDay] = [salvos[0]?.day ?? '', salvos[0]?.day ?? ''];
  for (const { day } of salvos) {
    if (day < firstDay) firstDay = day;
    if (day > lastDay) lastDay = day;
  }
  return { firstDay, lastDay };
}

function rowOf(
  key: InterceptionRow['key'],
  segment: string | undefined,
  salvos: readonly CountedSalvo[],
  broken: readonly string[],
): InterceptionRow {
  const byDay = new Map<string, InterceptionCounts>();
  for (const { day, counts } of salvos) byDay.set(day, addCounts(byDay.get(day) ?? noCounts, counts));
  const days = [...byDay.values()];
  const counts = days.reduce(addCounts, noCounts);
  const countsOnly = salvos.every(({ class: of }) => of === 'bomb');
  const basis = { days, total: counts, broken, countsOnly };
  return {
    ...{ key, segment, ...spanOf(salvos), counts },
    days: days.filter(({ launched }) => launched > 0).length,
    rates: {
      kinetic: rateOf('kinetic', basis),
      neutralised: rateOf('neutralised', basis),
      engaged: rateOf('engaged', basis),
    },
  };
}
