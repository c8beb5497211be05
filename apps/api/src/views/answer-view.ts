import type { Format } from '@counterweight/contracts/http';
import type { Day } from '@counterweight/domain/values';
import type { Context } from 'hono';
import type { Api } from '../api-deps.ts';
import { canonicalPath, type ParameterValue } from '../http/canonical-query.ts';
import { conditionally, entityTag } from '../http/conditional.ts';
import { type Formatted, negotiateFormat, writeFormat } from '../http/formats.ts';
import { viewCaching } from './view-caching.ts';

type Parameters = Readonly<Record<string, ParameterValue>>;

/** An answer in every format, and the query of the page after it. */
export type ViewContent = Omit<Formatted, 'describedBy'> & { readonly next?: Parameters | undefined };

/** What a view has read for one question. Its address, these and the operator's precedence say all that it answers. */
export interface ViewReading {
  readonly path: string;
  /** The query in its one spelling. */
  readonly own: Parameters;
  /** The versions that it is computed by; of a stored view the build that was read. */
  readonly versions: readonly (string | number)[];
  readonly seq: number;
  /** The day it is said for, where that may be the clock's. */
  readonly on?: Day;
  readonly write: () => ViewContent | Promise<ViewContent>;
}

/**
 * Answers a view in the format asked for, with its ETag, its caching and its links (RFC 8288); what the client holds
 * already is not computed. `read` may throw a problem.
 */
export async function answerView(
  c: Context,
  query: {
    readonly format?: Format | undefined;
    readonly known_at?: Day | undefined;
    readonly definition?: string | undefined;
  },
  api: Pick<Api, 'precedence'>,
  read: () => ViewReading | Promise<ViewReading>,
): Promise<Response> {
  const format = negotiateFormat(c, query.format);
  const { path, own, versions, seq, on = '', write } = await read();
  const self = canonicalPath(path, own);
  const etag = entityTag(...versions, seq, self, on, format, JSON.stringify(api.precedence));
  return conditionally(c, { etag, cacheControl: viewCaching(query) }, async () => {
    const { next, ...content } = await write();
    const response = writeFormat(format, {
      ...content,
      describedBy: canonicalPath(path, { ...own, format: undefined }),
    });
    if (next !== undefined) {
      const there = canonicalPath(path, { ...next, format: format === 'json' ? undefined : format });
      response.headers.append('link', `<${there}>; rel="next"`);
    }
    return response;
  });
}
