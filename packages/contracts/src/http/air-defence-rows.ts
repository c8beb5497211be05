import { gapStages } from '@counterweight/domain/answers';
import { stages } from '@counterweight/domain/kinds';
import { airDefenceClasses, airDefenceParts, airDefenceUnitNames } from '@counterweight/domain/values';
import { z } from 'zod';
import { type Column, groupingColumns } from './table.ts';

const count = z.int().min(0);
const lineSums = z.strictObject({ units: z.int().nullable(), lines: count, unknown: count });
const range = z.strictObject({ low: count, high: count.nullable() });

const stageUnitsSchema = z
  .strictObject({
    units: z.int().nullable().meta({
      description: 'The counts as published, added up; those not known add nothing; null where none is known',
    }),
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

type Row = ShownAirDefenceRow;

/** A row of the table: of one stage, or of what one request asks for. */
interface TableRow {
  readonly row: Row;
  readonly stage: string;
  readonly held?: z.output<typeof stageUnitsSchema> | undefined;
  readonly asked?: z.output<typeof askedSchema>;
  readonly gap?: z.output<typeof range> | undefined;
}

/**
 * A row as rows of a table: one a stage, with the gap to what is asked for beside the stages that have one, then one a
 * request under the stage `asked`.
 */
export function airDefenceTableRows(row: Row): readonly TableRow[] {
  const requests = (row.asked ?? []).map((asked): TableRow => ({ row, stage: 'asked', asked }));
  const held = stages.flatMap((stage): readonly TableRow[] => {
    const [sums, gapStage] = [row.stages[stage], gapStages.find((each) => each === stage)];
    const gap = gapStage === undefined ? undefined : row.gap?.[gapStage];
    return sums === undefined && gap === undefined ? [] : [{ row, stage, held: sums, gap }];
  });
  return [...held, ...requests];
}

/** The columns of the table under what is grouped by. */
export function airDefenceColumns(by: readonly string[]): readonly Column<TableRow>[] {
  return [
    ...groupingColumns(by).map(([name, cell]): Column<TableRow> => [name, ({ row }) => cell(row)]),
    ['class', ({ row }) => row.class],
    ['part', ({ row }) => row.part],
    ['units_of', ({ row }) => row.units_of.join('; ')],
    ['stage', ({ stage }) => stage],
    ['units', ({ held }) => held?.units],
    ['low', ({ held, asked }) => (held ?? asked)?.low],
    ['high', ({ held, asked }) => (held ?? asked)?.high],
    ['about', ({ held, asked }) => (held ?? asked)?.about.toString()],
    ['unknown', ({ held, asked }) => (held ?? asked)?.unknown],
    // A stage that nothing was recorded of has no lines, which is not the same as no units.
    ['lines', ({ held, asked }) => (held ?? asked)?.lines ?? 0],
    ['donors', ({ held }) => held?.donors],
    ['undated_units', ({ held }) => held?.undated.units],
    ['undated_lines', ({ held }) => held?.undated.lines],
    ['straddling_units', ({ held }) => held?.straddling.units],
    ['straddling_lines', ({ held }) => held?.straddling.lines],
    ['request', ({ asked }) => asked?.request],
    ['made', ({ asked }) => asked?.made],
    ['scope', ({ asked }) => asked?.scope],
    ['equivalence', ({ asked }) => asked?.equivalence.join('; ')],
    ['gap_low', ({ gap }) => gap?.low],
    ['gap_high', ({ gap }) => gap?.high],
  ];
}

/** Items that the catalogue cannot place, by wording and stage. */
export const unplacedSchema = z
  .strictObject({
    item: z.string().meta({ description: 'As published; empty where a pledge of air defence names no item' }),
    published_class: z.string().nullable(),
    stage: z.enum(stages),
    units: z.int().nullable(),
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
