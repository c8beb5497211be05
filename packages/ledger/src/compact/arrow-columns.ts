import {
  type Data,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int8,
  Int16,
  Int32,
  List,
  makeData,
  makeVector,
  Uint32,
  Utf8,
} from 'apache-arrow';

/** Numbers by row of values kept once, counted from 1; 0 where a row has none. */
export interface Indexed<Value> {
  readonly indices: Uint32Array;
  readonly values: readonly Value[];
}

/** Texts kept once. Dictionaries are numbered by the caller, so that the same table gives the same bytes. */
export function textColumn({ indices, values }: Indexed<string>, id: number): Data {
  const type = new Dictionary(new Utf8(), intFor(0, values.length), id);
  const data = new type.indices.ArrayType(indices.length);
  indices.forEach((index, row) => {
    data[row] = Math.max(index - 1, 0);
  });
  return makeData({ type, data, ...nulls(indices), dictionary: makeVector(texts(values)) });
}

/** A list of texts a row. */
export function setColumn({ indices, values }: Indexed<readonly string[]>): Data {
  const members: string[] = [];
  const valueOffsets = new Int32Array(indices.length + 1);
  indices.forEach((index, row) => {
    for (const member of values[index - 1] ?? []) members.push(member);
    valueOffsets[row + 1] = members.length;
  });
  const type = new List(new Field('item', new Utf8(), true));
  return makeData({ type, valueOffsets, child: texts(members), ...nulls(indices) });
}

/** Whole numbers in as few bytes as hold them all. */
export function countColumn(counts: Indexed<number>): Data {
  const { indices, values } = counts;
  const least = values.reduce((low, value) => Math.min(low, value), 0);
  const most = values.reduce((high, value) => Math.max(high, value), 0);
  if (!values.every(Number.isInteger) || least < -(2 ** 31) || most >= 2 ** 31) {
    return makeData({
      type: new Float64(),
      data: valuesAt(new Float64Array(indices.length), counts),
      ...nulls(indices),
    });
  }
  const type = intFor(least, most);
  return makeData({ type, data: valuesAt(new type.ArrayType(indices.length), counts), ...nulls(indices) });
}

/** Days since 1970-01-01. */
export function dayColumn(days: Indexed<number>): Data {
  const data = valuesAt(new Int32Array(days.indices.length), days);
  return makeData({ type: new DateDay(), data, ...nulls(days.indices) });
}

/** A row whose number is `none` has none. */
export function numberColumn(data: Uint32Array, none?: number): Data {
  const given = none === undefined ? undefined : data.map((each) => (each === none ? 0 : 1));
  return makeData({ type: new Uint32(), data, ...(given === undefined ? { nullCount: 0 } : nulls(given)) });
}

function valuesAt<Numbers extends { [index: number]: number }>(
  numbers: Numbers,
  { indices, values }: Indexed<number>,
): Numbers {
  indices.forEach((index, row) => {
    numbers[row] = values[index - 1] ?? 0;
  });
  return numbers;
}

function intFor(least: number, most: number): Int8 | Int16 | Int32 {
  if (least >= -(2 ** 7) && most < 2 ** 7) return new Int8();
  return least >= -(2 ** 15) && most < 2 ** 15 ? new Int16() : new Int32();
}

function texts(values: readonly string[]): Data<Utf8> {
  const valueOffsets = new Int32Array(values.length + 1);
  const data = Buffer.from(values.join(''));
  let end = 0;
  values.forEach((value, index) => {
    end += Buffer.byteLength(value);
    valueOffsets[index + 1] = end;
  });
  return makeData({ type: new Utf8(), valueOffsets, data, length: values.length, nullCount: 0 });
}

/** Which rows have a value, as a bit each; none where all do. */
function nulls(indices: Uint32Array): { length: number; nullCount: number; nullBitmap: Uint8Array | undefined } {
  const { length } = indices;
  const nullBitmap = new Uint8Array(Math.ceil(length / 64) * 8);
  let nullCount = 0;
  indices.forEach((index, row) => {
    if (index === 0) nullCount += 1;
    else nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7));
  });
  return { length, nullCount, nullBitmap: nullCount === 0 ? undefined : nullBitmap };
}
