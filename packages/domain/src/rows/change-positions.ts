/** The positions at which something changed, each once and in order. */
export class ChangePositions {
  #positions: number[] = [];
  #sorted = true;

  add(position: number): void {
    const last = this.#positions.at(-1) ?? -1;
    if (position === last) return;
    if (position < last) this.#sorted = false;
    this.#positions.push(position);
  }

  replace(positions: Iterable<number>): void {
    this.#positions = [...new Set(positions)];
    this.#sorted = false;
  }

  /** The last one up to a position; 0 when there is none. */
  last(upTo: number): number {
    if (!this.#sorted) {
      this.#positions = [...new Uint32Array(new Set(this.#positions)).sort()];
      this.#sorted = true;
    }
    let low = 0;
    let high = this.#positions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#positions[middle] ?? 0) <= upTo) low = middle + 1;
      else high = middle;
    }
    return this.#positions[low - 1] ?? 0;
  }
}
