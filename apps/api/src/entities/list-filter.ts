import type { Dimensions } from '@counterweight/domain/rows';
import type { Day } from '@counterweight/domain/values';
import type { z } from '@hono/zod-openapi';

/** What was asked for by one parameter of a list. */
export type FilterValue = string | readonly string[];

/** What a list may be filtered by beside the dataset, the days and the times. */
export interface ListFilter {
  readonly parameter: z.ZodType<FilterValue | undefined>;
  /** Whether an entity's dimensions in the view are what was asked for. */
  readonly matches: (asked: FilterValue, held: Dimensions) => boolean;
}

/** One of the dimensions has one of the values asked for. */
export function anyValue(
  parameter: z.ZodType<readonly string[] | undefined>,
  ...dimensions: readonly string[]
): ListFilter {
  return {
    parameter,
    matches: (asked, held) =>
      dimensions.some((dimension) => valuesOf(held[dimension]).some((value) => valuesOf(asked).includes(value))),
  };
}

/** What the dimensions say of the day asked for. */
export function onDay(
  parameter: z.ZodType<Day | undefined>,
  holds: (held: Dimensions, day: Day) => boolean,
): ListFilter {
  return {
    parameter,
    matches(asked, held) {
      const day = parameter.parse(asked);
      return day === undefined || holds(held, day);
    },
  };
}

function valuesOf(value: FilterValue | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}
