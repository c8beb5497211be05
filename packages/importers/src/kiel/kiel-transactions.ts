import { type Transaction, transactionSchema, type Units } from '@counterweight/domain/kinds';
import { currencySchema, isNegative, type When } from '@counterweight/domain/values';
import { readAmount } from '../table/read-amount.ts';
import type { RowCells } from '../table/row-cells.ts';
import { VALUE_MARK } from './kiel-columns.ts';
import { itemsDelivered, itemsPromised } from './kiel-items.ts';
import type { KielPackage } from './kiel-packages.ts';
import { refuseIssues } from './refuse-issues.ts';

/** A transaction with its id within the pledge and the row it was read from. */
export interface KielTransaction {
  readonly id: string;
  readonly line: number;
  readonly body: Transaction;
}

type WhenOf = (cells: RowCells) => When;
type Value = Transaction['value'];

const ESTIMATED = /^value is calculated with prices$/i;
const UNDISCLOSED: Value = { known: 'undisclosed' };
const NO_DELIVERY_DATE: When = { precision: 'undated', text: 'The sheet gives no dates of delivery' };

/** What was promised: a commitment for each row that carries a value, one without amount where none does. */
export function readCommitments(aid: KielPackage, whenOf: WhenOf): KielTransaction[] {
  const units = itemsPromised(aid.rows);
  const values = committedValues(aid);
  const corrections = values.filter(({ value }) => takesAway(value));
  const commitments = values.filter(({ value }) => !takesAway(value));
  return [
    ...staged('committed', commitments, units, whenOf),
    ...corrections.flatMap(({ cells, value }, index) => {
      cells.doubt('a negative amount; kept as a revaluation of what the package committed', 'total');
      const body = { type: 'revalued', applies_to: 'committed', when: whenOf(cells), value };
      return transaction(cells, numbered('correction', index), body);
    }),
  ];
}

/** What has come: the publisher's value of it, which the sheet has in euros only, and the items. */
export function readDeliveries(aid: KielPackage): KielTransaction[] {
  const units = itemsDelivered(aid.rows);
  const values = aid.rows.flatMap((cells) => valued(cells, deliveryValue(cells)));
  if (values.length === 0 && units.length > 0) values.push({ cells: aid.lead, value: UNDISCLOSED });
  return staged('delivered', values, units, () => NO_DELIVERY_DATE);
}

interface Valued {
  readonly cells: RowCells;
  readonly value: Value;
}

function valued(cells: RowCells, value: Value | undefined): Valued[] {
  return value === undefined ? [] : [{ cells, value }];
}

function committedValues({ values, lead }: KielPackage): Valued[] {
  if (values.length > 0) return values.flatMap((cells) => valued(cells, commitmentValue(cells)));
  const why = "no row carries the package's value; kept as undisclosed";
  lead.doubt(why, VALUE_MARK);
  return [{ cells: lead, value: UNDISCLOSED }];
}

/** Transactions of one stage; the items are told once, with the first. */
function staged(
  type: 'committed' | 'delivered',
  values: readonly Valued[],
  units: readonly Units[],
  whenOf: WhenOf,
): KielTransaction[] {
  return values.flatMap(({ cells, value }, index) => {
    const items = index === 0 && units.length > 0 ? { units } : {};
    return transaction(cells, numbered(type, index), { type, when: whenOf(cells), value, ...items });
  });
}

function transaction(cells: RowCells, id: string, body: unknown): KielTransaction[] {
  const parsed = transactionSchema.safeParse(body);
  if (parsed.success) return [{ id, line: cells.line, body: parsed.data }];
  refuseIssues(cells, parsed.error.issues);
  return [];
}

/** The value of a commitment; nothing where its cells cannot be understood, which is noted. */
function commitmentValue(cells: RowCells): Value | undefined {
  const amount = amountIn(cells, 'total');
  if (amount === undefined) return undefined;
  if (amount === 'unknown') return noteGivenValue(cells);
  const currency = currencySchema.safeParse(cells.text('original_currency').toUpperCase());
  if (!currency.success) {
    cells.refuse('no currency by its ISO 4217 code such as EUR; the commitment is left out', 'original_currency');
    return undefined;
  }
  const converted = amountIn(cells, 'converted_value_in_eur', 'its conversion is left out');
  const money = { amount, currency: currency.data, ...qualifier(cells, 'value_source_commitments') };
  if (converted === undefined || converted === 'unknown') return { known: 'money', money };
  return { known: 'money', money: { ...money, as_reported: { amount: converted, currency: EUR } } };
}

function deliveryValue(cells: RowCells): Value | undefined {
  const column = 'total_monetary_value_delivered_in_eur';
  const amount = amountIn(cells, column, 'the delivery is left out');
  if (amount === undefined || amount === 'unknown') return undefined;
  const reported = { amount, currency: EUR };
  return {
    known: 'money',
    money: { ...reported, ...qualifier(cells, 'value_source_deliveries'), as_reported: reported },
  };
}

const EUR = currencySchema.parse('EUR');

function qualifier(cells: RowCells, column: string): { qualifier?: 'about' } {
  return ESTIMATED.test(cells.text(column)) ? { qualifier: 'about' } : {};
}

/** The sheet leaves some values that a source gives out of its own total: so does the ledger, and says it. */
function noteGivenValue(cells: RowCells): Value {
  const column = 'monetary_value_as_given_by_source';
  if (/\d/.test(cells.text(column)))
    cells.doubt("given, but not in the publisher's total; kept as undisclosed", column);
  return UNDISCLOSED;
}

function amountIn(cells: RowCells, column: string, otherwise = 'the commitment is left out') {
  const reading = readAmount(cells.text(column));
  if (reading.kind === 'fault') {
    cells.refuse(`${reading.reason}; ${otherwise}`, column);
    return undefined;
  }
  if (reading.doubt !== undefined) cells.doubt(reading.doubt, column);
  return reading.kind === 'amount' ? reading.amount : 'unknown';
}

function takesAway(value: Value): boolean {
  return value.known === 'money' && isNegative(value.money.amount);
}

function numbered(id: string, index: number): string {
  return index === 0 ? id : `${id}-${index + 1}`;
}
