import {
  canonicalPath,
  canonicalQuery,
  entityLinks,
  LIST_LIMIT,
  type ParameterValue,
} from '@counterweight/contracts/http';
import type { Day } from '@counterweight/domain/values';
import {
  type LedgerAt,
  type ListedEntity,
  type ListQuestion,
  listEntities,
  type ReadTime,
} from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import type { Api } from '../api-deps.ts';
import { MAX_ANSWER_BYTES } from '../http/bounded-answer.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { PreparedAnswer } from '../http/question-route.ts';
import { dayShown, pinnedAt } from '../views/answered-time.ts';
import type { Entity, ListBody, Members } from './entity.ts';

/** What a list is of, as it was read. */
export interface EntityList {
  readonly of: Omit<ListQuestion, 'after' | 'limit' | 'maxBytes'>;
  /** The position it is read at. */
  readonly at: LedgerAt;
  /** The filters with their defaults filled in: what a cursor is bound to, and what its links ask again. */
  readonly filters: Readonly<Record<string, ParameterValue>>;
  /** The builds it is read from. */
  readonly builds: readonly string[];
  readonly seq: number;
  readonly definition: Members;
  /** Members beside the entity's own. */
  readonly beside?: (listed: ListedEntity) => Members;
  /** Reads what the entities of a page are shown together with. */
  readonly joinPage?: JoinPage | undefined;
}

/** Reads what the entities of a page are shown together with; gives the members of each. */
export type JoinPage = (
  page: readonly ListedEntity[],
  time: ReadTime,
  api: Api,
) => Promise<(listed: ListedEntity) => Members>;

/** Which page of a list is asked for, and for what time. */
interface PageQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly known_at?: Day | undefined;
  readonly at_seq?: number | undefined;
}

/** A page of a list. */
export function preparePage(
  { questions, describe }: Pick<Entity, 'questions' | 'describe'>,
  { of, at, filters, builds, seq, definition, beside, joinPage }: EntityList,
  query: PageQuery,
  api: Api,
): PreparedAnswer<ListBody & { readonly definition: Members }> {
  const { kind, list } = questions;
  const { limit, cursor } = query;
  // Another position must not turn a page's cursor away, so it is not among what the cursor is bound to.
  const bound = canonicalQuery({ ...filters, min_seq: undefined, at_seq: undefined });
  const after = readCursor(bound, cursor, z.string());
  const today = dayShown(query, at, api);
  const address = (at: string | undefined) => ({ ...filters, limit, cursor: at });
  const render = async (most = LIST_LIMIT.max) => {
    const wanted = { ...of, after, limit: Math.min(most, limit ?? LIST_LIMIT.standard), maxBytes: MAX_ANSWER_BYTES };
    const page = await listEntities(wanted, { at, ledger: api.ledger });
    const joined = await joinPage?.(page.entities, { knownAt: undefined, atSeq: seq, minSeq: undefined }, api);
    const data = page.entities.map((listed) => ({
      ...describe({ entity: listed.entity, records: listed.records, today }),
      day: listed.day,
      seq: listed.seq,
      known_on: listed.known,
      ...beside?.(listed),
      ...joined?.(listed),
      links: entityLinks(kind, listed.entity),
    }));
    const nextAt = (after: string) => ({ ...address(writeCursor(bound, after)), ...pinnedAt(seq) });
    const next = page.next === undefined ? {} : { next: canonicalPath(list.path, nextAt(page.next)) };
    return { data, definition, links: { self: canonicalPath(list.path, address(cursor)), ...next } };
  };
  return { versions: builds, seq, on: today, canonicalQuery: address(cursor), render, isPage: true };
}
