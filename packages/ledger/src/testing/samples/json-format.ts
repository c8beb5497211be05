import { type TableEntry, ViewTable } from '@counterweight/domain/rows';
import type { SnapshotFormat } from '../../compact/snapshot-format.ts';
import type { RecordNaming } from '../../read/records-index.ts';

const write = (items: Iterable<unknown>) => new TextEncoder().encode(JSON.stringify([...items]));
const read = <Item>(bytes: Uint8Array): readonly Item[] => JSON.parse(new TextDecoder().decode(bytes));

/** Snapshots as text that a test can read. */
export const jsonFormat: SnapshotFormat = {
  writeTable: (table) => write(table.entries()),
  readTable(bytes) {
    const table = new ViewTable();
    for (const { entity, row, from, ordinal, to } of read<TableEntry>(bytes)) table.add(entity, row, from, ordinal, to);
    return table;
  },
  writeRecords: write,
  readRecords: (bytes) => read<RecordNaming>(bytes),
};
