import type { Source } from '@counterweight/domain/values';
import { costOf, perMinuteOf, type Shortage, TokenBuckets } from '@counterweight/ledger';
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

/** Nobody is told to come again sooner. */
const MIN_WAIT_MS = 1000;

/**
 * Refuses what is over budget, in the order of the batch. The door reads the buckets and spends nothing: ingest does, of what
 * arrives by whatever way, so that the API writes nothing to the ledger. Taking something back costs nothing.
 */
export async function holdToBudget(checked: readonly CheckedEntry[], api: Api): Promise<HeldEntries> {
  const buckets = await bucketsBySource(checked, api);
  let waitMs = 0;
  const entries = checked.map((entry): CheckedEntry => {
    if (!entry.ok || entry.candidate.status === 'retracted') return entry;
    const { id, source } = entry.candidate.event;
    const own = buckets.get(source);
    const short = own?.take(costOf(entry.candidate));
    if (short === undefined) return entry;
    const shortMs = Math.max(short.waitMs, MIN_WAIT_MS);
    waitMs = waitMs === 0 ? shortMs : Math.min(waitMs, shortMs);
    const errors = [{ field: 'source', message: messageOf(source, short) }];
    return { ok: false, refused: { index: entry.index, id, code: OVER_BUDGET, errors } };
  });
  return { entries, waitMs };
}

function messageOf(source: string, { of, perMinute, entity }: Shortage): string {
  const what = {
    events: () => `${perMinute} events a minute`,
    rows: () => `events that make ${perMinute} rows a minute`,
    revisions: () => `${perMinute} revisions of ${entity} a minute`,
    links: () => `${perMinute} links to ${entity} a minute`,
  }[of]();
  return `${source} may send ${what}, and has sent them; send it again later`;
}

async function bucketsBySource(
  checked: readonly CheckedEntry[],
  { budgets, budgetRules, clock }: Api,
): Promise<ReadonlyMap<Source, TokenBuckets>> {
  const sources = new Set(checked.flatMap((entry) => (entry.ok ? [entry.candidate.event.source] : [])));
  const buckets = new Map<Source, TokenBuckets>();
  if (sources.size === 0) return buckets;
  const spent = await budgets.find([...sources]);
  for (const source of sources) {
    const own = spent.get(source);
    const perMinute = perMinuteOf(source, own, budgetRules);
    if (perMinute === 'unlimited') continue;
    buckets.set(source, new TokenBuckets(perMinute, own, budgetRules, clock.now()));
  }
  return buckets;
}
