import type { SingleRecordKind } from '@counterweight/domain/kinds';
import { defineContract, type EventContract } from './event-contract.ts';

/** The two events of a single-record kind: the entity as its source has it, and that the source takes it back. */
export function singleRecordContracts({ name, record, events }: Pick<SingleRecordKind, 'name' | 'record' | 'events'>): {
  readonly live: EventContract;
  readonly retracted: EventContract;
} {
  const contractOf = (status: 'live' | 'retracted') => {
    const { verb, data } = events[status];
    return defineContract({ kind: name, verb, status, schema: data, recordOf: () => record });
  };
  return { live: contractOf('live'), retracted: contractOf('retracted') };
}
