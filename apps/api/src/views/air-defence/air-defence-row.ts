import {
  type AirDefenceGrouping,
  type AirDefenceRow,
  type AskedUnits,
  type Gap,
  gapStages,
  type StageUnits,
} from '@counterweight/domain/answers';
import { stages } from '@counterweight/domain/kinds';
import {
  airDefenceClasses,
  airDefenceParts,
  airDefenceUnitNames,
  donorCodeSchema,
  donorName,
} from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';

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

const gapSchema = z
  .strictObject({ pledged: range, committed: range, delivered: range, operational: range })
  .meta({ id: 'AirDefenceGap', description: 'What is missing at each stage of what is asked for, as a range' });

const askedSchema = z
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
export type ShownRow = z.output<typeof airDefenceRowSchema>;

/** A row as JSON, its keys under the names of the groupings. */
export function showRow(row: AirDefenceRow): ShownRow {
  const { key, part, unitsOf, asked, gap } = row;
  return {
    ...showKey(key),
    class: row.class,
    part: part === '' ? null : part,
    units_of: [...unitsOf],
    stages: Object.fromEntries(Object.entries(row.stages).map(([stage, sums]) => [stage, showStage(sums)])),
    asked: asked === undefined ? null : asked.map(showAsked),
    gap: gap === undefined ? null : showGap(gap),
  };
}

/** What a row is of, the donor's name beside its code. */
export function showKey(key: AirDefenceRow['key']): Readonly<Record<string, string>> {
  const donor = donorCodeSchema.safeParse(key.donor);
  return { ...key, ...(donor.success ? { donor_name: donorName(donor.data) } : {}) };
}

/** The columns that the groupings asked for make, and those that every row has. */
export function keyColumns(by: readonly AirDefenceGrouping[]): readonly string[] {
  const keys = by.flatMap((grouping) => (grouping === 'donor' ? ['donor', 'donor_name'] : [grouping]));
  return [...new Set([...keys, 'class', 'part', 'units_of'])];
}

function showStage({ units, low, high, about, unknown, lines, donors, ...left }: StageUnits) {
  const { undated, straddling } = left;
  return { units, low, high, about, at_least: high === null, unknown, lines, donors, undated, straddling };
}

function showAsked({ date, equivalence, gap, ...asked }: AskedUnits): z.output<typeof askedSchema> {
  return { ...asked, made: date, equivalence: [...equivalence], gap: gap === undefined ? null : showGap(gap) };
}

function showGap(gap: Gap): z.output<typeof gapSchema> {
  const [pledged, committed, delivered, operational] = gapStages.map((stage) => ({ ...gap[stage] }));
  return gapSchema.parse({ pledged, committed, delivered, operational });
}
