import {
  type AnswerOf,
  addressOf,
  canonicalQuery,
  type QueryOf,
  RECORDS_LIMIT,
  recordsQuestion,
} from '@counterweight/contracts/http';
import { recordNameText, type TokenGrant } from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import type { Api } from '../api-deps.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { readLedger } from '../views/read-together.ts';
import { requireSource } from './bearer.ts';
import { publisherRoute } from './publisher-route.ts';

type Query = QueryOf<typeof recordsQuestion>;
type Answer = AnswerOf<typeof recordsQuestion>;

/** Serves a source's current records to whoever may speak for it, with the salts of their hashes: their content is the sender's. */
export const serveRecords = publisherRoute(recordsQuestion, answerRecords);

async function answerRecords(query: Query, grant: TokenGrant, api: Api): Promise<Answer> {
  const { source, kind, limit = RECORDS_LIMIT.standard, cursor } = query;
  requireSource(grant, source);
  const filters = canonicalQuery({ source, kind });
  const after = readCursor(filters, cursor, z.string());
  const at = await readLedger({ knownAt: undefined, minSeq: query.min_seq }, api);
  const { items, next } = at.currentRecords(source, kind, after, limit);
  const salts = await api.ledger.salts(items);
  const address = (at: string | undefined) => addressOf(recordsQuestion, { ...query, cursor: at });
  return {
    data: items.map((item) => {
      const { entity, record, revision, hash, status } = item;
      const salt = salts.get(recordNameText(item));
      return {
        entity,
        record,
        revision,
        hash,
        ...(salt === undefined ? {} : { salt }),
        retracted: status === 'retracted',
      };
    }),
    links: { self: address(cursor), ...(next === undefined ? {} : { next: address(writeCursor(filters, next)) }) },
  };
}
