import { createHash } from 'node:crypto';
import type { BucketModel } from '../../template/model.ts';
import type { ObjectFiles, StoredObject } from './object-files.ts';

/** What is told of an object without its bytes. */
export interface ObjectSummary {
  readonly key: string;
  readonly size: number;
  /** In quotes, as HTTP writes it: the MD5 of the bytes. */
  readonly etag: string;
  /** Epoch milliseconds. */
  readonly modifiedAt: number;
}

/** The objects of one bucket; a put is seen whole or not at all, by every later read. */
export class Bucket {
  readonly model: BucketModel;
  readonly #files: ObjectFiles;
  /** Undefined until somebody asks: after a start nothing is read that nobody wants. */
  readonly #summaries = new Map<string, ObjectSummary | undefined>();

  constructor(model: BucketModel, files: ObjectFiles) {
    this.model = model;
    this.#files = files;
  }

  async load(): Promise<void> {
    for (const key of await this.#files.keys()) this.#summaries.set(key, undefined);
  }

  /** The object's ETag; undefined when it was to be new and there is one. */
  async put(key: string, bytes: Buffer, { onlyNew }: { readonly onlyNew: boolean }): Promise<string | undefined> {
    const etag = etagOf(bytes);
    const draft = await this.#files.draft(key, bytes);
    if (onlyNew && this.#summaries.has(key)) {
      draft.discard();
      return undefined;
    }
    // Nothing is awaited between the two: of puts of one key the last to be committed is the one that is listed.
    const modifiedAt = draft.commit();
    this.#summaries.set(key, { key, size: bytes.length, etag, modifiedAt });
    return etag;
  }

  async get(key: string): Promise<(ObjectSummary & StoredObject) | undefined> {
    if (!this.#summaries.has(key)) return undefined;
    const object = await this.#files.read(key);
    return object && { ...object, key, size: object.bytes.length, etag: etagOf(object.bytes) };
  }

  async head(key: string): Promise<ObjectSummary | undefined> {
    const known = this.#summaries.get(key);
    if (known !== undefined) return known;
    const object = await this.get(key);
    if (object === undefined) return undefined;
    const { bytes: _, ...summary } = object;
    if (this.#summaries.has(key)) this.#summaries.set(key, this.#summaries.get(key) ?? summary);
    return summary;
  }

  /** Nothing where there is none. */
  delete(key: string): void {
    this.#files.remove(key);
    this.#summaries.delete(key);
  }

  /** Keys with a prefix and behind a key, in the order of their bytes, at most `limit`. */
  keys(prefix: string, after: string, limit: number): readonly string[] {
    return [...this.#summaries.keys()]
      .filter((key) => key.startsWith(prefix) && compareBytes(key, after) > 0)
      .sort(compareBytes)
      .slice(0, limit);
  }
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}
