import { measureSchema } from '@counterweight/domain/kinds';
import { displayCurrencies, qualifiers } from '@counterweight/domain/values';
import { z } from 'zod';
import { dayText } from './answer-parts.ts';

const decimal = z.string().meta({ description: 'A decimal number as text' });

const claimedSchema = z.object({
  value: decimal,
  currency: z.string().optional(),
  qualifier: z.enum(qualifiers).optional(),
  basis: z.string().optional().meta({ description: 'What its speaker counts in it' }),
  measure: measureSchema.optional(),
  as_of: dayText.optional(),
  speaker: z.string(),
  said_on: dayText.optional(),
  topic: z.string(),
});

const computedSchema = z.object({
  value: decimal,
  unit: z.string().meta({ description: `A currency (${displayCurrencies.join(', ')}), or what is counted` }),
  basis: z.string(),
  notes: z.array(z.string()),
  seq: z.int(),
  view: z.string().meta({ description: 'The query of the view that gives the number' }),
  field: z.string().meta({ description: "Where the number stands in that view's answer, as a dotted path" }),
});

/** A claim beside what the ledger computes for the same measure. */
export const comparedClaimSchema = z
  .object({
    statement: z.string(),
    figure: z.int().meta({ description: "Its place among the statement's figures, from 0" }),
    claimed: claimedSchema,
    computed: computedSchema.nullable().meta({ description: 'null: the ledger has nothing for it, which is not zero' }),
    not_computed: z.string().optional().meta({ description: 'Why nothing is computed' }),
    difference_note: z.string().optional().meta({ description: 'How they differ, in words; neither is judged' }),
    links: z.object({ statement: z.string() }),
  })
  .meta({ id: 'ComparedClaim' });
export type ShownClaim = z.output<typeof comparedClaimSchema>;
