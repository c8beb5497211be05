import type { SortedItems } from './sorted-items.ts';

/** Reads a partition page by page, waiting between pages: what is written meanwhile may or may not be seen. */
export async function* pagesOf<Item>(
  items: SortedItems<Item> | undefined,
  options: { readonly after?: string | undefined; readonly pageSize: number; readonly nextPage: () => Promise<void> },
): AsyncGenerator<readonly [key: string, item: Item], void, undefined> {
  const { pageSize, nextPage } = options;
  let { after } = options;
  for (;;) {
    const page = items?.page(after, pageSize) ?? [];
    yield* page;
    after = page.at(-1)?.[0];
    if (page.length < pageSize) return;
    await nextPage();
  }
}
