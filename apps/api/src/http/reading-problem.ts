import { addDays } from '@counterweight/domain/values';
import type { TimedReading } from '@counterweight/ledger';
import { ProblemError } from './problem.ts';

/** Why a view cannot answer for the time asked for, as a problem. */
export function readingProblem(reading: Extract<TimedReading, { ok: false }>): ProblemError {
  switch (reading.code) {
    case 'day_open': {
      const last = addDays(reading.today, -1);
      const detail = `known_at: a past UTC day is needed, ${last} or earlier; ${reading.today} is not over`;
      return new ProblemError('day_not_closed', { detail, parameter: 'known_at', allowed: [`..${last}`] });
    }
    case 'not_yet': {
      const detail = `min_seq: the ledger is at ${reading.seq}; ask again in a moment`;
      return new ProblemError('not_yet', { detail, parameter: 'min_seq', seq: reading.seq }, { 'retry-after': '1' });
    }
    case 'behind':
      return new ProblemError('view_moving', { detail: 'ask again in a moment' }, { 'retry-after': '1' });
  }
}

/** A view that waits for a rebuild. */
export function notLiveProblem(): ProblemError {
  return new ProblemError('view_unbuilt', { detail: 'the operator rebuilds it' }, { 'retry-after': '60' });
}
