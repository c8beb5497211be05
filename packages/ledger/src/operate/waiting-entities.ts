import { type Kind, kindNamed } from '@counterweight/domain/kinds';
import { contentOf, type EntityRef, entityText, type Ledger, type LedgerRecord } from '../ports/ledger.ts';

/** An entity of which something counts nothing until it gets another record, such as money without a header. */
export interface WaitingEntity extends EntityRef {
  /** When the record that it began with was accepted: ISO 8601, UTC. */
  readonly since: string;
}

/**
 * A ledger that looks, of the records that somebody scans, at entities of kinds that can wait. Verifying scans all of them
 * anyway, and a second scan would cost as much as the first. Scanned more than once, the last scan counts.
 */
export function watchWaiting(ledger: Ledger): { readonly ledger: Ledger; waiting(): readonly WaitingEntity[] } {
  const waiting = new Map<string, WaitingEntity>();
  const settle = (group: readonly LedgerRecord[]) => {
    const [first] = group;
    if (first === undefined) return;
    waiting.delete(entityText(first));
    for (const entity of waitingEntity(group)) waiting.set(entityText(entity), entity);
  };
  async function* scan(): AsyncIterable<LedgerRecord> {
    let group: LedgerRecord[] = [];
    for await (const record of ledger.scan()) {
      const [first] = group;
      if (first !== undefined && entityText(first) !== entityText(record)) {
        settle(group);
        group = [];
      }
      if (kindNamed(record.kind)?.isWaiting !== undefined) group.push(record);
      yield record;
    }
    settle(group);
  }
  return { ledger: { ...ledger, scan }, waiting: () => [...waiting.values()] };
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
