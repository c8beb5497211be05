import { z } from 'zod';

/** A dead-letter queue by the operator's name. One without an origin holds notices of failures that a later run repairs. */
const queueSchema = z.strictObject({ name: z.string(), url: z.url(), origin: z.url().optional() });
export type DeadLetterQueue = z.infer<typeof queueSchema>;

const queuesSchema = z.array(queueSchema).min(1);

/** The queues from `DEAD_LETTERS`, a JSON list. Throws an Error saying what is wrong with it. */
export function deadLetterQueues(
  environment: Readonly<Record<string, string | undefined>>,
): readonly DeadLetterQueue[] {
  return queuesSchema.parse(JSON.parse(environment.DEAD_LETTERS ?? 'null'));
}
