import { type Day, dayNumber } from '../../values/time/day.ts';
import { type Fate, type Movement, unitsIn } from './match-deliveries.ts';
import type { PledgeItem } from './pledge-items.ts';

/**
 * What is known of a line at the cut. `partly` and `none` are known not to have come whole; `unknown` is neither;
 * `uncounted` does not say how many were promised; `withdrawn` is no longer promised.
 */
export const lineStatuses = ['delivered', 'partly', 'none', 'unknown', 'uncounted', 'withdrawn'] as const;
export type LineStatus = (typeof lineStatuses)[number];

/** One promised item as it stands at the cut. */
export interface ConversionLine {
  readonly row: PledgeItem;
  /** The first day on which its package promised it, at whatever stage. */
  readonly announced: Day | undefined;
  readonly status: LineStatus;
  /** As promised at first; undefined where it is not said how many. */
  readonly units: number | undefined;
  readonly reduced: readonly Movement[];
  readonly cancelled: readonly Movement[];
  readonly delivered: readonly Movement[];
  /** Days from the promise to the cut; undefined where the promise is undated. */
  readonly age: number | undefined;
  /** Somebody says how many have come without saying when. */
  readonly undated: boolean;
  /** Some came uncounted, so that what is outstanding is not known. */
  readonly deliveredUncounted: boolean;
}

/** What stands at a cut: the last day that counts, and whether undated deliveries do, which are of the whole of a dataset. */
export interface Cut {
  readonly day: Day;
  readonly countsUndated: boolean;
}

/** Whether what happened on a day, or on an unknown one, counts at a cut. */
export function countsAt(day: Day | 'undated', cut: Cut): boolean {
  return day === 'undated' ? cut.countsUndated : day <= cut.day;
}

/** A line at a cut, or nothing where it is promised later. An undated promise counts where undated things do. */
export function lineAt(fate: Fate, cut: Cut): ConversionLine | undefined {
  const { row, announced, units, deliveredUncounted } = fate;
  if (!countsAt(row.day, cut)) return undefined;
  const byThen = (movements: readonly Movement[]) => movements.filter(({ day }) => countsAt(day, cut));
  const moved = { reduced: byThen(fate.reduced), cancelled: byThen(fate.cancelled), delivered: byThen(fate.delivered) };
  return {
    ...{ row, announced, units, ...moved, deliveredUncounted },
    status: statusOf(units, moved, deliveredUncounted),
    age: row.day === 'undated' ? undefined : dayNumber(cut.day) - dayNumber(row.day),
    undated: moved.delivered.some(({ day }) => day === 'undated'),
  };
}

type Moved = Pick<ConversionLine, 'reduced' | 'cancelled' | 'delivered'>;

function statusOf(units: number | undefined, { reduced, cancelled, delivered }: Moved, uncounted: boolean): LineStatus {
  if (units === undefined) return 'uncounted';
  const promised = units - unitsIn(reduced) - unitsIn(cancelled);
  if (promised <= 0) return 'withdrawn';
  const came = unitsIn(delivered);
  if (came >= promised) return 'delivered';
  if (uncounted || delivered.length === 0) return 'unknown';
  return came > 0 ? 'partly' : 'none';
}
