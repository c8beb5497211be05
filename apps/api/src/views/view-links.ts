import {
  addressOf,
  canonicalPath,
  canonicalQueryOf,
  type Question,
  type ViewLinks,
} from '@counterweight/contracts/http';
import { pinnedAt } from './answered-time.ts';

/** The links of a view's answer: itself as asked, each format at its position, and the list behind its numbers. */
export function viewLinks(
  question: Pick<Question, 'path' | 'query'>,
  query: Readonly<Record<string, unknown>>,
  { explain, seq }: { readonly explain: string; readonly seq: number },
): ViewLinks {
  const asked = canonicalQueryOf(question, query);
  const inFormat = (format: string) => addressOf(question, { ...asked, ...pinnedAt(seq), format });
  return { self: canonicalPath(question.path, asked), explain, csv: inFormat('csv'), ndjson: inFormat('ndjson') };
}
