import { stages } from '@counterweight/domain/kinds';
import { airDefenceClasses, airDefenceParts, airDefenceUnitNames } from '@counterweight/domain/values';
import { z } from 'zod';

const count = z.int().min(0);
const lineSums = z.strictObject({ units: z.int(), lines: count, unknown: count });
const range = z.strictObject({ low: count, high: count.nullable() });

const stageUnitsSchema = z
  .strictObject({
    units: z.int().meta({ description: 'The counts as published, added up; those not known add nothing' }),
    low: count.meta({ description: 'What there is at least, by what qualifiers and missing counts leave open' }),
    high: count.nullable().meta({ description: 'What there is at most; null when nothing bounds it' }),
    about: z.boolean().meta({ description: 'Some counts are "about"' }),
    at_least: z.boolean().meta({ description: 'There may be more than the counts say: nothing bounds them' }),
    unknown: count.meta({ description: 'Lines without a count; not zero' }),
    lines: count,
    donors: count,
    undated: lineSums.meta({ description: 'In the numbers when no days are asked for, else left out of them' }),
    straddling: lineSums.meta({ description: 'Of a month that only overlaps the days asked for; left out' }),
  })
  .meta({ id: 'AirDefenceStage' });

export const gapSchema = z
  .strictObject({ pledged: range, committed: range, delivered: range, operational: range })
  .meta({ id: 'AirDefenceGap', description: 'What is missing at each stage of what is asked for, as a range' });

export const askedSchema = z
  .strictObject({
    request: z.string(),
    made: z.string().meta({ description: 'The day it was made; undated when unknown' }),
    scope: z.enum(['additional', 'total', 'unsaid']),
    ...range.shape,
    about: z.boolean(),
    lines: count,
    unknown: count.meta({ description: 'Lines that do not say how many' }),
    equivalence: z.array(z.string()).meta({ description: 'What would do as well, in the asker’s words' }),
    gap: gapSchema.nullable().meta({ description: 'Null where it cannot be said: the notes say why' }),
  })
  .meta({ id: 'AirDefenceAsked' });

/** A row: one class and part under the keys asked for. */
export const airDefenceRowSchema = z
  .looseObject({
    class: z.enum(airDefenceClasses).meta({ description: 'Classes are never added up' }),
    part: z
      .enum(airDefenceParts)
      .nullable()
      .meta({ description: 'Of components and sustainment: what they are. Parts never make a whole system' }),
    units_of: z.array(z.enum(airDefenceUnitNames)).meta({ description: 'What is counted, as sources count it' }),
    stages: z
      .partialRecord(z.enum(stages), stageUnitsSchema)
      .meta({ description: 'Stages that have lines; they follow each other and are never added up' }),
    asked: z
      .array(askedSchema)
      .nullable()
      .meta({ description: 'Request by request; null where rows have no asked side' }),
    gap: gapSchema
      .nullable()
      .meta({ description: 'For all requests of the row together; null where it cannot be said' }),
  })
  .meta({ id: 'AirDefenceRow' });
export type ShownAirDefenceRow = z.output<typeof airDefenceRowSchema>;

/** Items that the catalogue cannot place, by wording and stage. */
export const unplacedSchema = z
  .strictObject({
    item: z.string().meta({ description: 'As published; empty where a pledge of air defence names no item' }),
    published_class: z.string().nullable(),
    stage: z.enum(stages),
    units: z.int(),
    lines: z.int(),
    unknown: z.int(),
    pledges: z.int(),
  })
  .meta({ id: 'AirDefenceUnplaced' });

/** How a request stands on a day. */
export const standings = ['in_force', 'superseded', 'later', 'undated', 'straddling'] as const;

/** A request with its standing on the last day asked for. */
export const standingRequestSchema = z
  .strictObject({
    request: z.string(),
    made: z.string(),
    standing: z.enum(standings).meta({ description: 'On the last day asked for, or now' }),
    superseded_by: z.array(z.string()).meta({ description: 'Whenever those were made' }),
    supersedes_missing: z.array(z.string()).meta({ description: 'What it supersedes and nothing is known of' }),
    lines: z.int().meta({ description: 'Lines of what is asked for' }),
    unplaced: z.array(z.string()).meta({ description: 'Lines of air defence that the catalogue cannot place' }),
    links: z.strictObject({ request: z.string() }),
  })
  .meta({ id: 'AirDefenceRequest' });
