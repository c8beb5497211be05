import type { Key } from './keys.ts';
import type { RawItem } from './reading.ts';

/**
 * Point reads that are asked for in the same turn, as one batch: a projector asks for the states of a whole stream batch
 * at once. Each read is as fresh as its batch, which starts after it was asked for; all of a batch fail together.
 */
export function gatherReads(
  readBatch: (keys: readonly Key[]) => Promise<readonly RawItem[]>,
): (key: Key) => Promise<RawItem | undefined> {
  let batch: { readonly keys: Key[]; readonly items: Promise<ReadonlyMap<string, RawItem>> } | undefined;
  const startBatch = () => {
    const keys: Key[] = [];
    const items = Promise.resolve().then(async () => {
      batch = undefined;
      const found = await readBatch(keys);
      return new Map(found.map((item) => [`${item.pk?.S} ${item.sk?.S}`, item]));
    });
    return { keys, items };
  };
  return async (key) => {
    batch ??= startBatch();
    batch.keys.push(key);
    return (await batch.items).get(`${key.pk} ${key.sk}`);
  };
}
