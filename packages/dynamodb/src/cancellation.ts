import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { CancellationReason, CommitItem } from '@counterweight/ledger';

type Code = CancellationReason['code'];

/** Codes of a cancelled transaction's reasons, as the API reference of TransactWriteItems lists them. */
const codesOfReasons: Readonly<Record<string, Code>> = {
  ConditionalCheckFailed: 'condition_failed',
  TransactionConflict: 'conflict',
  ThrottlingError: 'throttled',
  ProvisionedThroughputExceeded: 'throttled',
  RequestLimitExceeded: 'throttled',
  ValidationError: 'invalid',
  ItemCollectionSizeLimitExceeded: 'invalid',
};

/** Errors thrown of the request as a whole. What is not here (the network, a timeout, a server's fault) is `unavailable`. */
const codesOfErrors: Readonly<Record<string, Code>> = {
  ValidationException: 'invalid',
  ItemCollectionSizeLimitExceededException: 'invalid',
  TransactionConflictException: 'conflict',
  TransactionInProgressException: 'conflict',
  ReplicatedWriteConflictException: 'conflict',
  ThrottlingException: 'throttled',
  Throttling: 'throttled',
  ProvisionedThroughputExceededException: 'throttled',
  RequestLimitExceeded: 'throttled',
};

/**
 * Why a transaction did not happen: of a cancelled one every reason, in the order of its items, told as the item it
 * stands at; of any other failure one reason for the whole. Never empty.
 */
export function reasonsOf(error: unknown, items: readonly CommitItem[]): readonly CancellationReason[] {
  if (error instanceof TransactionCanceledException) {
    const reasons = (error.CancellationReasons ?? []).flatMap(({ Code: code, Message }, index) => {
      if (code === undefined || code === 'None') return [];
      const item = items[index] ?? { type: 'transaction' as const };
      return [reason(item, codesOfReasons[code] ?? 'unavailable', Message ?? code)];
    });
    return reasons.length > 0 ? reasons : [reason({ type: 'transaction' }, 'unavailable', error.message)];
  }
  const name = error instanceof Error ? error.name : '';
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return [reason({ type: 'transaction' }, codesOfErrors[name] ?? 'unavailable', message)];
}

function reason(item: CommitItem, code: Code, message: string): CancellationReason {
  return { item, code, message };
}
