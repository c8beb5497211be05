import { canonicalPath, type Format, type ParameterValue } from '@counterweight/contracts/http';
import type { Day } from '@counterweight/domain/values';
import type { Context } from 'hono';
import type { Api } from '../api-deps.ts';
import { conditionally, entityTag } from '../http/conditional.ts';
import { negotiateFormat, type TableRow, writeFormat } from '../http/formats.ts';
import { viewCaching } from './view-caching.ts';

type Parameters = Readonly<Record<string, ParameterValue>>;

/** An answer in every format, and the query of the page after it. */
export interface ViewContent {
  readonly body: { readonly data: unknown };
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly lines: readonly unknown[];
  readonly fileName: string;
  readonly next?: Parameters | undefined;
}

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
    const { next, body, columns, rows, fileName } = await write();
    const response = writeFormat(format, {
      ...{ body, fileName, table: () => ({ columns, rows: rows.map((row) => columns.map((name) => row[name])) }) },
      describedBy: canonicalPath(path, { ...own, format: undefined }),
    });
    if (next !== undefined) {
      const there = canonicalPath(path, { ...next, format: format === 'json' ? undefined : format });
      response.headers.append('link', `<${there}>; rel="next"`);
    }
    return response;
  });
}
