/** Immutable objects by key, in a bucket. A key is written once, or again with the same bytes. */
export interface Objects {
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** The first keys with a prefix, in order of key. */
  list(prefix: string, limit: number): Promise<readonly string[]>;
  /** Nothing where there is none. */
  delete(key: string): Promise<void>;
}
