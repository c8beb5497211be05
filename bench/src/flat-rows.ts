import type { StoredRow } from '@counterweight/domain/rows';

/** A row over time, as the table of its view holds it. */
export interface BenchRow {
  readonly entity: string;
  readonly row: StoredRow;
  readonly from: number;
  readonly ordinal: number;
  readonly to: number | undefined;
}

export type ColumnType = 'text' | 'set' | 'count' | 'money';

/** A view's columns, for databases to hold the same rows. */
export interface Shape {
  readonly table: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
}

/** What a database holds of a row, in the order of the columns: a set is its members, joined. */
export function flatten({ columns }: Shape, { entity, row, from, to }: BenchRow): (string | number | null)[] {
  const values = Object.entries(columns).map(([name, type]) => {
    if (type === 'count' || type === 'money') return row.measures[name] ?? null;
    const value = row.dimensions[name];
    return typeof value === 'object' ? value.join('+') : (value ?? null);
  });
  return [entity, row.axis, row.day, from, to ?? STANDS, ...values];
}

/** Later than every position. */
const STANDS = 4_294_967_295;

export const sharedColumns = ['entity', 'axis', 'day', 'from_seq', 'to_seq'] as const;
