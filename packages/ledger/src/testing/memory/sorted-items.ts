/** Items by a text key, readable in the key's order from any key on, as a partition with a sort key is. */
export class SortedItems<Item> {
  readonly #items = new Map<string, Item>();
  #keys: string[] = [];
  #inOrder = true;

  get(key: string): Item | undefined {
    return this.#items.get(key);
  }

  has(key: string): boolean {
    return this.#items.has(key);
  }

  put(key: string, item: Item): void {
    if (!this.#items.has(key)) {
      this.#inOrder &&= (this.#keys.at(-1) ?? '') < key;
      this.#keys.push(key);
    }
    this.#items.set(key, item);
  }

  delete(key: string): void {
    if (this.#items.delete(key)) this.#keys = this.#keys.filter((held) => held !== key);
  }

  /** Up to `limit` items whose key is greater than `after`, in order of key. */
  page(after: string | undefined, limit: number): readonly (readonly [key: string, item: Item])[] {
    if (!this.#inOrder) {
      this.#keys.sort();
      this.#inOrder = true;
    }
    const start = after === undefined ? 0 : this.#firstAfter(after);
    return this.#keys.slice(start, start + limit).flatMap((key) => {
      const item = this.#items.get(key);
      return item === undefined ? [] : [[key, item] as const];
    });
  }

  #firstAfter(after: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? '') <= after) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
