import { CodeIndex } from './code-index.ts';
import { type Codes, GrowingCodes, GrowingNumbers } from './growing-arrays.ts';

/** What a column can hold: a dimension's text or set, a count, or money as its text. */
export type ColumnValue = string | number | readonly string[];

/** One value a row, each distinct value kept once under its code. Code 0 is a row without one. */
export class CodedColumn<Value extends ColumnValue = ColumnValue> {
  readonly #byRow = new GrowingCodes();
  readonly #codes = new Map<string | number, number>();
  readonly #values: (Value | undefined)[] = [undefined];
  readonly #rows = new GrowingNumbers();
  #index: CodeIndex | undefined;
  #version = 0;

  /** The values by code. A value that no row has any more is forgotten. */
  get values(): readonly (Value | undefined)[] {
    return this.#values;
  }

  /** Codes by row. Rows after the last that has a value may be missing; they have none. */
  get codes() {
    return this.#byRow.values;
  }

  /** Codes of at least the first `length` rows. */
  codesOf(length: number): Codes {
    return this.#byRow.upTo(length);
  }

  at(row: number): Value | undefined {
    return this.#values[this.#byRow.get(row)];
  }

  set(row: number, value: Value): void {
    this.setCode(row, this.codeOf(value));
  }

  /** For many rows of few values: a code is looked up once. */
  setCode(row: number, code: number): void {
    this.#byRow.set(row, code);
    this.#rows.set(code, this.#rows.get(code) + 1);
  }

  /** The code of a value, which gets one if it has none yet. */
  codeOf(value: Value): number {
    const key = keyOf(value);
    const held = this.#codes.get(key);
    if (held !== undefined) return held;
    this.#version += 1;
    this.#codes.set(key, this.#values.length);
    return this.#values.push(value) - 1;
  }

  /** Takes the row's value away, and forgets it if no other row has it: what was redacted must not stay. */
  clear(row: number): void {
    const code = this.#byRow.get(row);
    if (code === 0) return;
    this.#byRow.set(row, 0);
    const left = this.#rows.get(code) - 1;
    this.#rows.set(code, left);
    if (left > 0) return;
    const value = this.#values[code];
    if (value !== undefined) this.#codes.delete(keyOf(value));
    this.#values[code] = undefined;
    this.#version += 1;
  }

  /** Counts the changes of its values: what was made of them is made again after one. */
  get version(): number {
    return this.#version;
  }

  /** How many of the rows have a code that is held: 1 in `held`. */
  countHeld(held: Uint8Array, length: number): number {
    if (held[0] === 1) return length;
    return held.reduce((count, each, code) => count + (each === 0 ? 0 : this.#rows.get(code)), 0);
  }

  /** Writes the numbers of the first `length` rows that have a held code into `rows`, in no order, and says how many. */
  findHeld(held: Uint8Array, length: number, rows: Uint32Array): number {
    const { codes } = this;
    const stale = this.#index === undefined || length - this.#index.length > length / INDEXED_PART;
    const index = stale ? new CodeIndex(codes, length, this.#values.length) : this.#index;
    if (index === undefined) return 0;
    this.#index = index;
    let count = 0;
    for (let code = 1; code < held.length; code++) {
      if (held[code] === 0) continue;
      const found = index.rowsOf(code);
      rows.set(found, count);
      count += found.length;
    }
    for (let row = index.length; row < length; row++) if (held[codes[row] ?? 0] === 1) rows[count++] = row;
    return count;
  }

  /** The code of a value that some row has; 0 where none has it. */
  heldCode(value: Value): number {
    return this.#codes.get(keyOf(value)) ?? 0;
  }

  /** About how much memory it takes. */
  get bytes(): number {
    let texts = 0;
    for (const value of this.#values) texts += typeof value === 'number' ? 0 : 2 * String(value ?? '').length;
    return this.codes.byteLength + (this.#index?.bytes ?? 0) + texts + BYTES_PER_VALUE * this.#values.length;
  }
}

/** The index is made again when more than this part of the rows came after it. */
const INDEXED_PART = 8;

/** Of a value's entry in the map, in the list, and the value's own head. */
const BYTES_PER_VALUE = 80;

/** Texts, sets and numbers never have the same key. */
function keyOf(value: ColumnValue): string | number {
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'string' ? `"${value}` : value;
}
