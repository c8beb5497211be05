import type { ViewId } from '@counterweight/domain/rows';
import {
  allViews,
  type RebuildDeps,
  RebuildError,
  type Rebuilt,
  rebuild,
  rebuildOrderSchema,
} from '@counterweight/ledger';
import type { Telemetry } from '@counterweight/observability';
import { type Answer, done, readOrder, refused } from './answer.ts';

/** The function that makes a view’s rows anew beside the live ones, or says which views there are. */
export function createRebuildFunction(deps: RebuildDeps, { logger }: Pick<Telemetry, 'logger'>) {
  return async (event: unknown): Promise<Answer<Rebuilt | { readonly views: readonly ViewId[] }>> => {
    const order = readOrder(rebuildOrderSchema, event);
    if (!order.ok) return order;
    const views = allViews;
    const { view: asked } = order.result;
    if (asked === undefined) return done({ views });
    const view = views.find((each) => each === asked || each.startsWith(`${asked}@`));
    if (view === undefined)
      return refused('unknown_view', `no view is called ${asked}; there are: ${views.join(', ')}`);
    return rebuildView(view, deps, logger);
  };
}

async function rebuildView(view: ViewId, deps: RebuildDeps, logger: Telemetry['logger']): Promise<Answer<Rebuilt>> {
  try {
    const rebuilt = await rebuild(view, deps);
    logger.info('rebuilt', { ...rebuilt });
    return done(rebuilt);
  } catch (error) {
    if (!(error instanceof RebuildError)) throw error;
    logger.warn('not rebuilt', { view, code: error.code, why: error.message });
    return refused(error.code, error.message);
  }
}
