import {
  type Data,
  Field,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  type Vector,
} from 'apache-arrow';

/** A column of a file: what it stands for is said beside its name, for whoever reads the file back. */
export interface FileColumn {
  readonly name: string;
  readonly data: Data;
  readonly about?: Readonly<Record<string, string>>;
}

export interface ReadColumn {
  readonly name: string;
  readonly about: ReadonlyMap<string, string>;
  readonly vector: Vector;
  readonly data: Data;
}

/**
 * An Arrow IPC file of one batch, as pandas, DuckDB and R read it. Its buffers are not compressed: apache-arrow 21.2.0 writes
 * the compressed length where the format has the other one, and no other reader takes that.
 */
export function writeArrowFile(columns: readonly FileColumn[], length: number): Uint8Array {
  const fields = columns.map(
    ({ name, data, about }) => new Field(name, data.type, data.nullCount > 0, new Map(Object.entries(about ?? {}))),
  );
  const children = columns.map(({ data }) => data);
  const data = makeData({ type: new Struct(fields), children, length, nullCount: 0 });
  const schema = new Schema(fields);
  return tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), 'file');
}

/** The columns of a file that `writeArrowFile` wrote. Throws a TypeError on other bytes, and on a file of several batches. */
export function readArrowFile(bytes: Uint8Array): { readonly length: number; readonly columns: readonly ReadColumn[] } {
  const [start, end] = [bytes.subarray(0, MAGIC.length), bytes.subarray(-MAGIC.length)];
  if (!MAGIC.equals(start) || !MAGIC.equals(end)) throw new TypeError('no Arrow file, or not all of one');
  const table = tableFromIPC(bytes);
  if (table.batches.length > 1) throw new TypeError(`an Arrow file of ${table.batches.length} batches`);
  const columns = table.schema.fields.flatMap(({ name, metadata }, index) => {
    const vector = table.getChildAt(index);
    const data = vector?.data[0];
    return vector && data ? [{ name, about: metadata, vector, data }] : [];
  });
  return { length: table.numRows, columns };
}

/** At both ends of a file: the reader takes anything else for an empty table. */
const MAGIC = Buffer.from('ARROW1');

/** Whether a row has a value. */
export function isGiven({ nullBitmap, nullCount }: Data, row: number): boolean {
  return nullCount === 0 || ((nullBitmap[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
}
