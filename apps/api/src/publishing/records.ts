import {
  type AnswerOf,
  addressOf,
  canonicalQuery,
  type QueryOf,
  RECORDS_LIMIT,
  recordsQuestion,
} from '@counterweight/contracts/http';
import { entityIdSchema, recordIdSchema, revisionSchema } from '@counterweight/domain/values';
import { currentRecords, type TokenGrant } from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import type { Api } from '../api-deps.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import { requireSource } from './bearer.ts';
import { publisherRoute } from './publisher-route.ts';

type Query = QueryOf<typeof recordsQuestion>;
type Answer = AnswerOf<typeof recordsQuestion>;

const summarySchema = z.object({
  kind: z.string(),
  entity: entityIdSchema,
  record: recordIdSchema,
  revision: revisionSchema,
  hash: z.string(),
  status: z.enum(['live', 'retracted']),
});
const positionSchema = z.object({
  after: z.string(),
  held: summarySchema.optional().transform((held) => held),
});

/** Serves a source's current records to whoever may speak for it. */
export const serveRecords = publisherRoute(recordsQuestion, answerRecords);

async function answerRecords(query: Query, grant: TokenGrant, api: Api): Promise<Answer> {
  const { source, kind, limit = RECORDS_LIMIT.standard, cursor } = query;
  requireSource(grant, source);
  const filters = canonicalQuery({ source, kind });
  const position = readCursor(filters, cursor, positionSchema);
  const from = position === undefined ? {} : { from: { after: position.after, held: position.held } };
  const { records, next } = await currentRecords({ source, kind, ...from, limit }, api);
  const address = (at: string | undefined) => addressOf(recordsQuestion, { ...query, cursor: at });
  return {
    data: records.map(({ entity, record, revision, hash, status }) => {
      return { entity, record, revision, hash, retracted: status === 'retracted' };
    }),
    links: { self: address(cursor), ...(next === undefined ? {} : { next: address(writeCursor(filters, next)) }) },
  };
}
