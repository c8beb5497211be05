import type { Contribution, Dimensions, Measures, View } from '../../rows/view.ts';
import { sourceOf } from '../../values/ids.ts';
import type { Day } from '../../values/time/day.ts';
import { dayOf, type When } from '../../values/time/when.ts';
import type { LiveTransaction } from './live-transaction.ts';
import type { Pledge } from './pledge.ts';
import type { PledgeState } from './pledge-state.ts';
import { cellOfDate, grainOf } from './support-grain.ts';
import type { Stage } from './transaction.ts';

/** Money by day, stage and currency; each pledge once more on the axis `list`, also while it counts nothing. */
export const supportView: View<PledgeState> = {
  name: 'support',
  version: 1,
  contributions(state) {
    if (state.status === 'absent') return [];
    return [listed(state), ...counted(state)];
  },
};

/** What `subcategory` says when the header does not. */
export const UNSPECIFIED = 'unspecified';
/** What `currency` says where no money is given. */
export const NO_CURRENCY = 'none';

/** The day a pledge is listed under: of its announcement, else of its earliest transaction. */
export function listDayOf({ header, transactions }: PledgeState): Day | 'undated' {
  const when = header.status === 'live' ? header.pledge.announced : undefined;
  const announced = when === undefined ? [] : daysOf(when);
  const days = transactions.flatMap(({ transaction }) => daysOf(transaction.when)).sort();
  return announced[0] ?? days[0] ?? 'undated';
}

function listed(state: PledgeState): Contribution {
  const { entity, header, status } = state;
  const dimensions = {
    source: sourceOf(entity),
    pledge: entity,
    status,
    ...(header.status === 'live' ? headerDimensions(header.pledge) : noHeader),
  };
  return {
    cell: { axis: 'list', day: listDayOf(state) },
    dimensions,
    measures: { pledges: 1 },
  };
}

const noHeader = { donor: [], category: [], subcategory: [], umbrella: '', replenishment: '' } as const;

function headerDimensions({ donor, category, subcategory, part_of, replenishment }: Pledge) {
  return {
    donor,
    category,
    subcategory: subcategory ?? UNSPECIFIED,
    umbrella: part_of ?? '',
    replenishment: replenishment === true ? 'yes' : '',
  };
}

function counted({ entity, header, transactions }: PledgeState): readonly Contribution[] {
  if (header.status !== 'live' || header.pledge.replenishment === true) return [];
  const { replenishment: _, ...fromHeader } = headerDimensions(header.pledge);
  const shared = { source: sourceOf(entity), pledge: entity, ...fromHeader };
  const first = firstOfStages(transactions);
  const grain = grainOf(transactions.flatMap(({ transaction }) => daysOf(transaction.when)));
  return transactions.flatMap((held) => {
    const { stage, transaction } = held;
    if (stage === undefined) return [];
    const { value, when } = transaction;
    const money = value.known === 'money' ? value.money : undefined;
    const { cell, date } = cellOfDate(dayOf(when), grain);
    const dimensions: Dimensions = {
      ...shared,
      ...date,
      stage,
      precision: when.precision,
      currency: money?.currency ?? NO_CURRENCY,
      reported: money?.as_reported?.currency ?? '',
    };
    return [{ cell, dimensions, measures: measuresOf(held, first) }];
  });
}

function measuresOf(held: LiveTransaction, first: ReadonlySet<LiveTransaction>): Measures {
  const { value } = held.transaction;
  const counts = { transactions: 1, ...(first.has(held) ? { packages: 1 } : {}) };
  if (value.known === 'undisclosed') return { ...counts, undisclosed: 1 };
  if (value.known === 'included_elsewhere') return { ...counts, included_elsewhere: 1 };
  if (value.known === 'none') return { ...counts, unpriced: 1 };
  const { amount, qualifier, as_reported } = value.money;
  return {
    ...counts,
    amount,
    ...(as_reported === undefined ? {} : { reported: as_reported.amount }),
    ...(qualifier === undefined ? {} : { qualified: 1 }),
  };
}

/** Of each stage its earliest transaction, which carries the package; undated ones come last. */
function firstOfStages(transactions: readonly LiveTransaction[]): ReadonlySet<LiveTransaction> {
  const firsts = new Map<Stage, LiveTransaction>();
  for (const held of transactions) {
    if (held.stage === undefined || 'applies_to' in held.transaction) continue;
    const first = firsts.get(held.stage);
    if (first === undefined || dayOf(held.transaction.when) < dayOf(first.transaction.when))
      firsts.set(held.stage, held);
  }
  return new Set(firsts.values());
}

function daysOf(when: When): readonly Day[] {
  const day = dayOf(when);
  return day === 'undated' ? [] : [day];
}
