import { addDays, type Day, utcDay } from '@counterweight/domain/values';
import type { EntityRef } from '../ports/ledger.ts';
import { type ProjectDeps, type ProjectResult, project } from './project.ts';

/** Younger records are the stream's to deliver. */
export const SWEEP_DELAY_MS = 5 * 60_000;
/** How far back the first sweep of a UTC day looks. */
const DEEP_SWEEP_DAYS = 14;
const PAGE = 100;

export interface SweepResult {
  readonly looked: number;
  readonly projected: number;
  readonly failed: number;
  /** Everything accepted before this instant is projected or quarantined. */
  readonly through: string;
  readonly results: readonly ProjectResult[];
}

/**
 * Projects every entity that has records no stream delivered, accepted since the last sweep; a failure leaves the mark
 * where it was. The first sweep of a UTC day looks behind the mark too: `acceptedAt` is the writer's clock, which may lag,
 * and is read before the append, which may be late.
 */
export async function sweep(deps: ProjectDeps): Promise<SweepResult> {
  const nowMs = deps.clock.now();
  const until = new Date(nowMs - SWEEP_DELAY_MS).toISOString();
  const mark = await deps.ledger.sweptThrough();
  const sweptToday = mark !== undefined && mark.slice(0, 10) >= until.slice(0, 10);
  const since = sweptToday ? mark : `${addDays(utcDay(nowMs), -DEEP_SWEEP_DAYS)}T00:00:00.000Z`;
  const results: ProjectResult[] = [];
  for (let day = utcDay(Date.parse(since)); day <= utcDay(nowMs - SWEEP_DELAY_MS); day = addDays(day, 1)) {
    for await (const page of acceptedPages(day, since, until, deps)) results.push(...(await project(page, deps)));
  }
  const failed = results.filter(({ outcome }) => outcome === 'failed').length;
  if (failed === 0) await deps.ledger.setSweptThrough(until);
  const projected = results.filter(({ outcome }) => outcome === 'projected').length;
  return { looked: results.length, projected, failed, through: failed === 0 ? until : (mark ?? since), results };
}

async function* acceptedPages(
  day: Day,
  since: string,
  until: string,
  { ledger }: ProjectDeps,
): AsyncIterable<readonly EntityRef[]> {
  let after: string | undefined;
  do {
    const page = await ledger.acceptedOn(day, after, PAGE);
    yield page.items.filter(({ acceptedAt }) => acceptedAt >= since && acceptedAt < until);
    after = page.next;
  } while (after !== undefined);
}
