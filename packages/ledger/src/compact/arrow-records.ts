import { entityIdSchema, recordIdSchema, revisionSchema, seqSchema } from '@counterweight/domain/values';
import type { ChangeType } from '../ports/ledger.ts';
import type { RecordNaming } from '../read/records-index.ts';
import { numberColumn, textColumn } from './arrow-columns.ts';
import { readArrowFile, writeArrowFile } from './arrow-file.ts';

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

/** What `writeRecords` wrote. Throws on what is no such file. */
export function* readRecords(bytes: Uint8Array): Generator<RecordNaming> {
  const file = readArrowFile(bytes);
  const named = new Map(file.columns.map(({ name, vector }) => [name, vector]));
  const values = (name: (typeof TEXTS)[number] | (typeof NUMBERS)[number]) => {
    const vector = named.get(name);
    if (vector === undefined && file.length > 0) throw new TypeError(`an Arrow file without ${name}`);
    return (row: number): unknown => vector?.get(row);
  };
  const [kind, entity, record, hash, change] = [
    values('kind'),
    values('entity'),
    values('record'),
    values('hash'),
    values('change'),
  ];
  const [revision, seq] = [values('revision'), values('seq')];
  for (let row = 0; row < file.length; row++) {
    yield {
      kind: String(kind(row)),
      entity: entityIdSchema.parse(entity(row)),
      record: recordIdSchema.parse(record(row)),
      revision: revisionSchema.parse(revision(row)),
      hash: String(hash(row)),
      change: String(change(row)) as ChangeType,
      seq: seqSchema.parse(seq(row)),
    };
  }
}
