import { add, compare, type Decimal, isNegative, negate, ZERO } from '../../values/money/decimal.ts';
import type { LiveTransaction } from './live-transaction.ts';
import type { Stage, TransactionId } from './transaction.ts';

/** Something a reader should know of a pledge; it was recorded all the same. */
export interface PledgeWarning {
  readonly code: 'target_missing' | 'other_currency' | 'exceeds_target' | 'allocated_exceeds_committed';
  /** The one that it is about; of several, the last in order of id. */
  readonly transaction: TransactionId;
  readonly message: string;
}

/** What is doubtful about a pledge's transactions. */
export function warningsOf(transactions: readonly LiveTransaction[]): readonly PledgeWarning[] {
  return [...adjustmentWarnings(transactions), ...allocationWarnings(transactions)];
}

/** Money allocated is part of what was committed, but published data has more: compared currency by currency. */
function allocationWarnings(transactions: readonly LiveTransaction[]): readonly PledgeWarning[] {
  const [committed, allocated] = [moneyOf(transactions, 'committed'), moneyOf(transactions, 'allocated')];
  return [...allocated].flatMap(([currency, { amount, last }]): PledgeWarning[] => {
    const promised = committed.get(currency);
    if (promised === undefined || compare(amount, promised.amount) <= 0) return [];
    const message = `${amount} ${currency} are allocated, and only ${promised.amount} committed`;
    return [{ code: 'allocated_exceeds_committed', transaction: last, message }];
  });
}

/** What a stage comes to in each currency, with the transaction that moved it and is last in order of id. */
function moneyOf(transactions: readonly LiveTransaction[], stage: Stage) {
  const sums = new Map<string, { readonly amount: Decimal; readonly last: TransactionId }>();
  for (const held of transactions) {
    const { value } = held.transaction;
    if (held.stage !== stage || value.known !== 'money') continue;
    const { currency, amount } = value.money;
    sums.set(currency, { amount: add(sums.get(currency)?.amount ?? ZERO, amount), last: held.id });
  }
  return sums;
}

function adjustmentWarnings(transactions: readonly LiveTransaction[]): readonly PledgeWarning[] {
  const byId = new Map(transactions.map((held) => [held.id, held]));
  return transactions.flatMap((adjustment) => {
    const { transaction, id, stage } = adjustment;
    if (!('applies_to' in transaction)) return [];
    const target = byId.get(transaction.applies_to);
    if (target === undefined || stage === undefined) {
      const message = `applies to ${transaction.applies_to}, which this pledge does not have; it counts nothing until it does`;
      return [{ code: 'target_missing', transaction: id, message }];
    }
    return amountWarnings(adjustment, target, transactions);
  });
}

function amountWarnings(
  { id, transaction }: LiveTransaction,
  target: LiveTransaction,
  transactions: readonly LiveTransaction[],
): readonly PledgeWarning[] {
  const [own, adjusted] = [transaction.value, target.transaction.value];
  if (own.known !== 'money' || adjusted.known !== 'money') return [];
  const { currency, amount } = adjusted.money;
  if (own.money.currency !== currency) {
    const message = `is in ${own.money.currency}, what it applies to is in ${currency}`;
    return [{ code: 'other_currency', transaction: id, message }];
  }
  if (!isNegative(own.money.amount)) return [];
  const taken = takenFrom(target.id, currency, transactions);
  if (compare(negate(taken), amount) <= 0) return [];
  const message = `adjustments of ${target.id} come to ${taken} ${currency}, and it is only ${amount}`;
  return [{ code: 'exceeds_target', transaction: id, message }];
}

/** The sum of everything that applies to a transaction, in its currency. */
function takenFrom(id: TransactionId, currency: string, transactions: readonly LiveTransaction[]): Decimal {
  return transactions.reduce((sum, { transaction }) => {
    if (!('applies_to' in transaction) || transaction.applies_to !== id) return sum;
    const { value } = transaction;
    return value.known === 'money' && value.money.currency === currency ? add(sum, value.money.amount) : sum;
  }, ZERO);
}
