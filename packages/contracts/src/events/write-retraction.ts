import type { RecordName } from './event-contract.ts';
import { contracts } from './registry.ts';

/** What a retraction of a record is: its type, and its data. */
export interface Retraction {
  readonly type: string;
  readonly data: unknown;
}

/**
 * The retraction of a record by the contract of its kind, with a reason and, where the contract has sources, a source.
 * Throws an Error for a kind that has none.
 */
export function writeRetraction(
  { kind, entity, record, revision }: RecordName,
  reason: string,
  source: { readonly publisher: string; readonly title: string },
): Retraction {
  const bare = { entity, revision, reason };
  const sourced = { ...bare, sources: [source] };
  const ofTransaction = { ...sourced, transaction_id: record.replace(/^tx-/, '') };
  for (const contract of contracts) {
    if (contract.kind !== kind || contract.status !== 'retracted') continue;
    for (const data of [ofTransaction, sourced, bare]) {
      const reading = contract.read(data);
      if (reading.ok && reading.name.record === record) return { type: contract.type, data };
    }
  }
  throw new Error(`no event retracts ${kind} ${entity} ${record}`);
}
