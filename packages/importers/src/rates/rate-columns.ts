import type { ColumnSet } from '../table/columns.ts';

export const DATE = 'DATE';

const CURRENCIES = Intl.supportedValuesOf('currency').filter((currency) => currency !== 'EUR');

/** Currencies that ended before there was anything to convert; the history still has a column for each. */
const ENDED = ['CYP', 'EEK', 'LTL', 'LVL', 'MTL', 'ROL', 'SIT', 'SKK', 'TRL'];

/** A day and a column for each currency; without the dollar the file is not what it should be. */
export const rateColumns: ColumnSet = {
  known: [DATE, ...new Set([...CURRENCIES, ...ENDED])],
  required: [DATE, 'USD'],
  nameOf: (heading) => heading.trim().toUpperCase(),
};

/** The columns of a table that hold rates to be kept. */
export function rateCurrencies(columns: readonly string[]): string[] {
  return columns.filter((column) => column !== DATE && !ENDED.includes(column));
}
