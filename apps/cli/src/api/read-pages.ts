import type { z } from 'zod';
import { type ApiClient, readAnswer } from './api-client.ts';

/** Every item of a paged list, following its `Link: rel="next"` to the end. */
export async function readPages<Item>(
  api: ApiClient,
  path: string,
  query: Readonly<Record<string, string>>,
  answerSchema: z.ZodType<{ readonly data: readonly Item[] }>,
  onPage?: (soFar: number) => void,
): Promise<Item[]> {
  const items: Item[] = [];
  let next: string | undefined = `?${new URLSearchParams(query)}`;
  while (next !== undefined) {
    const answer = await api.send(`${path}${next}`);
    items.push(...readAnswer(answer, answerSchema, path).data);
    onPage?.(items.length);
    next = answer.next;
  }
  return items;
}
