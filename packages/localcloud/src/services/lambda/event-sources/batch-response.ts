import { z } from 'zod';
import type { InvocationOutcome } from '../execution-environment.ts';

/** What an invocation said about its batch: everything done, these ids failed, or the whole batch failed. */
export type BatchVerdict =
  | { readonly type: 'done' }
  | { readonly type: 'partial'; readonly failedIds: ReadonlySet<string> }
  | { readonly type: 'failed' };

const responseSchema = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish(),
});

/**
 * Reads a function's answer by Lambda's rules for ReportBatchItemFailures: an empty or null answer or list is success;
 * an identifier that is empty, missing or not of this batch, or an answer of another shape, fails the whole batch.
 */
export function readVerdict(outcome: InvocationOutcome, reports: boolean, ids: ReadonlySet<string>): BatchVerdict {
  if (!outcome.ok) return { type: 'failed' };
  if (!reports) return { type: 'done' };
  const answer: unknown = JSON.parse(outcome.payload);
  if (answer === null) return { type: 'done' };
  const parsed = responseSchema.safeParse(answer);
  if (!parsed.success) return { type: 'failed' };
  const failedIds = new Set((parsed.data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));
  if (failedIds.size === 0) return { type: 'done' };
  return [...failedIds].every((id) => ids.has(id)) ? { type: 'partial', failedIds } : { type: 'failed' };
}
