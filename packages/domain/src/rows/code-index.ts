import type { Codes } from './growing-arrays.ts';

/** The numbers of the rows by their code, for the rows there were when it was made. */
export class CodeIndex {
  /** Rows below it are in the index. */
  readonly length: number;
  readonly #starts: Uint32Array;
  readonly #rows: Uint32Array;

  constructor(codes: Codes, length: number, values: number) {
    this.length = length;
    this.#starts = new Uint32Array(values + 1);
    this.#rows = new Uint32Array(length);
    for (let row = 0; row < length; row++) {
      const next = (codes[row] ?? 0) + 1;
      this.#starts[next] = (this.#starts[next] ?? 0) + 1;
    }
    for (let code = 0; code < values; code++) {
      this.#starts[code + 1] = (this.#starts[code + 1] ?? 0) + (this.#starts[code] ?? 0);
    }
    const next = this.#starts.slice();
    for (let row = 0; row < length; row++) {
      const code = codes[row] ?? 0;
      this.#rows[next[code] ?? 0] = row;
      next[code] = (next[code] ?? 0) + 1;
    }
  }

  /** Rows that had the code when the index was made, in order. */
  rowsOf(code: number): Uint32Array {
    return this.#rows.subarray(this.#starts[code] ?? 0, this.#starts[code + 1] ?? this.#starts[code] ?? 0);
  }

  get bytes(): number {
    return this.#rows.byteLength + this.#starts.byteLength;
  }
}
