import type { View } from '../../rows/view.ts';
import { sourceOf } from '../../values/ids.ts';
import type { Day } from '../../values/time/day.ts';
import { dayOf, type When } from '../../values/time/when.ts';
import { aidOf } from './header-state.ts';
import type { LiveTransaction } from './live-transaction.ts';
import type { Pledge } from './pledge.ts';
import type { PledgeState } from './pledge-state.ts';
import { type PledgeRow, supportRows, type TransactionRow } from './support-rows.ts';
import { movesNothing, type Stage } from './transaction.ts';

/** Money by day, stage and currency; each pledge once more on the axis `list`, also while it counts nothing. */
export const supportView: View<PledgeState> = {
  name: 'support',
  version: 2,
  contributions(state) {
    if (state.status === 'absent') return [];
    return [listed(state), ...counted(state)].map(supportRows.write);
  },
};

/** What `subcategory` says when the header does not. */
export const UNSPECIFIED = 'unspecified';

/** The day a pledge is listed under: of its announcement, else of its earliest transaction. */
export function listDayOf({ header, transactions }: PledgeState): Day | 'undated' {
  const when = header.status === 'live' ? header.pledge.announced : undefined;
  const announced = when === undefined ? [] : daysOf(when);
  const days = transactions.flatMap(({ transaction }) => daysOf(transaction.when)).sort();
  return announced[0] ?? days[0] ?? 'undated';
}

function listed(state: PledgeState): PledgeRow {
  const { entity, header, status } = state;
  return {
    axis: 'list',
    day: listDayOf(state),
    source: sourceOf(entity),
    pledge: entity,
    status,
    ...(header.status === 'live' ? ofHeader(header.pledge) : noHeader),
    replenishment: header.status === 'live' && header.pledge.replenishment === true,
    measures: { pledges: 1, without_target: withoutTarget(state) },
  };
}

/** How many adjustments apply to a transaction that is not there; absent where the pledge counts nothing anyway. */
function withoutTarget({ header, transactions }: PledgeState): number | undefined {
  if (aidOf(header) === undefined) return undefined;
  return transactions.filter(({ stage }) => stage === undefined).length || undefined;
}

const noHeader = { donor: undefined, category: undefined, subcategory: undefined, umbrella: undefined };

function ofHeader({ donor, category, subcategory = UNSPECIFIED, part_of }: Pledge) {
  return { donor, category, subcategory, umbrella: part_of };
}

function counted({ entity, header, transactions }: PledgeState): readonly TransactionRow[] {
  const aid = aidOf(header);
  if (aid === undefined) return [];
  const shared = { axis: 'day', source: sourceOf(entity), pledge: entity, ...ofHeader(aid) } as const;
  const first = firstOfStages(transactions);
  return transactions.flatMap((held): readonly TransactionRow[] => {
    const { stage, transaction } = held;
    if (stage === undefined || movesNothing(transaction)) return [];
    const { value, when } = transaction;
    const money = value.known === 'money' ? value.money : undefined;
    return [
      {
        ...{ ...shared, day: dayOf(when), stage, precision: when.precision },
        currency: money?.currency,
        reported: money?.as_reported?.currency,
        measures: measuresOf(held, first),
      },
    ];
  });
}

function measuresOf(held: LiveTransaction, first: ReadonlySet<LiveTransaction>): TransactionRow['measures'] {
  const { value } = held.transaction;
  const counts = { transactions: 1, packages: first.has(held) ? 1 : undefined };
  if (value.known === 'undisclosed') return { ...counts, undisclosed: 1 };
  if (value.known === 'included_elsewhere') return { ...counts, included_elsewhere: 1 };
  if (value.known === 'none') return { ...counts, unpriced: 1 };
  const { amount, qualifier, as_reported } = value.money;
  return { ...counts, amount, reported: as_reported?.amount, qualified: qualifier === undefined ? undefined : 1 };
}

/** Of each stage its earliest transaction, which carries the package; undated ones come last. */
function firstOfStages(transactions: readonly LiveTransaction[]): ReadonlySet<LiveTransaction> {
  const firsts = new Map<Stage, LiveTransaction>();
  for (const held of transactions) {
    const { stage, transaction } = held;
    if (stage === undefined || 'applies_to' in transaction || movesNothing(transaction)) continue;
    const first = firsts.get(stage);
    if (first === undefined || dayOf(transaction.when) < dayOf(first.transaction.when)) firsts.set(stage, held);
  }
  return new Set(firsts.values());
}

function daysOf(when: When): readonly Day[] {
  const day = dayOf(when);
  return day === 'undated' ? [] : [day];
}
