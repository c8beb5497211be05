import { stages } from '@counterweight/domain/kinds';
import { airDefenceClasses, airDefenceParts, airDefenceUnitNames } from '@counterweight/domain/values';
import { z } from 'zod';
import { standings } from './air-defence-rows.ts';

const counted = ['counted', 'undated', 'straddling', 'tranche', 'umbrella', 'unplaced'] as const;

/** One line behind the air-defence view. Members that only the other kind of line has are null. */
export const explainedLineSchema = z
  .strictObject({
    of: z.enum(['pledge', 'request']),
    counted_as: z.enum([...new Set([...counted, ...standings])]).meta({
      description:
        'Lines of pledges that are counted re-add to the stages, lines of requests in force to what is asked; by month and year those superseded since too',
    }),
    entity: z.string().meta({ description: 'The pledge or request' }),
    transaction: z.string().nullable(),
    line: z.int().meta({ description: 'Its place among the items, from 0' }),
    date: z.string(),
    precision: z.string(),
    donor: z.string().nullable(),
    stage: z.enum([...stages, 'asked']),
    item: z.string().meta({ description: 'As published' }),
    published_class: z.string().nullable(),
    class: z.enum(airDefenceClasses).nullable().meta({ description: 'Null where the catalogue cannot place it' }),
    system: z.string().nullable(),
    serves: z.string().nullable(),
    part: z.enum(airDefenceParts).nullable(),
    unit: z.enum(airDefenceUnitNames).nullable(),
    units: z.int().nullable().meta({ description: 'Signed; null when unknown' }),
    low: z.int().nullable().meta({ description: 'Null when nothing bounds it' }),
    high: z.int().nullable().meta({ description: 'Null when nothing bounds it' }),
    qualifier: z.string().nullable(),
    scope: z.enum(['additional', 'total', 'unsaid']).nullable(),
    equivalence: z.string().nullable(),
    links: z.strictObject({ entity: z.string(), history: z.string() }),
  })
  .meta({ id: 'ExplainedLine' });
export type ShownLine = z.output<typeof explainedLineSchema>;
