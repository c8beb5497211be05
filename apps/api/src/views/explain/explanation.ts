import {
  type AnswerOf,
  canonicalPath,
  canonicalQuery,
  explainQuestion,
  LIST_LIMIT,
  type ParameterValue,
} from '@counterweight/contracts/http';
import { z } from '@hono/zod-openapi';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import type { PreparedAnswer } from '../../http/question-route.ts';

export type ExplainAnswer = AnswerOf<typeof explainQuestion>;

/** Which page is asked for. */
interface PageQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** A page as an explanation makes it: what comes after a place in its order, and how much of it. */
export interface PageWanted {
  readonly after: string | undefined;
  readonly limit: number;
}

/** What one view's explanation is made of. */
interface Explanation extends Pick<PreparedAnswer<ExplainAnswer>, 'versions' | 'seq' | 'on'> {
  /** What asks for exactly this again, at its position: the view's name first. */
  readonly filters: Readonly<Record<string, ParameterValue>>;
  /** A page of what stands behind the answer, and where the next one starts. */
  page(wanted: PageWanted): { readonly data: ExplainAnswer['data']; readonly next: string | undefined };
  readonly definition: ExplainAnswer['definition'];
}

/** The page of an explanation that is asked for, with its links. */
export function preparePages(
  { filters, page, definition, ...basis }: Explanation,
  { limit, cursor }: PageQuery,
): PreparedAnswer<ExplainAnswer> {
  // Another position must not turn a page's cursor away, so it is not among what the cursor is bound to.
  const bound = canonicalQuery({ ...filters, at_seq: undefined });
  const after = readCursor(bound, cursor, z.string());
  const pageAt = (at: string | undefined) => ({ ...filters, limit, cursor: at });
  const addressAt = (at: string | undefined) => canonicalPath(explainQuestion.path, pageAt(at));
  return {
    ...basis,
    canonicalQuery: pageAt(cursor),
    isPage: true,
    render(most = LIST_LIMIT.max) {
      const { data, next } = page({ after, limit: Math.min(most, limit ?? LIST_LIMIT.standard) });
      const links = next === undefined ? {} : { next: addressAt(writeCursor(bound, next)) };
      return { data, definition, links: { self: addressAt(cursor), ...links } };
    },
  };
}
