import { contracts, exampleEvents, jsonSchemas } from '@counterweight/contracts/events';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ProblemError } from '../http/problem.ts';
import { onInvalidQuery, readAnswers } from '../http/route-parts.ts';
import { sendDocument } from '../http/send-document.ts';
import { describeEvents } from './async-api.ts';

const querySchema = z.strictObject({});
const files = contracts.map(({ type }) => `${type}.json`).toSorted();

/** Serves what other systems are made from: schemas and examples of every event type, and the AsyncAPI document. */
export function serveDocuments(app: OpenAPIHono): void {
  // Made when first asked for: no start of the API waits for them.
  let schemas: ReturnType<typeof jsonSchemas> | undefined;
  serveEach(app, 'schemas', 'The JSON Schema 2020-12 of an event type, as ingest checks it', (type) => {
    schemas ??= jsonSchemas();
    return schemas.get(type);
  });
  serveEach(app, 'examples', 'An event of a type, as a publisher would send it', (type) => exampleEvents.get(type));
  const route = createRoute({
    ...{ method: 'get', path: '/asyncapi.json', tags: ['service'], request: { query: querySchema } },
    summary: 'The events that publishers send, AsyncAPI 3.0',
    responses: readAnswers(
      'An AsyncAPI document',
      z.looseObject({ asyncapi: z.string() }).meta({ id: 'AsyncApiDocument' }),
    ),
  });
  app.openapi(route, (c) => sendDocument(c, JSON.stringify(describeEvents())), onInvalidQuery(querySchema));
}

function serveEach(
  app: OpenAPIHono,
  folder: 'schemas' | 'examples',
  summary: string,
  documentOf: (type: string) => object | undefined,
): void {
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
    const document = documentOf(file.replace(/\.json$/, ''));
    if (document !== undefined && file.endsWith('.json')) return sendDocument(c, JSON.stringify(document));
    const detail = `there is no ${file} among ${folder}; there are: ${files.join(', ')}`;
    throw new ProblemError('not_found', { detail, allowed: files });
  };
  app.openapi(route, handle, onInvalidQuery(querySchema));
}
