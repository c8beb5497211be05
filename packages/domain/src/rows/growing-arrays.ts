/** Whole numbers from 0 to 2^32 - 1 by index. Its length doubles as needed; what was never set is 0. */
export class GrowingNumbers {
  #values = new Uint32Array(FIRST_LENGTH);

  /** The array as it is now: a later `set` may replace it by a longer one. */
  get values(): Uint32Array {
    return this.#values;
  }

  get(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    if (index >= this.#values.length) {
      const longer = new Uint32Array(lengthFor(index));
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[index] = value;
  }
}

/** Like `GrowingNumbers`, in as few bytes each as the largest needs: dictionary codes are small. */
export class GrowingCodes {
  #codes: Codes = new Uint8Array(FIRST_LENGTH);
  #largest = 0xff;

  get values(): Codes {
    return this.#codes;
  }

  get(index: number): number {
    return this.#codes[index] ?? 0;
  }

  set(index: number, code: number): void {
    if (index >= this.#codes.length || code > this.#largest) this.#grow(index, code);
    this.#codes[index] = code;
  }

  /** The array, which has at least so many codes then. */
  upTo(length: number): Codes {
    if (length > this.#codes.length) this.#grow(length - 1, 0);
    return this.#codes;
  }

  #grow(index: number, code: number): void {
    const length = index < this.#codes.length ? this.#codes.length : lengthFor(index);
    this.#largest = Math.max(this.#largest, code > 0xffff ? 0xffff_ffff : code > 0xff ? 0xffff : 0xff);
    const larger =
      this.#largest === 0xff
        ? new Uint8Array(length)
        : this.#largest === 0xffff
          ? new Uint16Array(length)
          : new Uint32Array(length);
    larger.set(this.#codes);
    this.#codes = larger;
  }
}

export type Codes = Uint8Array | Uint16Array | Uint32Array;

const FIRST_LENGTH = 64;

function lengthFor(index: number): number {
  return 2 ** Math.ceil(Math.log2(index + 1));
}
