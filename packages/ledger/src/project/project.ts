import type { Clock } from '../ports/clock.ts';
import { type CancellationReason, type CommitOutcome, classifyCancellation } from '../ports/commit-outcome.ts';
import { entityText, type Head, type Ledger, type StateItem } from '../ports/ledger.ts';
import type { Quarantine } from '../ports/quarantine.ts';
import { assembleCommit, shareTransactions } from './assemble-commit.ts';
import { type EntityPlan, placesText, planEntity, unknownIn } from './plan-entity.ts';
import { failed, type ProjectResult, putAside, refOf, withoutPlan } from './project-result.ts';
import { type EntityReading, isHeavy, recordsToFold } from './read-entity.ts';
import { distinctEntities, type EntityToProject, readTogether } from './read-together.ts';
import { type TimeLimits, withinLimit } from './time-limits.ts';

export interface ProjectDeps {
  readonly ledger: Pick<Ledger, 'head' | 'states' | 'entity' | 'entries' | 'records' | 'commit'>;
  readonly quarantine: Pick<Quarantine, 'put'>;
  readonly clock: Clock;
  /** Hex of 16 random bytes, new each time. */
  readonly newSalt: () => string;
  /** Absent: nobody waits. */
  readonly limits?: TimeLimits;
}

/** What a batch is projected with, and when that began. */
interface Run extends ProjectDeps {
  readonly startedMs: number;
}

const MAX_TRIES = 8;

/**
 * Projects entities: makes every accepted record of theirs known and moves their rows. Entities share transactions where
 * they fit, heavy ones come last and alone; a shared one that is cancelled is split, so that one bad entity stops nobody
 * else, and one that takes too long is put aside, to be tried once more by the sweep. Exactly once in effect, whoever else projects the same entities at the same time.
 */
export async function project(
  entities: readonly EntityToProject[],
  deps: ProjectDeps,
): Promise<readonly ProjectResult[]> {
  return projectBatch(distinctEntities(entities), { ...deps, startedMs: deps.clock.now() }, 1);
}

async function projectBatch(
  entities: readonly EntityToProject[],
  deps: Run,
  attempt: number,
): Promise<readonly ProjectResult[]> {
  if (entities.length === 0) return [];
  const { readings, results } = await readEntities(entities, deps);
  const heavy = new Set(readings.filter(isHeavy));
  const light = await plansOf(
    readings.filter((reading) => !heavy.has(reading)),
    results,
    deps,
  );
  for (const shared of shareTransactions(light)) results.push(...(await commitShared(shared, deps, attempt)));
  for (const reading of heavy) {
    if (isOver(deps)) {
      results.push(failed(reading, 'heavy entities before it took the time of its batch'));
      continue;
    }
    const plans = await plansOf([reading], results, deps);
    if (plans.length > 0) results.push(...(await commitShared(plans, deps, attempt)));
  }
  return results;
}

function isOver({ limits, clock, startedMs }: Run): boolean {
  return limits !== undefined && clock.now() - startedMs >= limits.batchMs;
}

interface Readings {
  readonly readings: readonly EntityReading[];
  /** Of entities that are done with: `unchanged` or `failed`. */
  readonly results: ProjectResult[];
}

/**
 * Reads HEAD, the states, *then* all records: those that arrive in between are in the fold, and a state that moves in
 * between fails its version check. The other order applies a stale fold to a fresh state.
 */
async function readEntities(entities: readonly EntityToProject[], deps: ProjectDeps): Promise<Readings> {
  const { ledger } = deps;
  const refs = entities.map(refOf);
  const results: ProjectResult[] = [];
  let head: Head;
  try {
    head = await ledger.head();
  } catch (error) {
    return { readings: [], results: refs.map((ref) => failed(ref, error)) };
  }
  // Where they cannot be read together, one of them may be at fault.
  const states: ReadonlyMap<string, StateItem> | undefined = await ledger.states(refs).catch(() => undefined);
  const together = states && (await readTogether(entities, head.views, states, ledger));
  const read = refs.map(async (ref): Promise<readonly EntityReading[]> => {
    try {
      const reading =
        together?.get(entityText(ref)) ??
        (await withinLimit(ref, deps.limits, async () => {
          const state = (states ?? (await ledger.states([ref]))).get(entityText(ref));
          return { ...ref, views: head.views, state, entries: await ledger.entity(ref) };
        }));
      if (unknownIn(reading).length > 0) return [reading];
      results.push({ ...ref, outcome: 'unchanged' });
    } catch (error) {
      results.push(await withoutPlan(ref, error, deps));
    }
    return [];
  });
  return { readings: (await Promise.all(read)).flat(), results };
}

/** Plans what can be planned; what became of the others is added to `results`. */
async function plansOf(
  readings: readonly EntityReading[],
  results: ProjectResult[],
  deps: ProjectDeps,
): Promise<readonly EntityPlan[]> {
  const planned = readings.map(async (reading): Promise<readonly EntityPlan[]> => {
    try {
      const records = await withinLimit(reading, deps.limits, () => recordsToFold(reading, deps.ledger));
      return [planEntity(reading, records)];
    } catch (error) {
      results.push(await withoutPlan(reading, error, deps));
      return [];
    }
  });
  return (await Promise.all(planned)).flat();
}

async function commitShared(
  plans: readonly EntityPlan[],
  deps: Run,
  attempt: number,
): Promise<readonly ProjectResult[]> {
  const outcome = await tryCommit(plans, deps);
  if (outcome.committed) return plans.map((plan) => ({ ...refOf(plan), outcome: 'projected', events: plan.events }));
  const { reasons } = outcome;
  const [only, ...others] = plans.map(refOf);
  if (only === undefined) return [];
  if (others.length > 0 && !onlyHeadMoved(reasons)) {
    const middle = Math.ceil(plans.length / 2);
    const first = await projectBatch(plans.slice(0, middle).map(refOf), deps, attempt);
    return [...first, ...(await projectBatch(plans.slice(middle).map(refOf), deps, attempt))];
  }
  const why = reasons.map(({ item, code, message }) => `${item.type} ${code} ${message ?? ''}`.trim()).join(', ');
  if (others.length === 0 && classifyCancellation(reasons) === 'invalid') return [await putAside(only, why, deps)];
  if (attempt >= MAX_TRIES) return [only, ...others].map((ref) => failed(ref, why));
  await deps.clock.backOff(attempt);
  return projectBatch([only, ...others], deps, attempt + 1);
}

/** HEAD is read again, after everything that was planned from. A view that was switched since is planned for anew. */
async function tryCommit(plans: readonly EntityPlan[], deps: ProjectDeps): Promise<CommitOutcome> {
  try {
    const head = await deps.ledger.head();
    if (plans.some(({ kind, places }) => places !== placesText(kind, head.views))) return SWITCHED;
    const { clock, newSalt } = deps;
    return await deps.ledger.commit(assembleCommit(plans, head, { nowMs: clock.now(), newSalt }));
  } catch (error) {
    return {
      committed: false,
      reasons: [{ item: { type: 'transaction' }, code: 'unavailable', message: String(error) }],
    };
  }
}

const SWITCHED: CommitOutcome = {
  committed: false,
  reasons: [{ item: { type: 'head' }, code: 'condition_failed', message: 'a view was switched' }],
};

/** The lane moved on and nothing else is wrong: the same entities go again together. */
function onlyHeadMoved(reasons: readonly CancellationReason[]): boolean {
  return reasons.every(({ item, code }) => (item.type === 'head' || item.type === 'journal') && code !== 'invalid');
}
