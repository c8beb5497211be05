import { MAX_CELLS_PER_MOVE } from '@counterweight/domain/rows';
import type { EntityRef, Ledger } from '../ports/ledger.ts';
import type { ViewBuilds } from '../ports/view-builds.ts';
import { MAX_TRANSACTION_ITEMS, type Views } from '../ports/views.ts';
import { commitSize } from './assemble-commit.ts';
import { type EntityPlan, planEntity, readEntity, UnprojectableError } from './plan-projection.ts';

/**
 * Plans all the records of an entity that wait, or as many of them as one transaction holds: what the records of a burst
 * make of the entity step by step is what they could have made of it by arriving so. Throws `UnprojectableError` when
 * a single record moves more than a transaction holds.
 */
export async function planThatFits(
  ref: EntityRef,
  builds: ViewBuilds,
  deps: { readonly ledger: Ledger; readonly views: Views },
): Promise<EntityPlan> {
  const reading = await readEntity(ref, builds, deps);
  let plan = planEntity(reading);
  while (plan.unknown.length > 1 && faultOf(plan) !== undefined) {
    plan = planEntity(reading, Math.ceil(plan.unknown.length / 2));
  }
  const fault = faultOf(plan);
  if (fault !== undefined) throw new UnprojectableError(fault);
  return plan;
}

function faultOf(plan: EntityPlan): string | undefined {
  const wide = plan.views.find(({ move }) => move.size > MAX_CELLS_PER_MOVE);
  if (wide !== undefined) {
    return `${wide.view}: one move touches ${wide.move.size} cells; at most ${MAX_CELLS_PER_MOVE}`;
  }
  const size = commitSize([plan]);
  return size > MAX_TRANSACTION_ITEMS ? `one move is ${size} items; at most ${MAX_TRANSACTION_ITEMS}` : undefined;
}
