/** Where each kind of row stands in the log; prefixes end in `!`. */
export const logKey = {
  table: (name: string): string => `table!${name}`,
  items: (tableId: string): string => `item!${tableId}!`,
  records: (tableId: string): string => `stream!${tableId}!`,
  token: (token: string): string => `token!${token}`,
  deleted: (tableId: string): string => `deleted!${tableId}`,
  sequence: 'counter!sequence',
} as const;
