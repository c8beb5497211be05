import { add, compare, type Decimal, isNegative, negate, ZERO } from '../../values/money/decimal.ts';
import type { LiveTransaction } from './live-transaction.ts';
import type { TransactionId } from './transaction.ts';

/** Something a reader should know of a pledge; it was recorded all the same. */
export interface PledgeWarning {
  readonly code: 'target_missing' | 'other_currency' | 'exceeds_target';
  readonly transaction: TransactionId;
  readonly message: string;
}

/** What is doubtful about a pledge's adjustments. */
export function warningsOf(transactions: readonly LiveTransaction[]): readonly PledgeWarning[] {
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
