/** The formats that a table is served in. */
export const formats = ['json', 'csv', 'ndjson'] as const;
export type Format = (typeof formats)[number];
