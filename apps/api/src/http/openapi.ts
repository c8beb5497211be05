import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { onInvalidQuery, readAnswers } from './route-parts.ts';
import { sendDocument } from './send-document.ts';

const querySchema = z.strictObject({});

const route = createRoute({
  method: 'get',
  path: '/openapi.json',
  tags: ['service'],
  summary: 'This description, OpenAPI 3.1',
  request: { query: querySchema },
  responses: readAnswers('An OpenAPI document', z.looseObject({ openapi: z.string() }).meta({ id: 'OpenApiDocument' })),
});

/** Serves the description of every route registered so far and later; it is made once, when first asked for. */
export function serveOpenApi(app: OpenAPIHono): void {
  let document: string | undefined;
  app.openapi(
    route,
    (c) => {
      document ??= JSON.stringify(describeApi(app));
      return sendDocument(c, document);
    },
    onInvalidQuery(querySchema),
  );
}

/** The OpenAPI 3.1 document of the app's routes. */
function describeApi(app: OpenAPIHono) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Counterweight',
      version: '1',
      description:
        'A public, auditable ledger of strikes on Ukraine and of the support set against them. Reading needs no key. Every number comes with its definition and a link that takes it apart. Errors are RFC 9457 problem details.',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'views', description: 'Sums with their definitions' },
      { name: 'entities', description: 'What the sums are made of' },
      { name: 'publishing', description: 'For publishers, with a bearer token' },
      { name: 'service', description: 'About this service' },
    ],
  });
}
