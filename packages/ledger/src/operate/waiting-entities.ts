import { type Kind, kindNamed } from '@counterweight/domain/kinds';
import {
  contentOf,
  type EntityRef,
  entityText,
  type Ledger,
  type LedgerRecord,
  recordNameText,
} from '../ports/ledger.ts';

/** An entity of which something counts nothing until it gets another record, such as money without a header. */
export interface WaitingEntity extends EntityRef {
  /** When the record that it began with was accepted: ISO 8601, UTC. */
  readonly since: string;
}

/**
 * A ledger that remembers, of the records that somebody scans, those of kinds that can wait. Verifying scans all of them
 * anyway, and a second scan would cost as much as the first.
 */
export function watchWaiting(ledger: Ledger): { readonly ledger: Ledger; waiting(): readonly WaitingEntity[] } {
  const seen = new Map<string, Map<string, LedgerRecord>>();
  async function* scan(): AsyncIterable<LedgerRecord> {
    for await (const record of ledger.scan()) {
      if (kindNamed(record.kind)?.isWaiting !== undefined) {
        const entity = entityText(record);
        const records = seen.get(entity) ?? new Map();
        seen.set(entity, records.set(recordNameText(record), record));
      }
      yield record;
    }
  }
  return {
    ledger: { ...ledger, scan },
    waiting: () => [...seen.values()].flatMap((records) => waitingEntity([...records.values()])),
  };
}

/** It waits since the acceptance from which on, record by record, it has waited. */
function waitingEntity(records: readonly LedgerRecord[]): readonly WaitingEntity[] {
  const [first] = records;
  if (first === undefined) return [];
  const { kind, entity } = first;
  const accepted = records.toSorted((a, b) => (a.acceptedAt < b.acceptedAt ? -1 : 1));
  let since: string | undefined;
  for (let end = accepted.length; end > 0 && isWaiting(kindNamed(kind), accepted.slice(0, end)); end -= 1) {
    since = accepted[end - 1]?.acceptedAt;
  }
  return since === undefined ? [] : [{ kind, entity, since }];
}

/** What cannot be folded is in quarantine, which has an alarm of its own. */
function isWaiting(kind: Kind | undefined, records: readonly LedgerRecord[]): boolean {
  const [first] = records;
  if (first === undefined) return false;
  try {
    return kind?.isWaiting?.(first.entity, records.map(contentOf)) ?? false;
  } catch {
    return false;
  }
}
