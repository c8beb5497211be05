import {
  canonicalPath,
  canonicalQuery,
  type Format,
  LIST_LIMIT,
  type ParameterValue,
} from '@counterweight/contracts/http';
import { utcDay } from '@counterweight/domain/values';
import { type ListedEntity, type ListQuestion, listEntities, type ReadTime } from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Api } from '../api-deps.ts';
import { conditionally, entityTag, FRESH } from '../http/conditional.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { type TableRow, writeFormat } from '../http/formats.ts';
import { type EntityResource, entityLinks } from './entity-resource.ts';

export interface ListAnswer {
  readonly resource: EntityResource;
  readonly question: Omit<ListQuestion, 'after' | 'limit'>;
  /** The filters with their defaults filled in: what a cursor is bound to, and what its links ask again. */
  readonly filters: Readonly<Record<string, ParameterValue>>;
  readonly page: { readonly cursor?: string | undefined; readonly limit?: number | undefined; readonly format: Format };
  /** The builds it is read from. */
  readonly builds: readonly string[];
  readonly seq: number;
  readonly definition: Readonly<Record<string, unknown>>;
  /** Members beside the entity's own. */
  readonly extras: (listed: ListedEntity) => Readonly<Record<string, unknown>>;
  /** Reads what the entities of a page are shown together with; gives the members of each. */
  readonly joinPage?: JoinPage | undefined;
  readonly table: {
    readonly columns: readonly string[];
    readonly rows: (entry: Readonly<Record<string, unknown>>, listed: ListedEntity) => readonly TableRow[];
  };
}

export type JoinPage = (page: readonly ListedEntity[], time: ReadTime, api: Api) => Promise<ListAnswer['extras']>;

/** A page of entities in the format asked for, with its Link header (RFC 8288). */
export async function answerList(c: Context, answer: ListAnswer, api: Api): Promise<Response> {
  const { resource, question, filters, page } = answer;
  const { limit = LIST_LIMIT.standard } = page;
  // A later position must not turn a page's cursor away, so it is not among what the cursor is bound to.
  const bound = canonicalQuery({ ...filters, min_seq: undefined });
  const after = readCursor(bound, page.cursor, z.string());
  const today = utcDay(api.clock.now());
  const self = canonicalPath(resource.path, { ...filters, limit: page.limit, cursor: page.cursor });
  const etag = entityTag(resource.kind, ...answer.builds, answer.seq, today, self, page.format);
  return conditionally(c, { etag, cacheControl: FRESH }, async () => {
    const { entities, next } = await listEntities({ ...question, after, limit }, api);
    const joined = await answer.joinPage?.(entities, { knownAt: question.knownAt, minSeq: answer.seq }, api);
    const entries = entities.map((listed) => ({
      ...resource.describe(listed.entity, listed.records, today),
      day: listed.cell.day,
      seq: listed.seq,
      known_on: listed.known,
      ...answer.extras(listed),
      ...joined?.(listed),
      links: entityLinks(resource.path, listed.entity),
    }));
    const nextPage = (format: Format | undefined) =>
      next === undefined
        ? undefined
        : canonicalPath(resource.path, { ...filters, limit: page.limit, cursor: writeCursor(bound, next), format });
    const nextJson = nextPage(undefined);
    const response = writeFormat(page.format, {
      body: {
        data: entries,
        definition: answer.definition,
        links: { self, ...(nextJson === undefined ? {} : { next: nextJson }) },
      },
      table: () => {
        const { columns, rows } = answer.table;
        const flat = entities.flatMap((listed, index) => rows(entries[index] ?? {}, listed));
        return { columns, rows: flat.map((row) => columns.map((name) => row[name])) };
      },
      describedBy: self,
      fileName: resource.path.replace('/v1/', ''),
    });
    const nextSame = nextPage(page.format === 'json' ? undefined : page.format);
    if (nextSame !== undefined) response.headers.append('link', `<${nextSame}>; rel="next"`);
    return response;
  });
}
