import { z } from 'zod';

/** The currency that transactions are shown in, and the policy they are converted by. */
export const SHOWN_CURRENCY = 'EUR';
export const SHOWN_POLICY = 'announcement_day';

const decimal = z.string().meta({ description: 'A decimal number as text' });

/** A transaction's money in euro: by us, with the rate, and by its publisher. */
export const transactionConversionSchema = z
  .object({
    currency: z.literal(SHOWN_CURRENCY),
    policy: z.literal(SHOWN_POLICY),
    amount: decimal.nullable().meta({ description: 'To two decimals; null where there is no rate' }),
    reason: z.enum(['undated', 'no_rate', 'not_reported']).optional().meta({ description: 'Why there is no amount' }),
    rates: z
      .array(z.object({ currency: z.string(), rate: decimal, on: z.string(), source: z.string() }))
      .meta({ description: 'What one euro was, on which day (or on average in which month), and who published it' }),
    publisher: z
      .object({
        amount: decimal,
        currency: z.string(),
        rate: decimal.optional().meta({ description: 'The rate that its conversion comes to' }),
        difference: decimal.optional().meta({ description: 'Our amount less its amount' }),
      })
      .optional()
      .meta({ description: "The publisher's own conversion" }),
  })
  .meta({ id: 'TransactionConversion' });
export type TransactionConversion = z.output<typeof transactionConversionSchema>;
