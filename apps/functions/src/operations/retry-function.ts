import {
  type Retried,
  type RetryDeps,
  type RetryFilter,
  retryAllQuarantined,
  retryOrderSchema,
  retryQuarantined,
} from '@counterweight/ledger';
import type { Telemetry } from '@counterweight/observability';
import { type Answer, done, readOrder, refused } from './answer.ts';

/** Which items were sent again and what came of each; `next` where there are more to look at. */
export interface RetryPage {
  readonly retried: readonly Retried[];
  readonly next?: string;
}

/** The function that sends quarantined events through the same checks once more: one, or a page of them. */
export function createRetryFunction(deps: RetryDeps, { logger }: Pick<Telemetry, 'logger'>) {
  return async (event: unknown): Promise<Answer<RetryPage>> => {
    const order = readOrder(retryOrderSchema, event);
    if (!order.ok) return order;
    const page = 'id' in order.result ? await retryOne(order.result.id, deps) : await retryPage(order.result, deps);
    if (page === undefined)
      return refused('unknown_item', 'nothing in quarantine has that id; `cw quarantine list` gives them');
    logger.info('sent again', { items: page.retried.map(({ id, outcome, code }) => ({ id, outcome, code })) });
    return done(page);
  };
}

async function retryOne(id: string, deps: RetryDeps): Promise<RetryPage | undefined> {
  const retried = await retryQuarantined(id, deps);
  return retried === undefined ? undefined : { retried: [retried] };
}

async function retryPage(
  { code, after }: { readonly code?: RetryFilter['code'] | undefined; readonly after?: string | undefined },
  deps: RetryDeps,
): Promise<RetryPage> {
  return retryAllQuarantined({ ...(code && { code }), ...(after && { after }) }, deps);
}
