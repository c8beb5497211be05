import { stages } from '@counterweight/domain/kinds';
import { z } from 'zod';
import type { Column } from './table.ts';

const count = z.int().min(0);
const amount = z.string().meta({ description: 'A decimal number as text' });
const native = z.record(z.string(), amount).meta({ description: 'Exact sums by ISO 4217 code' });

/** The money and counts of a group of transactions of one stage. */
export const supportNumbersSchema = z
  .object({
    stage: z.enum(stages).meta({ description: 'Stages are never added up' }),
    amount: amount.nullable().meta({
      description: 'Of what could be converted: two decimals, rounded once, half to even; null where nothing could',
    }),
    currency: z.string(),
    native: native.meta({ description: 'Everything counted, in the currency it was given in' }),
    packages: count.meta({ description: 'Pledges that reached the stage' }),
    transactions: z.int(),
    undisclosed: count.meta({ description: 'Transactions whose amount is kept secret; not zero' }),
    included_elsewhere: count.meta({ description: "Transactions whose money is in another pledge's amount" }),
    unpriced: count.meta({ description: 'Goods without an amount' }),
    qualified: count.meta({ description: 'Amounts that are about, at least or up to' }),
    undated: count.meta({ description: 'Transactions not dated to the month' }),
    unconverted: z
      .object({ transactions: count, native })
      .meta({ description: 'Without a rate: in native, and not in amount' }),
  })
  .meta({ id: 'SupportNumbers' });
export type SupportNumbers = z.output<typeof supportNumbersSchema>;

type Numbers = Column<SupportNumbers>;

/** The numbers as columns of a table: native amounts as `EUR 12.5; USD 3`. */
export const supportNumberColumns: readonly Numbers[] = [
  ['stage', ({ stage }) => stage],
  ['amount', ({ amount }) => amount],
  ['currency', ({ currency }) => currency],
  ['native', ({ native }) => nativeText(native)],
  ...(
    ['packages', 'transactions', 'undisclosed', 'included_elsewhere', 'unpriced', 'qualified', 'undated'] as const
  ).map((name): Numbers => [name, (numbers) => numbers[name]]),
  ['unconverted_transactions', ({ unconverted }) => unconverted.transactions],
  ['unconverted_native', ({ unconverted }) => nativeText(unconverted.native)],
];

/** `EUR 12.5; USD 3`. */
export function nativeText(native: Readonly<Record<string, string>>): string {
  return Object.entries(native)
    .map(([currency, amount]) => `${currency} ${amount}`)
    .join('; ');
}
