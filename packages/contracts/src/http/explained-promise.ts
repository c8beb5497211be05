import { lineStatuses } from '@counterweight/domain/answers';
import { stages } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { dayText } from './answer-parts.ts';

const units = z.int().nullable();
const movements = z.array(z.strictObject({ day: z.string(), units: z.int() }));

/** One promised item behind the conversion view, one that came and was not promised, or money. What it has not is null. */
export const explainedPromiseSchema = z
  .strictObject({
    counted_as: z.enum([...lineStatuses, 'umbrella', 'undated', 'unmatched', 'money']).meta({
      description:
        'A line is in the data under what is known of it; left out are umbrella (of a joint package whose tranches are followed), undated (promises where days are asked for) and unmatched (delivered without a promise). money is what a package committed or delivered: it re-adds to the money of the data',
    }),
    entity: z.string(),
    source: z.string(),
    day: z.string().meta({ description: 'Of the promise; of money its own' }),
    cohort: z.string().meta({ description: 'Of the promise; of money that of its package' }),
    precision: z.string(),
    donor: z.string(),
    category: z.string(),
    class: z.string().nullable(),
    published_type: z.string().nullable(),
    transaction: z.string().nullable(),
    line: z.int().nullable().meta({ description: 'Its place among the items, from 0' }),
    stage: z.enum(stages),
    item: z.string().nullable(),
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
    amount: z
      .string()
      .nullable()
      .meta({ description: 'Of money: converted and not rounded; null where none is known' }),
    native_amount: z.string().nullable().meta({ description: 'Of money: as given' }),
    currency: z.string().nullable(),
    packages: units,
    transactions: units,
    undisclosed: units,
    unpriced: units,
    unconverted: units,
    links: z.strictObject({ entity: z.string(), history: z.string() }),
  })
  .meta({ id: 'ExplainedPromise' });
export type ExplainedPromise = z.output<typeof explainedPromiseSchema>;
