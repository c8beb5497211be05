import type { CancellationReason, CommitItem, CommitOutcome } from '../../ports/commit-outcome.ts';
import { type Commit, entityText, MAX_COMMIT_ENTITIES, redactedRecord } from '../../ports/ledger.ts';
import { headAfter } from '../../project/journal-item.ts';
import { jsonBytes } from '../../project/read-entity.ts';
import { acceptedKey, MAX_ITEM_BYTES, type MemoryStore, numberKey, recordKey } from './memory-store.ts';
import { sealedCopy } from './sealed-copy.ts';

/** A journal item's rows may take several items. */
const MAX_TRANSACTION_BYTES = 4_000_000;

interface Write {
  readonly key: string;
  readonly item: CommitItem;
  /** Why the item as it is stops the transaction. */
  readonly refusal: () => CancellationReason['code'] | undefined;
  readonly apply: () => void;
}

/** A transaction as it was decided: `visible` ends once all its items are. */
export interface Decided {
  readonly outcome: CommitOutcome;
  readonly visible: Promise<void>;
}

/** Decides a transaction by all its conditions at once; what it writes then becomes visible item by item. */
export function commitTransaction(store: MemoryStore, given: Commit): Decided {
  const commit = sealedCopy(given);
  const tooLarge = sizeFault(commit);
  if (tooLarge !== undefined) {
    return cancelled([{ item: { type: 'transaction' }, code: 'invalid', message: tooLarge }]);
  }
  const writes = writesOf(store, commit);
  const reasons = writes.flatMap(({ key, item, refusal }): CancellationReason[] => {
    const code = store.locked.has(key) ? 'conflict' : refusal();
    return code === undefined ? [] : [{ item, code }];
  });
  if (reasons.length > 0) return cancelled(reasons);
  for (const { key } of writes) store.locked.add(key);
  return { outcome: { committed: true }, visible: applyAll(store, writes) };
}

function cancelled(reasons: readonly CancellationReason[]): Decided {
  return { outcome: { committed: false, reasons }, visible: Promise.resolve() };
}

function applyAll(store: MemoryStore, writes: readonly Write[]): Promise<void> {
  const apply = ({ key, apply: write }: Write) => {
    write();
    store.locked.delete(key);
  };
  const { whenVisible } = store;
  if (whenVisible === undefined) {
    for (const write of writes) apply(write);
    return Promise.resolve();
  }
  return Promise.all(writes.map((write) => whenVisible(write.key).then(() => apply(write)))).then(() => undefined);
}

function writesOf(store: MemoryStore, { head, item, views, states, redaction }: Commit): readonly Write[] {
  const journalKey = numberKey(item.seq);
  const writes: Write[] = [
    {
      key: 'head',
      item: { type: 'head' },
      refusal: () => (store.head.seq === head.seq && store.head.hash === head.hash ? undefined : 'condition_failed'),
      apply: () => {
        store.head = Object.freeze(headAfter(item, views));
      },
    },
    {
      key: `journal ${journalKey}`,
      item: { type: 'journal' },
      refusal: () => (store.journal.has(journalKey) ? 'condition_failed' : undefined),
      apply: () => store.journal.put(journalKey, item),
    },
  ];
  for (const { expectedVersion, state } of states) {
    const key = entityText(state);
    writes.push({
      key: `state ${key}`,
      item: { type: 'state', key },
      refusal: () => ((store.states.get(key)?.version ?? 0) === expectedVersion ? undefined : 'condition_failed'),
      apply: () => store.states.put(key, state),
    });
  }
  if (redaction !== undefined) {
    const key = recordKey(redaction.name);
    writes.push({
      key: `record ${key}`,
      item: { type: 'record' },
      refusal: () => (store.records.get(key)?.payload.kept === true ? undefined : 'condition_failed'),
      apply: () => {
        const record = store.records.get(key);
        if (record === undefined) return;
        const without = sealedCopy(redactedRecord(record, redaction));
        store.records.put(key, without);
        store.accepted.put(acceptedKey(without), without);
      },
    });
  }
  return writes;
}

function sizeFault({ item, states }: Commit): string | undefined {
  const keys = states.map(({ state }) => entityText(state));
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) return `${twice} is written twice`;
  if (states.length > MAX_COMMIT_ENTITIES) return `${states.length} entities; at most ${MAX_COMMIT_ENTITIES}`;
  const large = states.find(({ state }) => jsonBytes(state) > MAX_ITEM_BYTES);
  if (large !== undefined) return `the state of ${entityText(large.state)} is larger than ${MAX_ITEM_BYTES} bytes`;
  const bytes = jsonBytes(item);
  return bytes > MAX_TRANSACTION_BYTES ? `the item is larger than ${MAX_TRANSACTION_BYTES} bytes` : undefined;
}
