import { join } from 'node:path';
import type { BucketModel } from '../../template/model.ts';
import { Bucket } from './bucket.ts';
import { memoryFiles, openDiskFiles } from './object-files.ts';

export interface BucketsContext {
  /** Undefined keeps objects in memory only. */
  readonly dataDir: string | undefined;
  readonly now: () => number;
}

/** The buckets of the template, by name. */
export class Buckets {
  readonly #buckets: ReadonlyMap<string, Bucket>;

  private constructor(buckets: readonly Bucket[]) {
    this.#buckets = new Map(buckets.map((bucket) => [bucket.model.name, bucket]));
  }

  static async open(models: readonly BucketModel[], { dataDir, now }: BucketsContext): Promise<Buckets> {
    const buckets = models.map(async (model) => {
      const files = dataDir === undefined ? memoryFiles(now) : await openDiskFiles(join(dataDir, 's3', model.name));
      const bucket = new Bucket(model, files);
      await bucket.load();
      return bucket;
    });
    return new Buckets(await Promise.all(buckets));
  }

  find(name: string): Bucket | undefined {
    return this.#buckets.get(name);
  }
}
