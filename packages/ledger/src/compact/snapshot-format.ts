import type { ViewTable } from '@counterweight/domain/rows';
import type { RecordNaming } from '../read/records-index.ts';

/** How the tables of a snapshot are written. The same table gives the same bytes. */
export interface SnapshotFormat {
  writeTable(table: ViewTable): Uint8Array;
  readTable(bytes: Uint8Array): ViewTable;
  writeRecords(records: Iterable<RecordNaming>): Uint8Array;
  readRecords(bytes: Uint8Array): Iterable<RecordNaming>;
}
