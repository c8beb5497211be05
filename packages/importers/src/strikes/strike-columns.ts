import type { ColumnSet } from '../table/columns.ts';

/** Rows are told apart by these: unique in current releases, not in all, hence the ordinal among equals. */
export const KEY_COLUMNS = ['time_start', 'time_end', 'model', 'launch_place', 'target', 'source'] as const;

/** Columns that hold counts. */
export const NUMBER_COLUMNS = [
  ...['launched', 'destroyed', 'not_reach_goal', 'still_attacking', 'is_shahed', 'num_hit_location'],
  ...['num_fall_fragment_location', 'turbojet', 'turbojet_destroyed'],
];

/** The 22 columns of current releases; older ones have the first nine only. */
export const strikeColumns: ColumnSet = {
  known: [
    ...[...KEY_COLUMNS, ...NUMBER_COLUMNS, 'carrier', 'target_main', 'border_crossing', 'affected_region'],
    ...['destroyed_details', 'launched_details', 'launch_place_details'],
  ],
  required: [...KEY_COLUMNS, 'launched', 'destroyed'],
};
