import type { TableName } from './tables.ts';

/** What the deployment calls each table. */
export type TableNames = Readonly<Record<TableName, string>>;
