/** Runs `work` over the items, at most `limit` at once, started in order. The first rejection rejects the whole. */
export async function runBounded<Item>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const lanes = Array.from({ length: Math.min(limit, items.length) }, async () => {
    for (const item of waiting) await work(item);
  });
  await Promise.all(lanes);
}
