import type { SupportGrouping, SupportRow } from '@counterweight/domain/answers';
import { stages } from '@counterweight/domain/kinds';
import { donorCodeSchema, donorName, fixedText } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import type { TableRow } from '../../http/formats.ts';

const count = z.int().min(0);
const amount = z.string().meta({ description: 'A decimal number as text' });
const native = z.record(z.string(), amount).meta({ description: 'Exact sums by ISO 4217 code' });

/** The money and counts of a group of transactions of one stage. */
export const supportNumbersSchema = z
  .object({
    stage: z.enum(stages).meta({ description: 'Stages are never added up' }),
    amount: amount.meta({ description: 'Of what could be converted: two decimals, rounded once, half to even' }),
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

const SHOWN_PLACES = 2;

/** A sum as it is shown, its amount to two decimals. */
export function showSums(row: SumsOfStage, currency: string): SupportNumbers {
  return showNumbers(row, fixedText(row.amount, SHOWN_PLACES), currency);
}

/** The same with an amount that is not rounded, so that entries re-add to the row they are behind. */
export function showExactSums(row: SumsOfStage, currency: string): SupportNumbers {
  return showNumbers(row, row.amount, currency);
}

type SumsOfStage = Omit<SupportRow, 'key'>;

function showNumbers(row: SumsOfStage, amount: string, currency: string): SupportNumbers {
  const { stage, native, unconverted } = row;
  return {
    stage,
    amount,
    currency,
    native: { ...native },
    packages: row.packages,
    transactions: row.transactions,
    undisclosed: row.undisclosed,
    included_elsewhere: row.included_elsewhere,
    unpriced: row.unpriced,
    qualified: row.qualified,
    undated: row.undated,
    unconverted: { transactions: unconverted.transactions, native: { ...unconverted.native } },
  };
}

/** A row of the view: what it is of under the groupings' names, the donor's name beside its code, and its numbers. */
export function showRow(row: SupportRow, currency: string): Record<string, unknown> & SupportNumbers {
  return { ...showKey(row.key), ...showSums(row, currency) };
}

/** The columns of a table, whose first are the groupings asked for. */
export function supportColumns(by: readonly SupportGrouping[]): readonly string[] {
  const keys = by.flatMap((grouping) => (grouping === 'donor' ? ['donor', 'donor_name'] : [grouping]));
  return [...new Set([...keys, ...numberColumns])];
}

export const numberColumns: readonly string[] = [
  'stage',
  'amount',
  'currency',
  'native',
  'packages',
  'transactions',
  'undisclosed',
  'included_elsewhere',
  'unpriced',
  'qualified',
  'undated',
  'unconverted_transactions',
  'unconverted_native',
];

/** A row's numbers as flat columns: native amounts as `EUR 12.5; USD 3`. */
export function numberCells({ unconverted, native, ...rest }: SupportNumbers): TableRow {
  return {
    ...rest,
    native: nativeText(native),
    unconverted_transactions: unconverted.transactions,
    unconverted_native: nativeText(unconverted.native),
  };
}

/** What a row is of, as flat columns and in JSON alike. */
export function showKey(key: SupportRow['key']): Readonly<Record<string, string>> {
  const donor = donorCodeSchema.safeParse(key.donor);
  return { ...key, ...(donor.success ? { donor_name: donorName(donor.data) } : {}) };
}

/** `EUR 12.5; USD 3`. */
export function nativeText(native: Readonly<Record<string, string>>): string {
  return Object.entries(native)
    .map(([currency, amount]) => `${currency} ${amount}`)
    .join('; ');
}
