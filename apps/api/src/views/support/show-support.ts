import type { SupportNumbers } from '@counterweight/contracts/http';
import type { SupportGrouping, SupportRow } from '@counterweight/domain/answers';
import { donorCodeSchema, donorName, fixedText } from '@counterweight/domain/values';
import type { Column } from '../../http/formats.ts';

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

type Numbers = Column<SupportNumbers>;

/** A sum's numbers as flat columns: native amounts as `EUR 12.5; USD 3`. */
export const numberColumns: readonly Numbers[] = [
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

/** The columns of the view's table: the groupings asked for, then the numbers. */
export function supportColumns(by: readonly SupportGrouping[], currency: string): readonly Column<SupportRow>[] {
  const names = by.flatMap((grouping) => (grouping === 'donor' ? ['donor', 'donor_name'] : [grouping]));
  const ordered = names.map((name): Column<SupportRow> => [name, (row) => showKey(row.key)[name]]);
  return [
    ...ordered,
    ...numberColumns
      .filter(([name]) => !names.includes(name))
      .map(([name, cell]): Column<SupportRow> => [name, (row) => cell(showSums(row, currency))]),
  ];
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
