import { type Codes, GrowingCodes } from './growing-arrays.ts';
import type { MeasureColumn } from './measure-column.ts';
import type { Grouped, Selection } from './row-sums.ts';
import { type CodedNumbers, sumByGroup } from './sum-by-group.ts';

const ROW_BITS = 17;
/** Sums of packed counts are exact over so many rows of a group. */
const MAX_PACKED_ROWS = 2 ** ROW_BITS - 1;
/** Whole numbers of so many bits are exact in floats. */
const FLOAT_BITS = 53;
const MAX_CODE_BITS = 14;

/** One count in a pack: how many bits its codes and its sums take there. */
interface Field {
  readonly column: MeasureColumn;
  readonly codeBits: number;
  /** The largest count that its sums have room for. */
  readonly most: number;
  readonly sumBits: number;
}

/** Several counts as one number a row, side by side, so that one addition adds them all. */
class Pack {
  readonly fields: readonly Field[];
  readonly #codes = new GrowingCodes();
  #length = 0;
  #numbers: { readonly of: string; readonly values: Float64Array } | undefined;

  constructor(fields: readonly Field[]) {
    this.fields = fields;
  }

  /** Of the first `length` rows. */
  numbers(length: number): CodedNumbers {
    this.#encode(length);
    const of = this.fields.map(({ column }) => column.column.values.length).join();
    if (this.#numbers?.of !== of) this.#numbers = { of, values: this.#valuesByCode() };
    return { codes: this.#codes.upTo(length), numbers: this.#numbers.values };
  }

  /** The sums of each field, of the sums of all. */
  unpack(sums: Float64Array): readonly Float64Array[] {
    const rest = sums.slice();
    let bits = this.fields.reduce((sum, { sumBits }) => sum + sumBits, 0);
    const fromLast = this.fields.toReversed().map(({ sumBits }) => {
      bits -= sumBits;
      return takeWhole(rest, 2 ** bits);
    });
    return fromLast.reverse();
  }

  get bytes(): number {
    return this.#codes.values.byteLength + (this.#numbers?.values.byteLength ?? 0);
  }

  /** A row's code is those of its fields, the first lowest. Rows do not change once they are placed. */
  #encode(length: number): void {
    let shift = 0;
    const codes = this.fields.map(({ column, codeBits }) => {
      const own: readonly [Codes, number] = [column.column.codesOf(length), shift];
      shift += codeBits;
      return own;
    });
    for (let row = this.#length; row < length; row++) {
      let code = 0;
      for (const [own, by] of codes) code |= (own[row] ?? 0) << by;
      this.#codes.set(row, code);
    }
    this.#length = length;
  }

  #valuesByCode(): Float64Array {
    const codeBits = this.fields.reduce((sum, field) => sum + field.codeBits, 0);
    const values = new Float64Array(2 ** codeBits);
    let [shift, bits] = [0, 0];
    for (const { column, codeBits: own, sumBits } of this.fields) {
      const held = column.column.values;
      for (let code = 0; code < values.length; code++) {
        const value = held[(code >> shift) & (2 ** own - 1)];
        if (typeof value === 'number') values[code] = (values[code] ?? 0) + value * 2 ** bits;
      }
      shift += own;
      bits += sumBits;
    }
    return values;
  }
}

/** How many whole units each number holds, which are taken from it. */
function takeWhole(numbers: Float64Array, unit: number): Float64Array {
  const taken = new Float64Array(numbers.length);
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] ?? 0;
    const whole = Math.floor(number / unit);
    taken[index] = whole;
    numbers[index] = number - whole * unit;
  }
  return taken;
}

/** Columns of counts, packed as far as they are small whole numbers from 0; the others stand alone. */
export class PackedCounts {
  readonly #packs: readonly Pack[];
  readonly #alone: readonly MeasureColumn[];

  constructor(columns: readonly MeasureColumn[]) {
    const fields = columns.flatMap((column) => fieldOf(column) ?? []);
    const packed = new Set(fields.map(({ column }) => column));
    this.#packs = packsOf(fields).map((each) => new Pack(each));
    this.#alone = columns.filter((column) => !packed.has(column));
  }

  /** Whether all that came since has room where the columns are. */
  get hasRoom(): boolean {
    return this.#packs.every(({ fields }) =>
      fields.every(
        ({ column, codeBits, most }) => column.column.values.length <= 2 ** codeBits && column.mostCount <= most,
      ),
    );
  }

  /** By column its sums by group, of rows of a table of `length`; no group has more than `most` rows. */
  sum(
    { rows, count }: Selection,
    { groups, values }: Grouped,
    length: number,
    most: number,
  ): ReadonlyMap<MeasureColumn, Float64Array> {
    const sums = new Map<MeasureColumn, Float64Array>();
    const step = most > MAX_PACKED_ROWS ? MAX_PACKED_ROWS : Math.max(1, count);
    for (let first = 0; first < count; first += step) {
      const part = { rows: rows.subarray(first), count: Math.min(step, count - first) };
      for (const [column, added] of this.#sumPart(part, { groups: groups.subarray(first), values }, length)) {
        const held = sums.get(column);
        sums.set(column, held === undefined ? added : held.map((sum, group) => sum + (added[group] ?? 0)));
      }
    }
    return sums;
  }

  #sumPart(selection: Selection, grouped: Grouped, length: number): ReadonlyMap<MeasureColumn, Float64Array> {
    const packed = this.#packs.map((pack) => pack.numbers(length));
    const alone = this.#alone.flatMap((column) => column.numbers(length));
    const all = sumByGroup(selection, grouped, [...packed, ...alone]);
    const none = new Float64Array(grouped.values.length);
    const sums = new Map<MeasureColumn, Float64Array>();
    this.#packs.forEach((pack, index) => {
      const own = pack.unpack(all[index] ?? none);
      for (const [place, { column }] of pack.fields.entries()) sums.set(column, own[place] ?? none);
    });
    for (const [index, column] of this.#alone.entries()) sums.set(column, all[packed.length + index] ?? none);
    return sums;
  }

  get bytes(): number {
    return this.#packs.reduce((sum, { bytes }) => sum + bytes, 0);
  }
}

/** Nothing where counts are too large, negative or no whole numbers. */
function fieldOf(column: MeasureColumn): Field | undefined {
  const codeBits = Math.max(1, Math.ceil(Math.log2(column.column.values.length)));
  const valueBits = Math.ceil(Math.log2(Math.max(1, column.mostCount)));
  const sumBits = ROW_BITS + valueBits;
  if (codeBits > MAX_CODE_BITS || sumBits > FLOAT_BITS) return undefined;
  return { column, codeBits, most: 2 ** valueBits, sumBits };
}

/** The smallest first: most of them go together. */
function packsOf(fields: readonly Field[]): readonly (readonly Field[])[] {
  const packs: Field[][] = [];
  const bitsOf = (pack: readonly Field[], bits: 'codeBits' | 'sumBits') =>
    pack.reduce((sum, field) => sum + field[bits], 0);
  for (const field of fields.toSorted((a, b) => a.codeBits - b.codeBits)) {
    const last = packs.at(-1);
    const fits =
      last !== undefined &&
      bitsOf(last, 'codeBits') + field.codeBits <= MAX_CODE_BITS &&
      bitsOf(last, 'sumBits') + field.sumBits <= FLOAT_BITS;
    if (fits) last.push(field);
    else packs.push([field]);
  }
  return packs;
}
