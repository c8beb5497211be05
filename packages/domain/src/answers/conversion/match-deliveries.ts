import type { Day } from '../../values/time/day.ts';
import type { PledgeItem } from './pledge-items.ts';

/** Units that moved, on a day where it is said. */
export interface Movement {
  readonly day: Day | 'undated';
  readonly units: number;
}

/** What became of one promised item so far; movements are filled in while they are matched. */
export interface Fate {
  readonly row: PledgeItem;
  /** The first day on which its package promised it, at whatever stage. */
  readonly announced: Day | undefined;
  /** Promised; undefined where it is not said how many. */
  units: number | undefined;
  /** Taken out of the promise, as numbers above 0. */
  readonly reduced: Movement[];
  readonly cancelled: Movement[];
  /** Signed: a correction of a delivery takes away. A 0 says that none has come. */
  readonly delivered: Movement[];
  /** Some have come, and it is not said how many. */
  deliveredUncounted: boolean;
}

/**
 * Lays what one transaction delivered of one item to the promises of it in the same package, which are in order of day. As
 * many numbers as promises with a number: each to its own. Else the promises are filled in order; what is more than all of
 * them stays with the last one, and a 0 is said of each.
 */
export function layDeliveries(delivered: readonly PledgeItem[], promises: readonly Fate[]): void {
  const counted = promises.filter(({ units }) => units !== undefined);
  const targets = counted.length > 0 ? counted : promises;
  const numbers = delivered.flatMap(({ units }) => units ?? []);
  if (numbers.length < delivered.length) for (const each of targets) each.deliveredUncounted = true;
  const day = delivered[0]?.day ?? 'undated';
  if (numbers.length === targets.length) {
    targets.forEach(({ delivered: held }, index) => {
      held.push({ day, units: numbers[index] ?? 0 });
    });
    return;
  }
  if (numbers.length > 0) fillInOrder(sumOf(numbers), day, targets);
}

function fillInOrder(units: number, day: Movement['day'], targets: readonly Fate[]): void {
  let left = units;
  targets.forEach((target, index) => {
    const room = Math.max(0, (target.units ?? 0) - unitsIn(target.delivered));
    const own = index === targets.length - 1 ? left : Math.min(left, room);
    target.delivered.push({ day, units: own });
    left -= own;
  });
}

/** Applies what reduces, cancels or revalues a promise to those of its transaction and item; without a number the promise's is lost. */
export function adjustPromises(row: PledgeItem, promises: readonly Fate[]): void {
  const own = promises.filter(({ row: { transaction } }) => transaction === row.applies_to);
  const targets = own.length > 0 ? own : promises;
  const { units } = row;
  if (units === undefined) {
    for (const each of targets) each.units = undefined;
    return;
  }
  if (row.type === 'reduced' || row.type === 'cancelled') takeAway(-units, row, targets);
  const [first] = targets;
  if (row.type === 'revalued' && first?.units !== undefined) first.units = Math.max(0, first.units + units);
}

function takeAway(units: number, { type, day }: PledgeItem, targets: readonly Fate[]): void {
  let left = units;
  for (const target of targets) {
    const room = Math.max(0, (target.units ?? 0) - unitsIn(target.reduced) - unitsIn(target.cancelled));
    const own = Math.min(left, room);
    if (own > 0) (type === 'reduced' ? target.reduced : target.cancelled).push({ day, units: own });
    left -= own;
  }
}

/** Units of all movements. */
export function unitsIn(movements: readonly Movement[]): number {
  return movements.reduce((sum, { units }) => sum + units, 0);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
