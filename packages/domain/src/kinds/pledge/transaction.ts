import { z } from 'zod';
import { entityIdSchema, recordIdSchema } from '../../values/ids.ts';
import { isNegative } from '../../values/money/decimal.ts';
import { moneySchema, qualifierSchema } from '../../values/money/money.ts';
import { whenSchema } from '../../values/time/when.ts';

/** From promise to use, in this order. */
export const stages = [
  'pledged',
  'committed',
  'allocated',
  'contracted',
  'disbursed',
  'delivered',
  'operational',
] as const;
export type Stage = (typeof stages)[number];

/** What changes an earlier transaction, and with it that one's stage. */
export const adjustments = ['reduced', 'cancelled', 'revalued', 'reimbursed'] as const;
export type Adjustment = (typeof adjustments)[number];

/** Names a transaction within its pledge. */
export const transactionIdSchema = z
  .string()
  .max(120)
  .regex(/^[A-Za-z0-9._~:+-]+$/, 'letters, digits and . _ ~ : + -')
  .brand<'TransactionId'>();
export type TransactionId = z.infer<typeof transactionIdSchema>;

/** The record that holds a transaction. */
export function transactionRecord(id: TransactionId) {
  return recordIdSchema.parse(`tx-${id}`);
}

const valueSchema = z.discriminatedUnion('known', [
  z.strictObject({ known: z.literal('money'), money: moneySchema }),
  z.strictObject({ known: z.literal('undisclosed') }),
  z.strictObject({ known: z.literal('included_elsewhere'), in: entityIdSchema }),
  z.strictObject({ known: z.literal('none') }),
]);

/** How many of an item; absent means unknown, 0 of what is delivered that none has come. Negative only where an adjustment takes away. */
const unitsSchema = z.strictObject({
  item: z.string().min(1).max(300),
  class: z.string().min(1).max(64).optional(),
  /** The publisher's own type of the aid, in its words. */
  published_type: z.string().min(1).max(100).optional(),
  count: z.number().int().min(-1_000_000_000).max(1_000_000_000).optional(),
  qualifier: qualifierSchema.optional(),
});
export type Units = z.infer<typeof unitsSchema>;

const body = {
  when: whenSchema,
  value: valueSchema,
  units: z.array(unitsSchema).min(1).max(300).optional(),
  note: z.string().min(1).max(2000).optional(),
};

const stageTransactionSchema = z
  .strictObject({ type: z.enum(stages), ...body })
  .superRefine(({ value, units }, context) => {
    if (value.known === 'money' && isNegative(value.money.amount)) {
      const message = 'is negative; what takes away is reduced, cancelled, revalued or reimbursed';
      context.addIssue({ code: 'custom', path: ['value', 'money', 'amount'], message });
    }
    units?.forEach(({ count }, index) => {
      if ((count ?? 0) >= 0) return;
      context.addIssue({ code: 'custom', path: ['units', index, 'count'], message: 'is negative' });
    });
  });

const adjustmentSchema = z
  .strictObject({ type: z.enum(adjustments), applies_to: transactionIdSchema, ...body })
  .superRefine(({ type, value, units }, context) => {
    const takesAway = type === 'reduced' || type === 'cancelled';
    units?.forEach(({ count }, index) => {
      if (!takesAway || (count ?? 0) <= 0) return;
      const message = `${type} is a signed difference, so its count is negative`;
      context.addIssue({ code: 'custom', path: ['units', index, 'count'], message });
    });
    if (!takesAway || value.known !== 'money' || isNegative(value.money.amount) || value.money.amount === '0') return;
    const message = `${type} is a signed difference, so its amount is negative`;
    context.addIssue({ code: 'custom', path: ['value', 'money', 'amount'], message });
  });

/** Whether a transaction only says that nothing has moved: no money, and of every item none. */
export function movesNothing({ value, units = [] }: Transaction): boolean {
  return value.known === 'none' && units.length > 0 && units.every(({ count }) => count === 0);
}

/** A dated, signed movement of money or units. */
export const transactionSchema = z.discriminatedUnion('type', [stageTransactionSchema, adjustmentSchema]);
export type Transaction = z.infer<typeof transactionSchema>;
