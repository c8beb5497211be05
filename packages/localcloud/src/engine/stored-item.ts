import type { Item } from './attribute-value.ts';
import { itemSize } from './item-size.ts';

/** A committed item with its size in bytes and its JSON, which answers, log and streams share. */
export class StoredItem {
  readonly item: Item;
  readonly size: number;
  #json: string | undefined;

  constructor(item: Item, json?: string) {
    this.item = item;
    this.size = itemSize(item);
    this.#json = json;
  }

  /** The item's wire JSON, made once. */
  get json(): string {
    this.#json ??= JSON.stringify(this.item);
    return this.#json;
  }
}
