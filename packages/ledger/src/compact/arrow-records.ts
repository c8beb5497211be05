import type { EntityId, RecordId, Revision, Seq } from '@counterweight/domain/values';
import type { ChangeType } from '../ports/ledger.ts';
import type { RecordNaming } from '../read/records-index.ts';
import { numberColumn, textColumn } from './arrow-columns.ts';
import { type ReadColumn, readArrowFile, writeArrowFile } from './arrow-file.ts';

const TEXTS = ['kind', 'entity', 'record', 'hash', 'change'] as const;
const NUMBERS = ['revision', 'seq'] as const;

/** What the journal names, as an Arrow IPC file with a row for each naming. */
export function writeRecords(records: Iterable<RecordNaming>): Uint8Array {
  const all = [...records];
  const texts = TEXTS.map((name, id) => {
    const numbers = new Map<string, number>();
    const indices = Uint32Array.from(all, ({ [name]: text }) => {
      const number = numbers.get(text) ?? numbers.size + 1;
      numbers.set(text, number);
      return number;
    });
    return { name, data: textColumn({ indices, values: [...numbers.keys()] }, id) };
  });
  const numbers = NUMBERS.map((name) => ({ name, data: numberColumn(Uint32Array.from(all, (each) => each[name])) }));
  return writeArrowFile([...texts, ...numbers], all.length);
}

/** What `writeRecords` wrote: nothing else has its hash, so texts are read as what they were written from. Throws on other files. */
export function* readRecords(bytes: Uint8Array): Generator<RecordNaming> {
  const file = readArrowFile(bytes);
  if (file.length === 0) return;
  const named = new Map(file.columns.map((column) => [column.name, column]));
  const own = (name: (typeof TEXTS)[number] | (typeof NUMBERS)[number]) => {
    const column = named.get(name);
    if (column === undefined) throw new TypeError(`an Arrow file without ${name}`);
    return column;
  };
  const [kind, entity, record] = [textAt(own('kind')), textAt(own('entity')), textAt(own('record'))];
  const [hash, change] = [textAt(own('hash')), textAt(own('change'))];
  const [revision, seq] = [own('revision').data.values, own('seq').data.values];
  for (let row = 0; row < file.length; row++) {
    yield {
      kind: kind(row),
      entity: entity(row) as EntityId,
      record: record(row) as RecordId,
      revision: revision[row] as Revision,
      hash: hash(row),
      change: change(row) as ChangeType,
      seq: seq[row] as Seq,
    };
  }
}

/** The text of each row; texts that occur several times are decoded once. */
function textAt({ vector, data, name }: ReadColumn): (row: number) => string {
  const dictionary: readonly unknown[] = [...(vector.data[0]?.dictionary ?? [])];
  return (row) => {
    const text = dictionary[data.values[row]];
    if (typeof text !== 'string') throw new TypeError(`${name} is no column of texts`);
    return text;
  };
}
