import type { interceptionQuestion, QueryOf } from '@counterweight/contracts/http';
import {
  answerInterception,
  compareInterception,
  type InterceptionAnswer,
  type InterceptionDifference,
  type InterceptionGrouping,
} from '@counterweight/domain/answers';
import { invalidParameter } from '../../http/problem.ts';
import { resolveRange } from '../resolve-range.ts';
import type { StrikesReading } from '../strikes/read-strikes.ts';

export type InterceptionQuery = Omit<QueryOf<typeof interceptionQuestion>, 'format'>;

const standardGroupings: readonly InterceptionGrouping[] = ['class'];

/** The strikes that are read. */
export function strikesBehind(query: InterceptionQuery) {
  const { weapon, class: of, claimant, source, day_rule, from, to, as_of, known_at, at_seq, min_seq } = query;
  return { weapon, class: of, claimant, source, day_rule, from, to, as_of, known_at, at_seq, min_seq };
}

/** The rates asked for. */
export function interceptionOf(query: InterceptionQuery, { rows, resolved }: StrikesReading): InterceptionAnswer {
  const { filter, claimants } = resolved;
  return answerInterception(rows, filter, { by: query.by ?? standardGroupings, claimants });
}

/** How the rates asked for differ from those of the days to compare with, when any are named. */
export function comparisonOf(
  query: InterceptionQuery,
  reading: StrikesReading,
  answer: InterceptionAnswer,
): readonly InterceptionDifference[] | undefined {
  if (query.compare_from === undefined && query.compare_to === undefined) return undefined;
  const { from: _, to: __, ...filter } = reading.resolved.filter;
  const days = resolveRange({ from: query.compare_from, to: query.compare_to, as_of: query.as_of });
  const resolved = { ...reading.resolved, filter: { ...filter, ...days } };
  return compareInterception(answer, interceptionOf(query, { ...reading, resolved }), resolved.claimants);
}

/** Throws a problem when days to compare with are asked for of rows that each have days of their own. */
export function checkComparison({ by, compare_from, compare_to }: InterceptionQuery): void {
  if (compare_from === undefined && compare_to === undefined) return;
  if (compare_from !== undefined && compare_to !== undefined && compare_to < compare_from) {
    throw invalidParameter('compare_to', 'lies before compare_from');
  }
  if (by?.some((each) => each !== 'class' && each !== 'weapon')) {
    throw invalidParameter('by', 'must be class, weapon or both where two periods are compared');
  }
}
