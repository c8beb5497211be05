import { type Stage, stages } from '../../kinds/pledge/transaction.ts';
import {
  type AirDefenceClass,
  type AirDefencePart,
  type AirDefenceUnit,
  airDefenceClasses,
} from '../../values/air-defence/air-defence-classes.ts';
import type { Day } from '../../values/time/day.ts';
import { type AskedUnits, askedUnits, combinedGap, type Gap } from './air-defence-gap.ts';
import type { AirDefenceLine, ItemClassification } from './air-defence-lines.ts';
import type { AskedLine } from './air-defence-requests.ts';
import { type LineSums, sumOfLines, sumUnits, type UnitSums } from './air-defence-sums.ts';

export const airDefenceGroupings = ['class', 'system', 'donor', 'stage', 'month', 'year'] as const;
export type AirDefenceGrouping = (typeof airDefenceGroupings)[number];

/** What a row's lines of one stage come to. */
export interface StageUnits extends UnitSums {
  /** Lines without a date: in the numbers when no days are asked for, else left out of them. */
  readonly undated: LineSums;
  /** Lines of a month that only overlaps the days asked for: left out. */
  readonly straddling: LineSums;
}

/** Classes are never added up, and parts of a battery never make one, so every row is of one class and one part. */
export interface AirDefenceRow {
  /** What was grouped by, each with the row's value; of a system what serves it too. */
  readonly key: Readonly<Partial<Record<AirDefenceGrouping, string>>>;
  readonly class: AirDefenceClass;
  readonly part: AirDefencePart | '';
  /** What is counted: several where sources count in several. */
  readonly unitsOf: readonly AirDefenceUnit[];
  /** Of the stages that lines are of. */
  readonly stages: Readonly<Partial<Record<Stage, StageUnits>>>;
  /** Requests by request: in force on the last day, or by month and year those made in it. Absent where rows have no asked side. */
  readonly asked: readonly AskedUnits[] | undefined;
  readonly gap: Gap | undefined;
}

export interface RowParts {
  readonly counted: readonly AirDefenceLine[];
  readonly undated: readonly AirDefenceLine[];
  readonly straddling: readonly AirDefenceLine[];
  readonly asked: readonly AskedLine[];
  readonly supply: readonly AirDefenceLine[];
}

/** How rows are made: whether they have an asked side, and whether a gap can be said on `on`. */
export interface RowRule {
  readonly by: readonly AirDefenceGrouping[];
  readonly on: Day | undefined;
  readonly withAsked: boolean;
  readonly withGap: boolean;
  /** Rows are of single systems, so what would do as well as one of them is not among what is held against a request. */
  readonly ofSystems: boolean;
}

type Keyed = Pick<AirDefenceRow, 'key' | 'class' | 'part'>;
interface Groupable {
  readonly classification: ItemClassification | undefined;
  readonly date: Day | 'undated';
  readonly donor?: string;
  readonly stage?: Stage;
}

/** The rows of what was selected, in order of key, class and part. */
export function airDefenceRows(parts: RowParts, rule: RowRule): readonly AirDefenceRow[] {
  const textOf = (line: Groupable) => sortText(keyOf(line, rule.by));
  const byRow = <Each extends Groupable>(lines: readonly Each[]) => Map.groupBy(lines, textOf);
  const [counted, undated, straddling] = [byRow(parts.counted), byRow(parts.undated), byRow(parts.straddling)];
  const asked = rule.withAsked ? byRow(parts.asked) : new Map<string, AskedLine[]>();
  const supply = byRow(parts.supply);
  const heads = new Map<string, Keyed>();
  for (const line of [...parts.counted, ...parts.undated, ...parts.straddling, ...[...asked.values()].flat()]) {
    heads.set(textOf(line), keyOf(line, rule.by));
  }
  return [...heads]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([text, head]) => {
      const at = <Each>(lines: ReadonlyMap<string, readonly Each[]>) => lines.get(text) ?? [];
      const own = { counted: at(counted), undated: at(undated), straddling: at(straddling) };
      return {
        ...head,
        unitsOf: unitsOf([...Object.values(own).flat(), ...at(asked)]),
        stages: stagesOf(own),
        ...askedSide(at(asked), at(supply), rule),
      };
    });
}

function askedSide(asked: readonly AskedLine[], supply: readonly AirDefenceLine[], rule: RowRule) {
  if (!rule.withAsked) return { asked: undefined, gap: undefined };
  const similar = ({ equivalence }: AskedLine) => equivalence !== undefined;
  const gapCan = (lines: readonly AskedLine[]) => rule.withGap && !(rule.ofSystems && lines.some(similar));
  const requests = askedUnits(asked, supply, rule.on, gapCan);
  return { asked: requests, gap: combinedGap(requests) };
}

function stagesOf(parts: Pick<RowParts, 'counted' | 'undated' | 'straddling'>): AirDefenceRow['stages'] {
  const entries = stages.flatMap((stage) => {
    const of = (lines: readonly AirDefenceLine[]) => lines.filter((line) => line.stage === stage);
    const [counted, undated, straddling] = [of(parts.counted), of(parts.undated), of(parts.straddling)];
    if (counted.length + undated.length + straddling.length === 0) return [];
    const sums: StageUnits = { ...sumUnits(counted), undated: sumOfLines(undated), straddling: sumOfLines(straddling) };
    return [[stage, sums] as const];
  });
  return Object.fromEntries(entries);
}

function keyOf(line: Groupable, by: readonly AirDefenceGrouping[]): Keyed {
  const { classification } = line;
  if (classification === undefined) throw new TypeError('what the catalogue cannot place has no row');
  const key = Object.fromEntries(by.map((grouping) => [grouping, keyValue(line, classification, grouping)]));
  return { key, class: classification.class, part: classification.part };
}

function keyValue(
  { date, donor = '', stage = 'pledged' }: Groupable,
  item: ItemClassification,
  grouping: AirDefenceGrouping,
): string {
  switch (grouping) {
    case 'class':
      return item.class;
    case 'system':
      return item.serves || item.system;
    case 'donor':
      return donor;
    case 'stage':
      return stage;
    case 'month':
      return date === 'undated' ? date : date.slice(0, 7);
    case 'year':
      return date === 'undated' ? date : date.slice(0, 4);
  }
}

/** Classes and stages follow each other in their own order, all else in that of its text. */
function sortText({ key, class: of, part }: Keyed): string {
  const rank = (list: readonly string[], value: string) => String(list.indexOf(value)).padStart(2, '0');
  const values = Object.entries(key).map(([grouping, value]) => {
    if (grouping === 'class') return rank(airDefenceClasses, value);
    return grouping === 'stage' ? rank(stages, value) : value;
  });
  return [...values, rank(airDefenceClasses, of), part].join('\t');
}

function unitsOf(lines: readonly Groupable[]): readonly AirDefenceUnit[] {
  return [...new Set(lines.flatMap(({ classification }) => classification?.unit ?? []))].sort();
}
