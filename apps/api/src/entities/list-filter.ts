import type { Contribution } from '@counterweight/domain/rows';
import type { Day } from '@counterweight/domain/values';
import type { z } from '@hono/zod-openapi';

/** What was asked for by one parameter of a list. */
export type FilterValue = string | readonly string[];

/** What a list may be filtered by beside the dataset, the days and the times. */
export interface ListFilter {
  readonly parameter: z.ZodType<FilterValue | undefined>;
  /** Whether what an entity contributes to the view is what was asked for. */
  readonly matches: (asked: FilterValue, stored: Contribution) => boolean;
}

/** Makes filters that look at the rows of one view. */
export function filtersOn<Row>(rows: { read(stored: Contribution): Row }) {
  return {
    /** One of the row's values is one of those asked for. */
    anyValue(
      parameter: z.ZodType<readonly string[] | undefined>,
      valuesIn: (row: Row) => FilterValue | undefined,
    ): ListFilter {
      return {
        parameter,
        matches(asked, stored) {
          const wanted = listOf(asked);
          return listOf(valuesIn(rows.read(stored))).some((value) => wanted.includes(value));
        },
      };
    },
    /** Something holds of the row on the day asked for. */
    onDay(parameter: z.ZodType<Day | undefined>, holds: (row: Row, day: Day) => boolean): ListFilter {
      return {
        parameter,
        matches(asked, stored) {
          const day = parameter.parse(asked);
          return day === undefined || holds(rows.read(stored), day);
        },
      };
    },
  };
}

function listOf(value: FilterValue | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}
