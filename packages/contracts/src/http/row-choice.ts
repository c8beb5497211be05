import { z } from 'zod';
import { numberParameter } from './parameters.ts';

/** How many rows a view may be asked to show. */
const MOST_ROWS = 100_000;

/** Orders the rows of a view by one of its measures, and shows the first of them. Totals stay those of all rows. */
export function rowOrderShape<const Measure extends string>(measures: readonly [Measure, ...Measure[]]) {
  const [first, ...others] = measures;
  const descending = measures.map((measure): `-${Measure}` => `-${measure}`);
  return {
    sort: z
      .enum<readonly [Measure, ...(Measure | `-${Measure}`)[]]>([first, ...others, ...descending])
      .optional()
      .meta({
        description: `The measure to order rows by, from the largest down with a minus before it, last those that it is not known of; in order of key unless told. One of: ${measures.join(', ')}.`,
      }),
    limit: numberParameter('Shows so many rows at most, the first of their order; the total stays that of all rows.', {
      min: 1,
      max: MOST_ROWS,
    }),
  };
}

/** Shows the rows of which a measure is known to be so large or larger. */
export function leastParameter(measure: string) {
  return numberParameter(`Shows rows with at least so much of ${measure} alone; the total stays that of all rows.`, {
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
  });
}

/** How many rows an answer shows of those that there are. */
export const shownRowsSchema = z
  .strictObject({ all: z.int(), shown: z.int() })
  .meta({ description: 'How many rows there are, and how many of them sort, limit and min_ show' });
