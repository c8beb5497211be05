import type { ColumnSet } from '../table/read-table.ts';

/** Columns by which a sheet is known as the tracker's main data. */
const REQUIRED = [...['id', 'countries', 'announcement_date', 'type_of_aid_general', 'original_currency', 'total']];

/** Marks the row that carries its package's value; without the column, the rows with an amount do. */
export const VALUE_MARK = 'total_value_dummy';

/** The columns with the publications that a row rests on. */
export const SOURCE_COLUMNS = ['source_of_aid_1', 'source_of_aid_2', 'source_of_aid_3', 'source_of_aid_4'] as const;

/** Names of other releases, each with the name it has here. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['country', 'countries'],
  ['donor', 'countries'],
  ['aid_type_general', 'type_of_aid_general'],
  ['aid_type_specific', 'type_of_aid_specific'],
  ['currency', 'original_currency'],
  ['item', 'items'],
  ['item_type', 'type_of_item'],
  ['item_subtype', 'sub_type_of_item'],
  ['subtype_of_item', 'sub_type_of_item'],
  ['number_of_units', 'no_of_units'],
  ['number_of_units_delivered', 'no_of_units_delivered'],
  ['total_value', 'total'],
  ['converted_value_in_euro', 'converted_value_in_eur'],
  ['total_monetary_value_delivered_in_euro', 'total_monetary_value_delivered_in_eur'],
]);

/** The main data sheet's columns that are read. The rest is the publisher's working material and is left out. */
export const kielColumns: ColumnSet = {
  known: [
    ...REQUIRED,
    ...['converted_value_in_eur', VALUE_MARK],
    ...['type_of_aid_specific', 'explanation', 'monetary_value_as_given_by_source', 'items', 'type_of_item'],
    ...['sub_type_of_item', 'no_of_units', 'no_of_units_delivered', 'total_monetary_value_delivered_in_eur'],
    ...['bilateral_loan_grant_made_through_imf_or_wb', 'source_for_delivery', ...SOURCE_COLUMNS],
    ...['value_source_commitments', 'value_source_deliveries'],
  ],
  required: REQUIRED,
  nameOf: kielColumnName,
  others: 'leave_out',
};

/** Whether a row holds the headings of the main data. */
export function isKielHeader(headings: readonly string[]): boolean {
  const names = new Set(headings.map(kielColumnName));
  return REQUIRED.every((column) => names.has(column));
}

/** A heading without remarks in parentheses, in lower case, with one underscore for whatever is no letter or digit. */
function kielColumnName(heading: string): string {
  const plain = heading.replace(/\([^)]*\)/g, ' ').toLowerCase();
  const name = plain.replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '');
  return OTHER_NAMES.get(name) ?? name;
}
