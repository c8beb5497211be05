import type { Stage } from '../../kinds/pledge/transaction.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import type { Day } from '../../values/time/day.ts';
import type { AirDefenceLine } from './air-defence-lines.ts';
import { type AskedLine, type AskedRequest, requestsOn } from './air-defence-requests.ts';
import { type AirDefenceGrouping, type AirDefenceRow, airDefenceRows, type RowRule } from './air-defence-rows.ts';
import {
  type AirDefenceFilter,
  type AirDefenceSelection,
  matchesClassification,
  type SelectedLine,
  selectAirDefence,
} from './air-defence-selection.ts';
import { type LineSums, sumOfLines } from './air-defence-sums.ts';

export interface AirDefenceRows {
  readonly airDefence: StoredRows;
  /** Of the support view: what is part of what. */
  readonly support: StoredRows;
  readonly requests: StoredRows;
}

/** Items of one wording and stage that the catalogue cannot place. */
export interface UnplacedItem extends LineSums {
  readonly item: string;
  readonly publishedClass: string | undefined;
  readonly stage: Stage;
  readonly pledges: number;
}

export interface AirDefenceAnswer {
  readonly rows: readonly AirDefenceRow[];
  readonly unplaced: readonly UnplacedItem[];
  /** Kyiv's requests that are a matter of air defence, whatever their status on the last day asked for. */
  readonly requests: readonly AskedRequest[];
  readonly undated: LineSums;
  readonly straddling: LineSums;
  readonly umbrellas: {
    readonly trancheLines: number;
    readonly umbrellaLines: number;
    readonly missing: readonly string[];
    readonly cycles: readonly string[];
  };
  readonly firstDay: Day | undefined;
  readonly lastDay: Day | undefined;
}

/** Groupings under which rows have an asked side. */
const ASKED_BY: ReadonlySet<AirDefenceGrouping> = new Set(['class', 'system', 'month', 'year']);
/** Groupings under which what is missing on a day can be said. */
const GAP_BY: ReadonlySet<AirDefenceGrouping> = new Set(['class', 'system']);

/** Adds up units by what is grouped by, beside what was asked for. Pure; the order of the rows does not matter. */
export function answerAirDefence(
  stored: AirDefenceRows,
  filter: AirDefenceFilter,
  by: readonly AirDefenceGrouping[],
): AirDefenceAnswer {
  const selection = selectAirDefence(stored, filter);
  const requests = requestsOf(stored, filter);
  const linesOf = (is: SelectedLine['is']) => selection.lines.flatMap((each) => (each.is === is ? [each.line] : []));
  const ranged = filter.from !== undefined || filter.to !== undefined;
  const [counted, straddling] = [linesOf('counted'), linesOf('straddling')];
  const undated = ranged ? linesOf('undated') : counted.filter(({ date }) => date === 'undated');
  const parts = {
    counted,
    undated,
    straddling,
    asked: askedLines(requests, filter, by),
    supply: supplyOf(selection, filter),
  };
  const rows = airDefenceRows(parts, ruleOf(filter, by));
  const days = counted.flatMap(({ date }) => (date === 'undated' ? [] : [date]));
  return {
    rows,
    unplaced: unplacedItems(linesOf('unplaced')),
    requests,
    undated: sumOfLines(undated),
    straddling: sumOfLines(straddling),
    umbrellas: leftOutByUmbrellas(selection),
    firstDay: days.at(0),
    lastDay: days.at(-1),
  };
}

/** Whether rows have an asked side: requests are not addressed to donors or stages. */
export function hasAskedSide(
  { donors, stages }: Pick<AirDefenceFilter, 'donors' | 'stages'>,
  by: readonly AirDefenceGrouping[],
): boolean {
  return donors === undefined && stages === undefined && by.every((grouping) => ASKED_BY.has(grouping));
}

/** What is missing is so on a day, not in a range of them. */
function ruleOf(filter: AirDefenceFilter, by: readonly AirDefenceGrouping[]): RowRule {
  const withAsked = hasAskedSide(filter, by);
  return {
    by,
    on: filter.to,
    withAsked,
    withGap: withAsked && filter.from === undefined && by.every((grouping) => GAP_BY.has(grouping)),
    ofSystems: by.includes('system') || filter.systems !== undefined,
  };
}

/** All that requests for what is asked for can be held against, of whatever day. */
function supplyOf({ supply }: AirDefenceSelection, filter: AirDefenceFilter): readonly AirDefenceLine[] {
  return supply.filter(({ classification: item }) => item !== undefined && matchesClassification(filter, item));
}

/** The requests with a line of what is asked for; lines that cannot be placed may be of any class. */
export function requestsOf({ requests }: AirDefenceRows, filter: AirDefenceFilter): readonly AskedRequest[] {
  return requestsOn(requests, filter.requestSources, filter.to).flatMap((request) => {
    const lines = request.lines.filter(
      ({ classification: item }) => item === undefined || matchesClassification(filter, item),
    );
    return lines.length === 0 ? [] : [{ ...request, lines }];
  });
}

/** By month and year the requests made in the days asked for, whatever became of them; else those in force on the last. */
function askedLines(
  requests: readonly AskedRequest[],
  { from }: AirDefenceFilter,
  by: readonly AirDefenceGrouping[],
): readonly AskedLine[] {
  const made = by.includes('month') || by.includes('year');
  const asked = requests.filter(({ status, date }) => {
    if (!made) return status === 'in_force';
    return (status === 'in_force' || status === 'superseded') && (from === undefined || from <= date);
  });
  return asked.flatMap(({ lines }) => lines.filter(({ classification }) => classification !== undefined));
}

function unplacedItems(lines: readonly AirDefenceLine[]): readonly UnplacedItem[] {
  const groups = Map.groupBy(lines, ({ item, publishedClass = '', stage }) => [item, publishedClass, stage].join('\t'));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { item, publishedClass, stage } = first;
    const pledges = new Set(group.map(({ pledge }) => pledge)).size;
    return [{ item, publishedClass, stage, ...sumOfLines(group), pledges }];
  });
}

function leftOutByUmbrellas({ lines, umbrellas }: AirDefenceSelection): AirDefenceAnswer['umbrellas'] {
  const missing = lines.flatMap(({ is, line }) => (is === 'counted' ? (umbrellas.missing.get(line.pledge) ?? []) : []));
  return {
    trancheLines: lines.filter(({ is }) => is === 'tranche').length,
    umbrellaLines: lines.filter(({ is }) => is === 'umbrella').length,
    missing: [...new Set(missing)].sort(),
    cycles: umbrellas.cycles,
  };
}
