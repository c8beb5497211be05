import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Clock } from '@counterweight/ledger';
import { z } from 'zod';

/** The header has whole seconds, so that the database's clock may be almost one further. */
const REST_OF_SECOND_MS = 999;
const answerSchema = z.object({ headers: z.object({ date: z.string() }) });

/**
 * The earlier of a function's clock and the database's, which each of its answers says in its `Date` header: a clock that is
 * ahead dates nothing to days that have not come, and closes none. Until the first answer it is the function's own.
 */
export function withDatabaseClock(clock: Clock, client: DynamoDBClient): Clock {
  let aheadMs = 0;
  client.middlewareStack.add(
    (next) => async (request) => {
      const result = await next(request);
      const dateMs = Date.parse(answerSchema.safeParse(result.response).data?.headers.date ?? '');
      if (!Number.isNaN(dateMs)) aheadMs = Math.max(0, clock.now() - dateMs - REST_OF_SECOND_MS);
      return result;
    },
    { name: 'readDatabaseClock', step: 'deserialize', override: true },
  );
  return { ...clock, now: () => clock.now() - aheadMs };
}
