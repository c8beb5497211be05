import { exampleEvents, jsonSchemas } from '@counterweight/contracts/events';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { conditionally, entityTag } from '../http/conditional.ts';
import { ProblemError } from '../http/problem.ts';
import { onInvalidQuery, readAnswers } from '../http/route-parts.ts';
import { describeEvents } from './async-api.ts';

const querySchema = z.strictObject({});
const schemas = jsonSchemas();

/** Serves what other systems are made from: schemas and examples of every event type, and the AsyncAPI document. */
export function serveDocuments(app: OpenAPIHono): void {
  serveEach(app, 'schemas', 'The JSON Schema 2020-12 of an event type, as ingest checks it', schemas);
  serveEach(app, 'examples', 'An event of a type, as a publisher would send it', exampleEvents);
  const route = createRoute({
    ...{ method: 'get', path: '/asyncapi.json', tags: ['service'], request: { query: querySchema } },
    summary: 'The events that publishers send, AsyncAPI 3.0',
    responses: readAnswers(
      'An AsyncAPI document',
      z.looseObject({ asyncapi: z.string() }).meta({ id: 'AsyncApiDocument' }),
    ),
  });
  app.openapi(route, (c) => sendDocument(c, describeEvents()), onInvalidQuery(querySchema));
}

function serveEach(
  app: OpenAPIHono,
  folder: 'schemas' | 'examples',
  summary: string,
  documents: ReadonlyMap<string, object>,
): void {
  const files = [...documents.keys()].map((type) => `${type}.json`).toSorted();
  const params = z.object({
    file: z.string().meta({ description: `An event type and .json: ${files.join(', ')}`, example: files[0] }),
  });
  const route = createRoute({
    ...{
      method: 'get',
      path: `/${folder}/{file}`,
      tags: ['service'],
      summary,
      request: { params, query: querySchema },
    },
    responses: readAnswers(summary, z.looseObject({})),
  });
  const handle = (c: Context) => {
    const file = c.req.param('file') ?? '';
    const document = documents.get(file.replace(/\.json$/, ''));
    if (document !== undefined && file.endsWith('.json')) return sendDocument(c, document);
    const detail = `there is no ${file} among ${folder}; there are: ${files.join(', ')}`;
    throw new ProblemError('not_found', { detail, allowed: files });
  };
  app.openapi(route, handle, onInvalidQuery(querySchema));
}

function sendDocument(c: Context, document: object): Promise<Response> {
  const text = JSON.stringify(document);
  const caching = { etag: entityTag(text), cacheControl: 'public, max-age=300, must-revalidate' };
  return conditionally(c, caching, () => c.body(text, 200, { 'content-type': 'application/json' }));
}
