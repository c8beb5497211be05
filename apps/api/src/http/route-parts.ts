import { answerListSchema, cutAnswerSchema } from '@counterweight/contracts/http';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { parameterProblem } from './parameter-problem.ts';
import { problemSchema } from './problem.ts';

/** Every route may answer with a problem instead. */
export const problemAnswer = {
  description: 'A problem, named by its `code`',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/** What answers a request before any route does: this server's own, or the gateway before it. */
export const tooLargeAnswers = {
  413: { ...problemAnswer, description: 'The body is too large' },
  431: { ...problemAnswer, description: 'The headers, or the address, are too large' },
};

/** The answers of a read that carries an ETag. */
export function readAnswers<Schema extends z.ZodType>(description: string, schema: Schema) {
  return {
    200: { description, content: { 'application/json': { schema: bounded(schema) } } },
    304: { description: 'What `If-None-Match` names is still current' },
    431: tooLargeAnswers[431],
    default: problemAnswer,
  };
}

/** Like `readAnswers`, plus CSV and NDJSON. */
export function tableAnswers<Schema extends z.ZodType>(description: string, schema: Schema) {
  return {
    200: {
      description,
      content: {
        'application/json': { schema: bounded(schema) },
        'text/csv': { schema: z.string().meta({ description: 'A header row, then one row an entry' }) },
        'application/x-ndjson': { schema: z.string().meta({ description: 'One JSON object a line' }) },
      },
    },
    304: { description: 'What `If-None-Match` names is still current' },
    431: tooLargeAnswers[431],
    default: problemAnswer,
  };
}

/** An answer is whole, or cut, or a part of one list of it. */
function bounded<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, cutAnswerSchema, answerListSchema]);
}

/** The hook that turns a failed validation into a problem naming the parameter; `known` lists the query's parameters. */
export function onInvalidQuery(query: { readonly shape: object }) {
  return (
    result:
      | { readonly success: true }
      | { readonly success: false; readonly error: { readonly issues: z.core.$ZodIssue[] } },
    c: Context,
  ): undefined => {
    if (!result.success) throw parameterProblem(c, result.error.issues, Object.keys(query.shape));
  };
}
