import { addDays, type Day } from '@counterweight/domain/values';
import type { ReadTime, TimedReading } from '@counterweight/ledger';
import { invalidParameter, ProblemError } from './problem.ts';

/** Why a view cannot answer for the time asked for, as a problem. `nowMs` is the time of asking, by which it says when to ask again. */
export function readingProblem(
  reading: Extract<TimedReading, { ok: false }>,
  { knownAt, atSeq = 0 }: ReadTime,
  nowMs: number,
): ProblemError {
  switch (reading.code) {
    case 'day_ahead': {
      const last = addDays(reading.today, -1);
      return invalidParameter('known_at', `has not come yet; a past UTC day is needed, ${last} or earlier`, [
        `..${last}`,
      ]);
    }
    case 'day_open':
      return openDayProblem(knownAt ?? reading.today, reading.today, nowMs);
    case 'not_yet': {
      const parameter = atSeq > reading.seq ? 'at_seq' : 'min_seq';
      const detail = `${parameter}: the ledger is at ${reading.seq}; ask again in a moment`;
      return new ProblemError('not_yet', { detail, parameter, seq: reading.seq }, { 'retry-after': '1' });
    }
    case 'behind':
      return new ProblemError('view_moving', { detail: 'ask again in a moment' }, { 'retry-after': '1' });
  }
}

/** How long the schedule that closes days may take after midnight. */
const CLOSING_S = 60;

/** A day that can still change: it is not over, or over and waits for the schedule that closes days. */
function openDayProblem(day: Day, today: Day, nowMs: number): ProblemError {
  const parameter = 'known_at';
  if (day < today) {
    const detail = `${parameter}: ${day} is over and not closed yet; ask again in a moment`;
    return new ProblemError('day_not_closed', { detail, parameter }, { 'retry-after': String(CLOSING_S) });
  }
  const last = addDays(today, -1);
  const detail = `${parameter}: a past UTC day is needed, ${last} or earlier; ${day} is not over`;
  const leftS = Math.ceil((Date.parse(addDays(day, 1)) - nowMs) / 1000) + CLOSING_S;
  const members = { detail, parameter, allowed: [`..${last}`] };
  return new ProblemError('day_not_closed', members, { 'retry-after': String(leftS) });
}

/** A view that waits for a rebuild. */
export function notLiveProblem(): ProblemError {
  return new ProblemError('view_unbuilt', { detail: 'the operator rebuilds it' }, { 'retry-after': '60' });
}
