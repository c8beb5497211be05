import type { Source } from '@counterweight/domain/values';
import { perMinuteOf, spendable } from '@counterweight/ledger';
import type { Api } from '../api-deps.ts';
import type { CheckedEntry } from './check-entry.ts';

/** The code of an entry that was in order and over its source's budget. */
export const OVER_BUDGET = 'over_budget';

/** Entries held to their sources' budgets. */
export interface HeldEntries {
  readonly entries: readonly CheckedEntry[];
  /** How long until the first of those refused can be taken; 0 where none was. */
  readonly waitMs: number;
}

/**
 * Refuses what is over budget, in the order of the batch. The door reads the bucket and spends nothing: ingest does, of what
 * arrives by whatever way, so that the API writes nothing to the ledger. Taking something back costs nothing.
 */
export async function holdToBudget(checked: readonly CheckedEntry[], api: Api): Promise<HeldEntries> {
  const left = await leftBySource(checked, api);
  let waitMs = 0;
  const entries = checked.map((entry): CheckedEntry => {
    if (!entry.ok || entry.candidate.status === 'retracted') return entry;
    const { id, source } = entry.candidate.event;
    const own = left.get(source);
    if (own === undefined) return entry;
    if (own.events > 0) {
      own.events -= 1;
      return entry;
    }
    waitMs = waitMs === 0 ? own.waitMs : Math.min(waitMs, own.waitMs);
    const message = `${source} may send ${own.perMinute} events a minute, and has sent them; send it again later`;
    const errors = [{ field: 'source', message }];
    return { ok: false, refused: { index: entry.index, id, code: OVER_BUDGET, errors } };
  });
  return { entries, waitMs };
}

interface Left {
  readonly perMinute: number;
  /** Until one more can be spent, once there are none. */
  readonly waitMs: number;
  events: number;
}

async function leftBySource(checked: readonly CheckedEntry[], api: Api): Promise<ReadonlyMap<Source, Left>> {
  const { budgets, budgetRules, clock } = api;
  const sources = new Set(checked.flatMap((entry) => (entry.ok ? [entry.candidate.event.source] : [])));
  const left = new Map<Source, Left>();
  if (sources.size === 0) return left;
  const spent = await budgets.find([...sources]);
  for (const source of sources) {
    const own = spent.get(source);
    const perMinute = perMinuteOf(source, own, budgetRules);
    if (perMinute === 'unlimited') continue;
    const { events, waitMs } = spendable(perMinute, own, budgetRules, clock.now());
    left.set(source, { perMinute, events, waitMs: Math.max(waitMs, 1000) });
  }
  return left;
}
