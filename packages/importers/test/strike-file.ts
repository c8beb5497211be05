/** A row of a strikes file by column; columns left out are blank. */
export type StrikeRow = Readonly<Record<string, string>>;

export const NINE_COLUMNS = [
  ...['time_start', 'time_end', 'model', 'launch_place', 'target', 'launched', 'destroyed', 'carrier', 'source'],
];

export const ALL_COLUMNS = [
  ...['time_start', 'time_end', 'model', 'launch_place', 'target', 'target_main', 'launched', 'destroyed'],
  ...['not_reach_goal', 'still_attacking', 'border_crossing', 'is_shahed', 'num_hit_location'],
  ...['num_fall_fragment_location', 'carrier', 'turbojet', 'turbojet_destroyed', 'affected region'],
  ...['destroyed_details', 'launched_details', 'launch_place_details', 'source'],
];

export const ROW: StrikeRow = {
  time_start: '2031-03-04 18:00',
  time_end: '2031-03-05 07:30',
  model: 'Shahed-136/131',
  target: 'Ukraine',
  launched: '20.0',
  destroyed: '15.0',
  source: 'kpszsu/posts/1',
};

/** A strikes file with these rows, each value quoted. */
export function strikeFile(
  rows: readonly StrikeRow[],
  columns: readonly string[] = ALL_COLUMNS,
  delimiter = ',',
): Buffer {
  const lines = rows.map((row) => columns.map((column) => quote(row[column] ?? '')).join(delimiter));
  return Buffer.from([columns.join(delimiter), ...lines, ''].join('\n'));
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
