import { type EncodedKey, hashOf } from './key-encoding.ts';
import type { StoredItem } from './stored-item.ts';

/** One item at its place; `id` tells apart index entries that share partition and order, and is empty in a table. */
export interface Entry extends EncodedKey {
  readonly id: string;
  readonly row: StoredItem;
}

/** Where an entry stands: all that is needed to go on after it, whether or not it still exists. */
export type Position = Omit<Entry, 'row'>;

/** The items of one partition key, sorted. */
export interface Partition {
  readonly hash: number;
  readonly key: string;
  readonly entries: Entry[];
}

function firstIndex<T>(sorted: readonly T[], isAtOrPast: (value: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle];
    if (value !== undefined && isAtOrPast(value)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first index at or past an order, whatever the id. */
export function firstAt(entries: readonly Entry[], order: string): number {
  return firstIndex(entries, (entry) => entry.order >= order);
}

/** The first index past an order, whatever the id. */
export function firstPast(entries: readonly Entry[], order: string): number {
  return firstIndex(entries, (entry) => entry.order > order);
}

/** The first index past every order that starts with `prefix`. */
export function firstPastPrefix(entries: readonly Entry[], prefix: string): number {
  return firstIndex(entries, (entry) => entry.order > prefix && !entry.order.startsWith(prefix));
}

/** The first index whose entry is at or after (order, id). */
export function lowerBound(entries: readonly Entry[], order: string, id: string): number {
  return firstIndex(entries, (entry) => entry.order > order || (entry.order === order && entry.id >= id));
}

/** The first index whose entry is after (order, id). */
export function upperBound(entries: readonly Entry[], order: string, id: string): number {
  return firstIndex(entries, (entry) => entry.order > order || (entry.order === order && entry.id > id));
}

/** Items by partition key, each partition sorted, partitions ordered by hash: the shape of a table and of an index. */
export class OrderedPartitions {
  readonly #byKey = new Map<string, Partition>();
  readonly #byHash: Partition[] = [];

  partition(key: string): Partition | undefined {
    return this.#byKey.get(key);
  }

  get(key: EncodedKey, id = ''): StoredItem | undefined {
    const entries = this.#byKey.get(key.partition)?.entries;
    if (!entries) return undefined;
    const found = entries[lowerBound(entries, key.order, id)];
    return found && found.order === key.order && found.id === id ? found.row : undefined;
  }

  put(entry: Entry): void {
    const { entries } = this.#byKey.get(entry.partition) ?? this.#addPartition(entry.partition);
    const index = lowerBound(entries, entry.order, entry.id);
    const found = entries[index];
    const replaces = found !== undefined && found.order === entry.order && found.id === entry.id;
    entries.splice(index, replaces ? 1 : 0, entry);
  }

  remove(key: EncodedKey, id = ''): void {
    const partition = this.#byKey.get(key.partition);
    if (!partition) return;
    const index = lowerBound(partition.entries, key.order, id);
    const found = partition.entries[index];
    if (found?.order !== key.order || found.id !== id) return;
    partition.entries.splice(index, 1);
    if (partition.entries.length === 0) this.#removePartition(partition);
  }

  /** Every entry after `after` in scan order whose partition's hash lies in [fromHash, toHash). */
  *scan(after: Position | undefined, fromHash: number, toHash: number): Generator<Entry> {
    const start = after ? this.#placeOf(hashOf(after.partition), after.partition) : this.#placeOf(fromHash, '');
    for (let index = start; index < this.#byHash.length; index++) {
      const partition = this.#byHash[index];
      if (!partition || partition.hash >= toHash) return;
      const resumes = after !== undefined && partition.key === after.partition;
      const first = resumes ? upperBound(partition.entries, after.order, after.id) : 0;
      for (let at = first; at < partition.entries.length; at++) {
        const entry = partition.entries[at];
        if (entry) yield entry;
      }
    }
  }

  #placeOf(hash: number, key: string): number {
    return firstIndex(this.#byHash, (other) => other.hash > hash || (other.hash === hash && other.key >= key));
  }

  #addPartition(key: string): Partition {
    const partition: Partition = { hash: hashOf(key), key, entries: [] };
    this.#byKey.set(key, partition);
    this.#byHash.splice(this.#placeOf(partition.hash, key), 0, partition);
    return partition;
  }

  #removePartition(partition: Partition): void {
    this.#byKey.delete(partition.key);
    this.#byHash.splice(this.#placeOf(partition.hash, partition.key), 1);
  }
}
