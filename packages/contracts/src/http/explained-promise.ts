import { lineStatuses } from '@counterweight/domain/answers';
import { stages } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { dayText } from './answer-parts.ts';

const units = z.int().nullable();
const movements = z.array(z.strictObject({ day: z.string(), units: z.int() }));

/** One promised item behind the conversion view, or one that came and was not promised. */
export const explainedPromiseSchema = z
  .strictObject({
    counted_as: z.enum([...lineStatuses, 'umbrella', 'undated', 'unmatched']).meta({
      description:
        'A line is in the data under what is known of it; the last three are left out: of a joint package whose tranches are followed, of an undated promise where days are asked for, and delivered without a promise',
    }),
    entity: z.string(),
    source: z.string(),
    day: z.string().meta({ description: 'Of the promise' }),
    cohort: z.string(),
    precision: z.string(),
    donor: z.string(),
    category: z.string(),
    class: z.string(),
    published_type: z.string().nullable(),
    transaction: z.string(),
    line: z.int().meta({ description: 'Its place among the items, from 0' }),
    stage: z.enum(stages),
    item: z.string(),
    qualifier: z.string().nullable(),
    age: z.int().nullable().meta({ description: 'Days from the promise to the cut' }),
    units: units.meta({ description: 'As promised; null where it is not said' }),
    reduced: units,
    cancelled: units,
    delivered: units.meta({ description: 'Of what is still promised; null where nothing is said' }),
    over: units,
    not_delivered: units,
    unknown: units,
    movements: movements.meta({ description: 'What came, day by day; 0 says that none had' }),
    followed: z.int().meta({ description: 'Units in the curve' }),
    seen: z.int().min(0).max(1).meta({ description: '1 where it is in the shares by age' }),
    until: dayText.nullable().meta({ description: 'The last day it is followed to' }),
    links: z.strictObject({ entity: z.string(), history: z.string() }),
  })
  .meta({ id: 'ExplainedPromise' });
export type ExplainedPromise = z.output<typeof explainedPromiseSchema>;
