import { z } from 'zod';
import { type ApiClient, readAnswer } from './api-client.ts';

/** Every item of a paged list, following its `Link: rel="next"` to the end. */
export async function readPages<Item extends z.ZodType>(
  api: ApiClient,
  path: string,
  query: Readonly<Record<string, string>>,
  item: Item,
  onPage?: (soFar: number) => void,
): Promise<z.infer<Item>[]> {
  const page = z.object({ data: z.array(item) });
  const items: z.infer<Item>[] = [];
  let next: string | undefined = `?${new URLSearchParams(query)}`;
  while (next !== undefined) {
    const answer = await api.send(`${path}${next}`);
    items.push(...readAnswer(answer, page, path).data);
    onPage?.(items.length);
    next = answer.next;
  }
  return items;
}
