import { addDays, type Day, utcDay } from '@counterweight/domain/values';
import type { EntityRef, Ledger } from '../ports/ledger.ts';
import { type ProjectDeps, project } from './project.ts';
import type { ProjectResult } from './project-result.ts';

/** Younger records are the stream's to deliver; so long may a writer's clock lag, or its index. */
export const SWEEP_DELAY_MS = 60 * 60_000;
/** Where the first sweep of all begins. */
const FIRST_SWEEP_DAYS = 14;
const PAGE = 100;

export type SweepDeps = ProjectDeps & {
  readonly ledger: Pick<Ledger, 'acceptedOn' | 'sweptThrough' | 'setSweptThrough'>;
};

export interface SweepResult {
  readonly looked: number;
  readonly projected: number;
  readonly failed: number;
  /** Everything accepted before this instant is projected or quarantined. */
  readonly through: string;
  readonly results: readonly ProjectResult[];
}

/**
 * Projects every entity that has records no stream delivered, accepted since the last sweep and no less than an hour ago; a
 * failure leaves the mark where it was.
 */
export async function sweep(deps: SweepDeps): Promise<SweepResult> {
  const untilMs = deps.clock.now() - SWEEP_DELAY_MS;
  const until = new Date(untilMs).toISOString();
  const since = (await deps.ledger.sweptThrough()) ?? `${addDays(utcDay(untilMs), -FIRST_SWEEP_DAYS)}T00:00:00.000Z`;
  const results: ProjectResult[] = [];
  if (until > since) {
    for (let day = utcDay(Date.parse(since)); day <= utcDay(untilMs); day = addDays(day, 1)) {
      for await (const page of acceptedPages(day, since, until, deps)) results.push(...(await project(page, deps)));
    }
  }
  const failed = results.filter(({ outcome }) => outcome === 'failed').length;
  const moves = failed === 0 && until > since;
  if (moves) await deps.ledger.setSweptThrough(until);
  const projected = results.filter(({ outcome }) => outcome === 'projected').length;
  return { looked: results.length, projected, failed, through: moves ? until : since, results };
}

async function* acceptedPages(
  day: Day,
  since: string,
  until: string,
  { ledger }: SweepDeps,
): AsyncIterable<readonly EntityRef[]> {
  let after: string | undefined;
  do {
    const page = await ledger.acceptedOn(day, since, after, PAGE);
    const due = page.items.filter(({ acceptedAt }) => acceptedAt < until);
    if (due.length > 0) yield due;
    after = due.length < page.items.length ? undefined : page.next;
  } while (after !== undefined);
}
