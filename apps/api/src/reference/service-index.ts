import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { onInvalidQuery, readAnswers } from '../http/route-parts.ts';
import { sendDocument } from '../http/send-document.ts';

const querySchema = z.strictObject({});
const indexSchema = z
  .strictObject({
    data: z.array(
      z.strictObject({
        method: z.string(),
        path: z.string().meta({ description: 'With its variable parts in braces' }),
        tag: z.string(),
        summary: z.string(),
      }),
    ),
    links: z.strictObject({
      self: z.string(),
      summary: z.string().meta({ description: 'Where to begin: the headline' }),
      description: z.string().meta({ description: 'OpenAPI 3.1 of every address' }),
      events: z.string().meta({ description: 'AsyncAPI 3.0 of every event' }),
      vocabularies: z.string(),
      policies: z.string(),
      changes: z.string(),
    }),
  })
  .meta({ id: 'Index' });

/** Serves what there is to ask, at the root and at the version's address. Comes after all other routes. */
export function serveIndex(app: OpenAPIHono): void {
  for (const path of ['/', '/v1'] as const) {
    const route = createRoute({
      ...{ method: 'get', path, tags: ['service'], request: { query: querySchema } },
      summary: 'Every address that there is, and where to begin',
      responses: readAnswers('The index', indexSchema),
    });
    app.openapi(route, (c) => sendIndex(app, path, c), onInvalidQuery(querySchema));
  }
}

function sendIndex(app: OpenAPIHono, self: string, c: Context): Promise<Response> {
  const data = app.openAPIRegistry.definitions.flatMap((definition) => {
    if (definition.type !== 'route') return [];
    const { method, path, tags = [], summary = '' } = definition.route;
    return [{ method: method.toUpperCase(), path, tag: tags[0] ?? '', summary }];
  });
  const links = {
    ...{ self, summary: '/v1/summary', description: '/openapi.json', events: '/asyncapi.json' },
    ...{ vocabularies: '/v1/vocabularies', policies: '/v1/policies', changes: '/v1/changes' },
  };
  return sendDocument(c, JSON.stringify({ data, links } satisfies z.output<typeof indexSchema>));
}
