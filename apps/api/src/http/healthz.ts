import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Api } from '../api-deps.ts';
import { onInvalidQuery, problemAnswer } from './route-parts.ts';

const querySchema = z.strictObject({});
const answerSchema = z.strictObject({ status: z.literal('ok'), seq: z.int() }).meta({ id: 'Health' });

const route = createRoute({
  method: 'get',
  path: '/healthz',
  tags: ['service'],
  summary: 'Whether the service can read its ledger, and how far the journal is',
  request: { query: querySchema },
  responses: {
    200: { description: 'It can', content: { 'application/json': { schema: answerSchema } } },
    default: problemAnswer,
  },
});

/** Serves the health check. */
export function serveHealth(app: OpenAPIHono, { ledger }: Api): void {
  app.openapi(
    route,
    async (c) => {
      const { seq } = await ledger.head();
      return c.json({ status: 'ok' as const, seq }, 200, { 'cache-control': 'no-store' });
    },
    onInvalidQuery(querySchema),
  );
}
