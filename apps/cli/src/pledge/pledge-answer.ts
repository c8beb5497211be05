import { decimalSchema, whenSchema } from '@counterweight/domain/values';
import { z } from 'zod';

const moneySchema = z.object({ amount: z.string(), currency: z.string(), qualifier: z.string().optional() });

const valueSchema = z.discriminatedUnion('known', [
  z.object({ known: z.literal('money'), money: moneySchema }),
  z.object({ known: z.literal('undisclosed') }),
  z.object({ known: z.literal('included_elsewhere'), in: z.string() }),
  z.object({ known: z.literal('none') }),
]);

const conversionSchema = z.object({
  currency: z.string(),
  policy: z.string(),
  amount: z.string().nullable(),
  reason: z.string().optional(),
  rates: z.array(z.object({ currency: z.string(), rate: z.string(), on: z.string(), source: z.string() })),
  publisher: z
    .object({
      amount: decimalSchema,
      currency: z.string(),
      rate: z.string().optional(),
      difference: z.string().optional(),
    })
    .optional(),
});

const unitsSchema = z.object({
  item: z.string(),
  class: z.string().optional(),
  count: z.number().optional(),
  qualifier: z.string().optional(),
});
export type PledgeUnits = z.infer<typeof unitsSchema>;

const sourcesSchema = z.array(
  z.object({ publisher: z.string(), title: z.string(), published_on: z.string().optional() }),
);

const transactionSchema = z.object({
  id: z.string(),
  type: z.string(),
  stage: z.string().nullable(),
  applies_to: z.string().optional(),
  when: whenSchema,
  value: valueSchema,
  units: z.array(unitsSchema).optional(),
  conversion: conversionSchema.optional(),
  sources: sourcesSchema,
});
export type PledgeTransaction = z.infer<typeof transactionSchema>;

const pledgeSchema = z.object({
  id: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  donor_name: z.string().optional(),
  title: z.string().optional(),
  category: z.string().optional(),
  subcategory: z.string().optional(),
  part_of: z.string().optional(),
  new_money: z.string().optional(),
  replenishment: z.boolean().optional(),
  announced: whenSchema.optional(),
  note: z.string().optional(),
  sources: sourcesSchema.optional(),
  transactions: z.array(transactionSchema),
  gone: z.array(z.object({ id: z.string(), status: z.string(), reason: z.string() })),
  awaiting_header: z.boolean(),
  restrictions: z
    .array(
      z.object({
        id: z.string(),
        kind: z.string(),
        restricted_by: z.string(),
        since: z.string().nullable(),
        until: z.string().nullable(),
        on: z.string(),
        stand: z.string(),
        held_up: z.record(z.string(), z.string()).nullable(),
      }),
    )
    .default([]),
  warnings: z.array(z.object({ transaction: z.string(), message: z.string() })),
});
export type ShownPledge = z.infer<typeof pledgeSchema>;

/** What `/v1/pledges/{id}` answers, as far as `cw pledge` shows it. */
export const pledgeAnswerSchema = z.object({ data: pledgeSchema });
