import type { ColumnSet } from '../table/columns.ts';

/** Marks the row that carries its package's value; without the column, the rows with an amount do. */
export const VALUE_MARK = 'total_value_dummy';
/** Says of each row whether it is an allocation or a commitment. */
export const MEASURE = 'measure';
/** Names a part of an activity. */
export const SUB_ID = 'sub_activity_id';
/** The publisher's values after it spread some of them over other rows. */
export const REDISTRIBUTED = 'tot_sub_activity_value_eur_redistr';
/** Totals of an activity, which stand on its first row. */
export const ACTIVITY_TOTAL = { amount: 'tot_activity_value', euros: 'tot_activity_value_eur' } as const;
/** The value of a row: of a package in older sheets, of a sub-activity in those of today. */
export const ROW_VALUE = { amount: 'total', euros: 'converted_value_in_eur' } as const;
export const DELIVERED_VALUE = 'total_monetary_value_delivered_in_eur';

/** The publications that a row rests on. */
export const SOURCE_COLUMNS = ['source_of_aid_1', 'source_of_aid_2', 'source_of_aid_3', 'source_of_aid_4'] as const;

/** Columns by which an older sheet, a package over several rows, is known. */
const OLDER = ['id', 'countries', 'announcement_date', 'type_of_aid_general', 'original_currency', ROW_VALUE.amount];
/** Columns by which a sheet of activities, releases 20 and later, is known. */
const ACTIVITIES = ['countries', 'announcement_date', 'type_of_aid_general', MEASURE, ROW_VALUE.euros];

/** Columns that hold amounts of money. */
export const AMOUNT_COLUMNS = [
  ...[ROW_VALUE.amount, ROW_VALUE.euros, ACTIVITY_TOTAL.amount, ACTIVITY_TOTAL.euros],
  ...[REDISTRIBUTED, DELIVERED_VALUE],
];

/** Names of other releases, each with the name it has here. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['activity_id', 'id'],
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
  ['item_numb', 'no_of_units'],
  ['number_of_units_delivered', 'no_of_units_delivered'],
  ['item_numb_deliv', 'no_of_units_delivered'],
  ['total_value', ROW_VALUE.amount],
  ['tot_sub_activity_value', ROW_VALUE.amount],
  ['converted_value_in_euro', ROW_VALUE.euros],
  ['tot_sub_activity_value_eur', ROW_VALUE.euros],
  ['total_monetary_value_delivered_in_euro', DELIVERED_VALUE],
  ['tot_value_deliv_eur', DELIVERED_VALUE],
  ...[1, 2, 3, 4].map((number): [string, string] => [`source_${number}`, `source_of_aid_${number}`]),
]);

const KNOWN = [
  ...new Set([...OLDER, ...ACTIVITIES, ...AMOUNT_COLUMNS, ...SOURCE_COLUMNS]),
  ...[VALUE_MARK, SUB_ID, 'earmarked_year', 'month', 'month_exists_dummy'],
  ...['type_of_aid_specific', 'explanation', 'monetary_value_as_given_by_source', 'items', 'type_of_item'],
  ...['sub_type_of_item', 'no_of_units', 'no_of_units_delivered'],
  ...['bilateral_loan_grant_made_through_imf_or_wb', 'source_for_delivery'],
  ...['value_source_commitments', 'value_source_deliveries'],
];

/** A main data sheet's columns that are read; the others are the publisher's working material and are listed. */
export function kielColumnsFor(headings: readonly string[]): ColumnSet {
  const required = holdsActivities(headings) ? ACTIVITIES : OLDER;
  return { known: KNOWN, required, unique: [...required, MEASURE, ...AMOUNT_COLUMNS], nameOf: kielColumnName };
}

/** Whether a sheet lists activities with their measure and euros, as releases from 20 on do. */
export function holdsActivities(headings: readonly string[]): boolean {
  return headings.some((heading) => /^tot_(?:sub_)?activity_value/i.test(heading.trim()));
}

/** Whether a row holds the headings of the main data. */
export function isKielHeader(headings: readonly string[]): boolean {
  const names = new Set(headings.map(kielColumnName));
  return kielColumnsFor(headings).required.every((column) => names.has(column));
}

/** A heading without remarks in parentheses, in lower case, with one underscore for whatever is no letter or digit. */
function kielColumnName(heading: string): string {
  const plain = heading.replace(/\([^)]*\)/g, ' ').toLowerCase();
  const name = plain.replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '');
  return OTHER_NAMES.get(name) ?? name;
}
