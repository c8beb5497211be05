import { type CodedColumn, STANDS, type TableColumns, type ViewTable } from '@counterweight/domain/rows';
import { type Day, dayNumber } from '@counterweight/domain/values';
import { countColumn, dayColumn, type Indexed, numberColumn, setColumn, textColumn } from './arrow-columns.ts';
import { type FileColumn, writeArrowFile } from './arrow-file.ts';

/**
 * A view's table as an Arrow IPC file: a row for each that the view ever had, in the order of the table. Beside `entity`,
 * `axis`, `day` (null: undated), `from_seq`, `to_seq` (null: it stands) and `ordinal` there is a column for each dimension
 * (text, or a list of texts) and each measure (whole numbers; money as the text of its exact decimal).
 */
export function writeTable({ columns }: ViewTable): Uint8Array {
  const rows = placedRows(columns);
  const numbers = (of: { get(row: number): number }) => rows.map((row) => of.get(row));
  const named: FileColumn[] = [
    { name: 'entity', data: textColumn(indexed(columns.entity, rows, isText), 0) },
    { name: 'axis', data: textColumn(indexed(columns.axis, rows, isText), 1) },
    { name: 'day', data: dayColumn(daysOf(indexed(columns.day, rows, isDated))) },
    { name: 'from_seq', data: numberColumn(numbers(columns.from)) },
    { name: 'to_seq', data: numberColumn(numbers(columns.to), STANDS) },
    { name: 'ordinal', data: numberColumn(numbers(columns.ordinal)) },
  ];
  const add = (role: ColumnRole, name: string, suffix: string, data: FileColumn['data']) => {
    const taken = named.some((column) => column.name === name);
    named.push({ name: taken || suffix !== '' ? `${name}_${suffix || role}` : name, data, about: { role, name } });
  };
  for (const [name, column] of inOrder(columns.dimensions)) {
    const texts = indexed(column, rows, isText);
    const sets = indexed(column, rows, isSet);
    if (texts.values.length > 0) add('text', name, '', textColumn(texts, named.length));
    if (sets.values.length > 0) add('set', name, texts.values.length > 0 ? 'set' : '', setColumn(sets));
  }
  for (const [name, { column }] of inOrder(columns.measures)) {
    const counts = indexed(column, rows, isCount);
    const money = indexed(column, rows, isText);
    if (counts.values.length > 0) add('count', name, '', countColumn(counts));
    if (money.values.length > 0) add('money', name, '', textColumn(money, named.length));
  }
  return writeArrowFile(named, rows.length);
}

/** What a column holds, where its name is that of a dimension or a measure. */
export type ColumnRole = 'text' | 'set' | 'count' | 'money';

/** The numbers of the rows that are left: those of dropped entities are not. */
function placedRows(columns: TableColumns): Uint32Array {
  const rows = new Uint32Array(columns.length);
  let count = 0;
  for (let row = 0; row < columns.length; row++) if (columns.from.get(row) !== STANDS) rows[count++] = row;
  return rows.slice(0, count);
}

/** The values of a column, numbered anew in the order of the rows: a table read back gives the same bytes. */
function indexed<Held extends string | number | readonly string[], Value extends Held>(
  column: Pick<CodedColumn<Held>, 'codes' | 'values'>,
  rows: Uint32Array,
  isWanted: (value: Held) => value is Value,
): Indexed<Value> {
  const values: Value[] = [];
  const numbers = new Uint32Array(column.values.length);
  const wanted = column.values.map((value) => value !== undefined && isWanted(value));
  const indices = rows.map((row) => {
    const code = column.codes[row] ?? 0;
    const value = column.values[code];
    if (!wanted[code] || value === undefined || !isWanted(value)) return 0;
    if (numbers[code] === 0) numbers[code] = values.push(value);
    return numbers[code] ?? 0;
  });
  return { indices, values };
}

const isText = <Value>(value: Value): value is Value & string => typeof value === 'string';
const isCount = <Value>(value: Value): value is Value & number => typeof value === 'number';
const isSet = (value: string | readonly string[]): value is readonly string[] => typeof value === 'object';
const isDated = (value: Day | 'undated'): value is Day => value !== 'undated';

function daysOf({ indices, values }: Indexed<Day>): Indexed<number> {
  return { indices, values: values.map(dayNumber) };
}

function inOrder<Value>(named: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1));
}
