import type { Transaction } from '@counterweight/domain/kinds';
import { currencySchema, type Decimal, inMinorUnits } from '@counterweight/domain/values';
import { type AmountReading, readAmount } from '../table/read-amount.ts';
import type { RowCells } from '../table/row-cells.ts';

export type Value = Transaction['value'];

/** Where an amount stands: in its own currency, in the publisher's euros, or both. */
export interface AmountColumns {
  readonly amount?: string;
  readonly euros: string;
}

export const UNDISCLOSED: Value = { known: 'undisclosed' };
const EUR = currencySchema.parse('EUR');

const ESTIMATED = /^value is calculated with prices$/i;

/** What a cell says of an amount, a cell whose value is not there being a fault. */
export function amountReading(cells: RowCells, column: string): AmountReading {
  const reason = cells.fault(column);
  if (reason !== undefined) return { kind: 'fault', reason };
  return readAmount(cells.text(column), { mark: cells.mark, isNumber: cells.isNumber(column) });
}

/** Whether a cell gives an amount, or something in an amount's place that cannot be read. */
export function givesAmount(cells: RowCells, column: string): boolean {
  return cells.fault(column) !== undefined || /\d/.test(cells.text(column));
}

/** Whether a cell gives an amount that is not zero. */
export function givesMoney(cells: RowCells, column: string): boolean {
  const reading = amountReading(cells, column);
  return reading.kind === 'fault' || (reading.kind === 'amount' && reading.amount !== '0');
}

/** The amount of a cell; `unknown` where it says nothing, and nothing where it cannot be read, which is noted. */
export function amountIn(cells: RowCells, column: string, otherwise: string): Decimal | 'unknown' | undefined {
  const reading = amountReading(cells, column);
  if (reading.kind === 'fault') {
    cells.leaveOut(`${reading.reason}; ${otherwise}`, column);
    return undefined;
  }
  if (reading.doubt !== undefined) cells.doubt(reading.doubt, column);
  return reading.kind === 'amount' ? reading.amount : 'unknown';
}

/**
 * The value in the columns given, in its own currency beside the publisher's euros; in euros alone where the row gives
 * only those. An amount is in whole cents: what a sheet has beyond them is left of its own arithmetic. The publisher's euros
 * keep every digit. Nothing where its cells cannot be understood, which is noted.
 */
export function valueIn(cells: RowCells, columns: AmountColumns, what: string): Value | 'unknown' | undefined {
  const { amount: column, euros } = columns;
  const amount = column === undefined ? 'unknown' : amountIn(cells, column, `the ${what} is left out`);
  if (amount === undefined) return undefined;
  if (amount === 'unknown') return eurosIn(cells, euros, what);
  const currency = currencySchema.safeParse(cells.text('original_currency').toUpperCase());
  if (!currency.success) {
    cells.leaveOut(`no currency by its ISO 4217 code such as EUR; the ${what} is left out`, 'original_currency');
    return undefined;
  }
  const converted = amountIn(cells, euros, 'its conversion is left out');
  const value = { amount: inMinorUnits(amount, currency.data), currency: currency.data };
  const money = { ...value, ...qualifier(cells, 'value_source_commitments') };
  if (converted === undefined || converted === 'unknown') return { known: 'money', money };
  return { known: 'money', money: { ...money, as_reported: { amount: converted, currency: EUR } } };
}

/** A value that the sheet has in euros only. */
export function eurosIn(
  cells: RowCells,
  column: string,
  what: string,
  source = 'value_source_commitments',
): Value | 'unknown' | undefined {
  const amount = amountIn(cells, column, `the ${what} is left out`);
  if (amount === undefined) return undefined;
  if (amount === 'unknown') return 'unknown';
  const money = { amount: inMinorUnits(amount, EUR), currency: EUR, ...qualifier(cells, source) };
  return { known: 'money', money: { ...money, as_reported: { amount, currency: EUR } } };
}

function qualifier(cells: RowCells, column: string): { qualifier?: 'about' } {
  return ESTIMATED.test(cells.text(column)) ? { qualifier: 'about' } : {};
}
