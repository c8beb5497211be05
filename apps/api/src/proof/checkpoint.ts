import { newestCheckpoint } from '@counterweight/ledger';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Api } from '../api-deps.ts';
import { ProblemError } from '../http/problem.ts';
import { onInvalidQuery, problemAnswer } from '../http/route-parts.ts';

const querySchema = z.strictObject({});
/** A new one is signed every fifteen minutes at most. */
const CACHE_CONTROL = 'public, max-age=60';

const route = createRoute({
  method: 'get',
  path: '/checkpoint',
  tags: ['service'],
  summary: 'The newest signed checkpoint of the journal',
  description:
    'A signed note in the format of C2SP tlog-checkpoint: origin, size and root of the Merkle tree of the journal, and an Ed25519 signature. Proofs against it are at `/v1/proof`.',
  request: { query: querySchema },
  responses: {
    200: { description: 'The note', content: { 'text/plain': { schema: z.string() } } },
    default: problemAnswer,
  },
});

/** Serves the newest checkpoint as it was signed: the API has no key. */
export function serveCheckpoint(app: OpenAPIHono, { objects }: Api): void {
  app.openapi(
    route,
    async (c) => {
      const newest = await newestCheckpoint(objects);
      if (newest === undefined) throw noCheckpoint();
      return c.text(newest.note, 200, { 'cache-control': CACHE_CONTROL });
    },
    onInvalidQuery(querySchema),
  );
}

/** Nothing was signed yet. */
export function noCheckpoint(): ProblemError {
  const detail = 'no checkpoint was signed yet; the next one is within fifteen minutes';
  return new ProblemError('not_yet', { detail }, { 'retry-after': '60' });
}
