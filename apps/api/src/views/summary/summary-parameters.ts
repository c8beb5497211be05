import { conversionShape, inOrder, timeParameters } from '@counterweight/contracts/http';
import { z } from '@hono/zod-openapi';

export const SUMMARY_PATH = '/v1/summary';

export const summaryQuerySchema = z.strictObject({ ...timeParameters, ...conversionShape });

/** The parameters of time, in order. */
export function timeOf(query: z.output<typeof summaryQuerySchema>) {
  return inOrder(Object.keys(timeParameters), query);
}

/** Those of money, in order. */
export function conversionOf(query: z.output<typeof summaryQuerySchema>) {
  return inOrder(Object.keys(conversionShape), query);
}
