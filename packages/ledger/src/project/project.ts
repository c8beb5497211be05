import { keepRaw } from '../ingest/ingest.ts';
import type { Clock } from '../ports/clock.ts';
import { type CancellationReason, type CommitOutcome, classifyCancellation } from '../ports/commit-outcome.ts';
import { type EntityRef, entityText, type Head, type Ledger } from '../ports/ledger.ts';
import type { Quarantine } from '../ports/quarantine.ts';
import type { ViewPlace } from '../ports/view-builds.ts';
import { type CellVersion, MAX_TRANSACTION_ITEMS, type Views } from '../ports/views.ts';
import { assembleCommit, commitSize, touchedCells } from './assemble-commit.ts';
import { type EntityPlan, type KnownEvent, placesText, poisonId, UnprojectableError } from './plan-projection.ts';
import { planThatFits } from './plan-that-fits.ts';

export interface ProjectDeps {
  readonly ledger: Ledger;
  readonly views: Views;
  readonly quarantine: Quarantine;
  readonly clock: Clock;
}

/** `unchanged`: all its records were already known. `failed`: not projected now; give it again. */
export interface ProjectResult extends EntityRef {
  readonly outcome: 'projected' | 'unchanged' | 'quarantined' | 'failed';
  /** The events whose records became known. */
  readonly events?: readonly KnownEvent[];
  readonly error?: string;
}

const MAX_TRIES = 8;

/**
 * Projects entities: makes every accepted record of theirs known and moves the cells. Entities share transactions
 * where they fit; a shared one that is cancelled is split, so that one bad entity stops nobody else. Exactly once in
 * effect, whoever else projects the same entities at the same time.
 */
export async function project(entities: readonly EntityRef[], deps: ProjectDeps): Promise<readonly ProjectResult[]> {
  const distinct = [...new Map(entities.map((ref) => [entityText(ref), ref])).values()];
  return projectBatch(distinct, deps, 1);
}

async function projectBatch(
  entities: readonly EntityRef[],
  deps: ProjectDeps,
  attempt: number,
): Promise<readonly ProjectResult[]> {
  const results: ProjectResult[] = [];
  const plans: EntityPlan[] = [];
  if (entities.length === 0) return results;
  const before = deps.ledger.head();
  for (const { ref, plan } of await Promise.all(entities.map((entity) => tryPlan(refOf(entity), before, deps)))) {
    if ('outcome' in plan) results.push(plan);
    else if (plan.unknown.length === 0) results.push({ ...ref, outcome: 'unchanged' });
    else plans.push(plan);
  }
  for (const shared of shareTransactions(plans)) results.push(...(await commitShared(shared, deps, attempt)));
  return results;
}

async function tryPlan(
  ref: EntityRef,
  before: Promise<Head>,
  deps: ProjectDeps,
): Promise<{ ref: EntityRef; plan: EntityPlan | ProjectResult }> {
  try {
    return { ref, plan: await planThatFits(ref, (await before).builds, deps) };
  } catch (error) {
    if (error instanceof UnprojectableError) return { ref, plan: await quarantinePoison(ref, error.message, deps) };
    return { ref, plan: { ...ref, outcome: 'failed', error: String(error) } };
  }
}

/** Fills transactions in order, each as full as the item limit lets it be. */
function shareTransactions(plans: readonly EntityPlan[]): readonly (readonly EntityPlan[])[] {
  const shared: EntityPlan[][] = [];
  for (const plan of plans) {
    const last = shared.at(-1);
    if (last !== undefined && commitSize([...last, plan]) <= MAX_TRANSACTION_ITEMS) last.push(plan);
    else shared.push([plan]);
  }
  return shared;
}

async function commitShared(
  plans: readonly EntityPlan[],
  deps: ProjectDeps,
  attempt: number,
): Promise<readonly ProjectResult[]> {
  const outcome = await tryCommit(plans, deps);
  if (outcome.committed) return goOn(plans, deps);
  const { reasons } = outcome;
  const [only, ...others] = plans;
  if (only === undefined) return [];
  if (others.length > 0 && !onlyHeadMoved(reasons)) {
    const middle = Math.ceil(plans.length / 2);
    const first = await projectBatch(plans.slice(0, middle), deps, attempt);
    return [...first, ...(await projectBatch(plans.slice(middle), deps, attempt))];
  }
  const why = reasons.map(({ item, code, message }) => `${item.type} ${code} ${message ?? ''}`.trim()).join(', ');
  if (others.length === 0 && classifyCancellation(reasons) === 'invalid') {
    return [await quarantinePoison(only, why, deps)];
  }
  if (attempt >= MAX_TRIES) return plans.map((plan) => ({ ...refOf(plan), outcome: 'failed', error: why }));
  await deps.clock.backOff(attempt);
  return projectBatch(plans, deps, attempt + 1);
}

/** What became of entities whose plans were committed: those with records left over are projected again. */
async function goOn(plans: readonly EntityPlan[], deps: ProjectDeps): Promise<readonly ProjectResult[]> {
  const left = await projectBatch(plans.filter(({ later }) => later > 0).map(refOf), deps, 1);
  const rest = new Map(left.map((result) => [entityText(result), result]));
  return plans.map((plan) => {
    const next = rest.get(entityText(plan));
    const events = [...plan.events, ...(next?.events ?? [])];
    const projected = next === undefined || next.outcome === 'unchanged';
    return projected ? { ...refOf(plan), outcome: 'projected', events } : { ...next, events };
  });
}

/**
 * HEAD is read after the states and records, and the cells after HEAD: its condition then guards the cells. A view that
 * was rebuilt since the states were read is planned again, where it now stands.
 */
async function tryCommit(plans: readonly EntityPlan[], deps: ProjectDeps): Promise<CommitOutcome> {
  try {
    const head = await deps.ledger.head();
    if (plans.some(({ kind, places }) => places !== placesText(kind, head.builds))) return REBUILT;
    const held = new Map<ViewPlace, ReadonlyMap<string, CellVersion>>();
    for (const [view, cells] of touchedCells(plans)) held.set(view, await deps.views.latestCells(view, cells));
    return await deps.views.commit(assembleCommit(plans, head, held, deps.clock.now()));
  } catch (error) {
    return {
      committed: false,
      reasons: [{ item: { type: 'transaction' }, code: 'unavailable', message: String(error) }],
    };
  }
}

const REBUILT: CommitOutcome = {
  committed: false,
  reasons: [{ item: { type: 'head' }, code: 'condition_failed', message: 'a view was rebuilt' }],
};

/** The lane moved on and nothing else is wrong: the same entities go again together. */
function onlyHeadMoved(reasons: readonly CancellationReason[]): boolean {
  return reasons.every(({ item, code }) => (item.type === 'head' || item.type === 'journal') && code !== 'invalid');
}

function refOf({ kind, entity }: EntityRef): EntityRef {
  return { kind, entity };
}

async function quarantinePoison(ref: EntityRef, reason: string, deps: ProjectDeps): Promise<ProjectResult> {
  try {
    const records = await deps.ledger.entity(ref);
    const [latest] = records.filter(({ known }) => known === undefined).slice(-1);
    const raw = latest?.payload.kept === true ? JSON.stringify(latest.payload.data) : '';
    await deps.quarantine.put({
      id: poisonId(
        ref,
        records.map(({ hash }) => hash),
      ),
      stage: 'projector',
      code: 'unprojectable',
      reason,
      faults: [{ field: 'data', message: reason }],
      source: latest?.source,
      eventId: latest?.eventId,
      type: latest?.type,
      sender: latest?.sender ?? 'unknown',
      at: new Date(deps.clock.now()).toISOString(),
      raw: keepRaw(raw),
    });
    return { ...refOf(ref), outcome: 'quarantined', error: reason };
  } catch (error) {
    return { ...refOf(ref), outcome: 'failed', error: String(error) };
  }
}
