import { add, type Decimal, isZero, ZERO } from '../../values/money/decimal.ts';
import type { HeaderState } from './header-state.ts';
import type { LiveTransaction } from './live-transaction.ts';
import { movesNothing, type Stage, stages } from './transaction.ts';

/** `announced` has a header and no transaction that counts; a stage means that it is the furthest one reached. */
export const pledgeStatuses = [
  'absent',
  'redacted',
  'withdrawn',
  'awaiting_header',
  'announced',
  ...stages,
  'cancelled',
] as const;
export type PledgeStatus = (typeof pledgeStatuses)[number];

/** Derived, never sent. `cancelled` once a cancellation has left no money in any stage that it touched. */
export function statusOf(header: HeaderState['status'], transactions: readonly LiveTransaction[]): PledgeStatus {
  if (header === 'absent') return transactions.length > 0 ? 'awaiting_header' : 'absent';
  if (header !== 'live') return header;
  const reached = transactions.flatMap(({ stage, transaction }) => (movesNothing(transaction) ? [] : (stage ?? [])));
  const cancelled = new Set(
    transactions.flatMap(({ transaction, stage }) => (transaction.type === 'cancelled' ? (stage ?? []) : [])),
  );
  const standing = stages.filter(
    (stage) => reached.includes(stage) && !(cancelled.has(stage) && isEmpty(stage, transactions)),
  );
  return standing.at(-1) ?? (cancelled.size > 0 ? 'cancelled' : 'announced');
}

function isEmpty(stage: Stage, transactions: readonly LiveTransaction[]): boolean {
  const sums = new Map<string, Decimal>();
  for (const { stage: moved, transaction } of transactions) {
    if (moved !== stage || transaction.value.known !== 'money') continue;
    const { currency, amount } = transaction.value.money;
    sums.set(currency, add(sums.get(currency) ?? ZERO, amount));
  }
  return [...sums.values()].every(isZero);
}
