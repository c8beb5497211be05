import { type KielRow, kielFile } from './kiel-file.ts';

/** Columns of a main data sheet of releases 20 and later. */
export const ACTIVITY_COLUMNS = [
  ...['activity_id', 'sub_activity_id', 'donor', 'announcement_date', 'month', 'month_exists_dummy'],
  ...['aid_type_general', 'aid_type_specific', 'measure', 'explanation', 'earmarked_year', 'currency'],
  ...['tot_activity_value', 'tot_activity_value_EUR', 'tot_sub_activity_value', 'tot_sub_activity_value_EUR'],
  ...['tot_sub_activity_value_EUR_redistr', 'item', 'item_type', 'item_numb', 'item_numb_deliv'],
];

/** An allocation of two parts would have two of these, the activity's total on the first. */
export const ALLOCATION: KielRow = {
  activity_id: 'CAM9',
  sub_activity_id: 'CAM9_1',
  donor: 'Canada',
  announcement_date: '2031-03-04 00:00:00',
  month: '111',
  month_exists_dummy: '1',
  aid_type_general: 'Military',
  aid_type_specific: 'Weapons and equipment',
  measure: 'Allocation',
  explanation: 'Canada announced a package that no sheet has ever held. It is for a test only.',
  currency: 'CAD',
  tot_activity_value: '700',
  tot_activity_value_EUR: '490',
  tot_sub_activity_value: '500',
  tot_sub_activity_value_EUR: '350.5',
  tot_sub_activity_value_EUR_redistr: '360',
};

/** A promise of several years that is not divided into parts. */
export const COMMITMENT: KielRow = {
  ...ALLOCATION,
  activity_id: 'CAF2',
  sub_activity_id: 'CAF2_1',
  aid_type_general: 'Financial',
  aid_type_specific: 'Loan',
  measure: 'Commitment',
  earmarked_year: '2031-2034',
  tot_activity_value: '9000',
  tot_activity_value_EUR: '6300',
  tot_sub_activity_value: '.',
  tot_sub_activity_value_EUR: '.',
  tot_sub_activity_value_EUR_redistr: '0',
};

/** A row that names an item of an allocation's part, and says nothing of money. */
export const ALLOCATED_ITEM: KielRow = {
  ...ALLOCATION,
  tot_activity_value: '.',
  tot_activity_value_EUR: '.',
  tot_sub_activity_value: '.',
  tot_sub_activity_value_EUR: '.',
  tot_sub_activity_value_EUR_redistr: '.',
  item: 'howitzer of no make',
  item_type: '155mm howitzer',
  item_numb: '12',
  item_numb_deliv: '4',
};

export function activityFile(rows: readonly KielRow[], columns: readonly string[] = ACTIVITY_COLUMNS): Buffer {
  return kielFile(rows, columns);
}
