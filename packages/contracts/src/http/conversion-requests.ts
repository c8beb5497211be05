import { metStatuses } from '@counterweight/domain/answers';
import { z } from 'zod';
import { dayText } from './answer-parts.ts';
import { intervalSchema } from './interception-rows.ts';

const count = z.int().min(0);

const eventSchema = z
  .strictObject({
    day: dayText,
    days: z.int().meta({ description: 'After the request' }),
    pledge: z.string(),
    donor: z.string(),
  })
  .nullable();

const outcomeSchema = z
  .strictObject({
    announced: eventSchema.meta({ description: 'The first promise after the request' }),
    delivered: eventSchema.meta({ description: 'The first delivery after it' }),
    units: z.int().meta({ description: 'What came after the request; of one for a total, all that ever came' }),
    undated_units: z.int().meta({ description: 'What came on an unknown day: not in units' }),
    met: z
      .enum(metStatuses)
      .meta({ description: 'Whether at least as much came as was asked for; uncounted where it is not said how many' }),
    met_on: dayText.nullable().meta({ description: 'The day on which so much had come' }),
    donors: z.array(z.string()).meta({ description: 'Whose deliveries the units are' }),
    pledges: z.array(z.string()),
  })
  .meta({ id: 'AskedOutcome' });

/** One item that was asked for, and what came of it. */
const askedItemSchema = z.strictObject({
  request: z.string(),
  line: count.meta({ description: 'Its place among the items of the request, from 0' }),
  made: dayText,
  precision: z.string(),
  item: z.string(),
  class: z.string(),
  scope: z.enum(['additional', 'total']).nullable(),
  qualifier: z.string().nullable(),
  least: z.int().nullable().meta({ description: 'The least that was asked for; null where it is not said' }),
  superseded_by: z.array(z.string()),
  explicit: outcomeSchema.meta({ description: 'Of pledges that a link ties to the request' }),
  later: outcomeSchema.meta({ description: 'Of all pledges, of the same class, whatever they answer' }),
  links: z.strictObject({
    request: z.string(),
    ties: z.array(z.string()).meta({ description: 'The links that say so' }),
    explain: z.string().meta({ description: 'The promised items of its class, with what came day by day' }),
  }),
});

const waitSchema = z
  .strictObject({
    asked: count.meta({ description: 'Items asked for long enough before the cut to be watched' }),
    events: count,
    within: z
      .array(
        z.strictObject({
          days: count,
          share: z.number(),
          interval: intervalSchema.nullable(),
        }),
      )
      .meta({ description: 'Empty below five items' }),
  })
  .meta({ id: 'AskedWait' });
const waitsSchema = z.strictObject({ announced: waitSchema, delivered: waitSchema });

/** What came of what Kyiv asked for. */
export const requestsMetSchema = z
  .strictObject({
    items: z.array(askedItemSchema).meta({ description: 'In order of the day of the request' }),
    waits: z.strictObject({ explicit: waitsSchema, later: waitsSchema }),
    undated: count.meta({ description: 'Items of undated requests: followed nowhere' }),
  })
  .meta({ id: 'RequestsMet' });
export type ShownRequestsMet = z.output<typeof requestsMetSchema>;
