import { canonicalPath, canonicalQueryOf, type Question, type ViewLinks } from '@counterweight/contracts/http';

/** The links of a view's answer: itself, in each format, and the list behind its numbers. */
export function viewLinks(
  question: Pick<Question, 'path' | 'query'>,
  query: Readonly<Record<string, unknown>>,
  explain: string,
): ViewLinks {
  const asked = canonicalQueryOf(question, query);
  const inFormat = (format?: string) => canonicalPath(question.path, format ? { ...asked, format } : asked);
  return { self: inFormat(), explain, csv: inFormat('csv'), ndjson: inFormat('ndjson') };
}
