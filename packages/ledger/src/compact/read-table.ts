import {
  type CodedColumn,
  type DimensionColumn,
  type MeasureColumn,
  type TableColumns,
  ViewTable,
} from '@counterweight/domain/rows';
import { dayOfNumber, decimalSchema } from '@counterweight/domain/values';
import { isGiven, type ReadColumn, readArrowFile } from './arrow-file.ts';

/** The table that `writeTable` wrote. Throws on what is no such file. */
export function readTable(bytes: Uint8Array): ViewTable {
  const file = readArrowFile(bytes);
  const table = new ViewTable();
  if (file.length === 0) return table;
  const { columns } = table;
  const named = new Map(file.columns.map((column) => [column.name, column]));
  const own = (name: string) => {
    const column = named.get(name);
    if (column === undefined) throw new TypeError(`an Arrow file without ${name}`);
    return column;
  };
  const entities = textCodes(own('entity'), (text) => columns.entity.codeOf(text));
  const [from, to, ordinal] = [own('from_seq').data.values, own('to_seq').data, own('ordinal').data.values];
  const entityOf = own('entity').data.values;
  for (let row = 0; row < file.length; row++) {
    table.place(entities[entityOf[row]] ?? 0, from[row], ordinal[row], isGiven(to, row) ? to.values[row] : undefined);
  }
  fillTexts(own('axis'), columns.axis);
  fillDays(own('day'), columns);
  for (const column of file.columns) fillColumn(column, columns);
  return table;
}

function fillColumn(column: ReadColumn, columns: TableColumns): void {
  const name = column.about.get('name') ?? column.name;
  const role = column.about.get('role');
  if (role === 'text') fillTexts(column, columns.dimension(name));
  if (role === 'set') fillSets(column, columns.dimension(name));
  if (role === 'count') fillCounts(column, columns.measure(name));
  if (role === 'money') fillMoney(column, columns.measure(name));
}

function fillTexts(column: ReadColumn, into: Pick<CodedColumn<string>, 'codeOf' | 'setCode'>): void {
  const codes = textCodes(column, (text) => into.codeOf(text));
  const { values } = column.data;
  fillCodes(column, into, (row) => codes[values[row]] ?? 0);
}

function fillDays(column: ReadColumn, { day }: TableColumns): void {
  const { values } = column.data;
  const codes = new Map<number, number>();
  const undated = day.codeOf('undated');
  for (let row = 0; row < column.data.length; row++) {
    const number = values[row];
    const code = isGiven(column.data, row) ? (codes.get(number) ?? day.codeOf(dayOfNumber(number))) : undated;
    if (isGiven(column.data, row)) codes.set(number, code);
    day.setCode(row, code);
  }
}

function fillCounts(column: ReadColumn, measure: MeasureColumn): void {
  const { values } = column.data;
  const codes = new Map<number, number>();
  fillCodes(column, measure.column, (row) => {
    const count: number = values[row];
    const code = codes.get(count) ?? measure.codeOf(count);
    codes.set(count, code);
    return code;
  });
}

function fillMoney(column: ReadColumn, measure: MeasureColumn): void {
  const codes = textCodes(column, (text) => measure.codeOf(decimalSchema.parse(text)));
  const { values } = column.data;
  fillCodes(column, measure.column, (row) => codes[values[row]] ?? 0);
}

/** Sets are recognized by their bytes, so that each distinct one is read once. */
function fillSets(column: ReadColumn, into: DimensionColumn): void {
  const offsets = column.data.valueOffsets;
  const [child] = column.data.children;
  if (child === undefined) throw new TypeError(`${column.name} is no list`);
  const ends = child.valueOffsets;
  const bytes = Buffer.from(child.values.buffer, child.values.byteOffset, child.values.byteLength);
  const latin = bytes.toString('latin1');
  const codes = new Map<string, number>();
  fillCodes(column, into, (row) => {
    const [first, last] = [offsets[row] ?? 0, offsets[row + 1] ?? 0];
    let key = '';
    for (let member = first; member < last; member++) key += `${latin.slice(ends[member], ends[member + 1])}\n`;
    const held = codes.get(key);
    if (held !== undefined) return held;
    const members: string[] = [];
    for (let member = first; member < last; member++)
      members.push(bytes.toString('utf8', ends[member], ends[member + 1]));
    const code = into.codeOf(members);
    codes.set(key, code);
    return code;
  });
}

function textCodes({ vector, name }: ReadColumn, codeOf: (text: string) => number): Uint32Array {
  const dictionary: Iterable<unknown> = vector.data[0]?.dictionary ?? [];
  return Uint32Array.from(dictionary, (text) => {
    if (typeof text !== 'string') throw new TypeError(`${name} is no column of texts`);
    return codeOf(text);
  });
}

function fillCodes({ data }: ReadColumn, into: Pick<CodedColumn, 'setCode'>, codeAt: (row: number) => number): void {
  for (let row = 0; row < data.length; row++) if (isGiven(data, row)) into.setCode(row, codeAt(row));
}
