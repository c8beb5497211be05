import { readRecords, writeRecords } from './arrow-records.ts';
import { readTable } from './read-table.ts';
import { writeTable } from './write-table.ts';

/** Snapshots as Arrow IPC files, which the field's tools read as they are. */
export const arrowFormat = { writeTable, readTable, writeRecords, readRecords };
