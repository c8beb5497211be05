import { kinds, sortedKindNames } from '@counterweight/domain/kinds';
import type { ViewId } from '@counterweight/domain/rows';
import {
  type EntityRef,
  entityText,
  type Head,
  type JournalItem,
  type JournalPosition,
  type Ledger,
  type LedgerRecord,
  recordNameText,
} from '../ports/ledger.ts';
import { JournalWalk, type ReplayedView } from './journal-walk.ts';

/** Views as the ledger alone says they are. */
export interface Replayed {
  /** HEAD as the ledger had it when the walk began; the walk ends there. */
  readonly head: Head;
  readonly views: ReadonlyMap<ViewId, ReplayedView>;
  /** Records that the journal does not name, by entity. */
  readonly pending: readonly EntityRef[];
  /** What is wrong with the ledger itself: a broken hash chain, a record that is named but missing. */
  readonly faults: readonly string[];
  readonly records: number;
}

const PAGE = 500;

/**
 * Recomputes every view by walking the journal from its start. Memory holds the whole ledger. `progress` is told how far
 * it is and HEAD's position.
 */
export async function replay(ledger: Ledger, progress?: (done: number, of: number) => void): Promise<Replayed> {
  const head = await ledger.head();
  const records = new Map<string, LedgerRecord>();
  for await (const record of ledger.scan()) records.set(recordNameText(record), record);
  const walk = new JournalWalk((name) => records.get(name));
  const faults = await walkTo(walk, head, { ledger, ...(progress === undefined ? {} : { progress }) });
  const pending = new Map<string, EntityRef>();
  for (const [text, record] of records) if (!walk.placed.has(text)) pending.set(entityText(record), record);
  return {
    head,
    views: walk.views,
    pending: [...pending.values()].map(({ kind, entity }) => ({ kind, entity })),
    faults: [...walk.faults, ...faults],
    records: records.size,
  };
}

export interface WalkDeps {
  readonly ledger: Pick<Ledger, 'journal'>;
  /** Makes ready what the walk will look up for these items. */
  readonly prepare?: (items: readonly JournalItem[]) => Promise<void>;
  readonly progress?: (done: number, of: number) => void;
}

/** Takes the journal's items up to `end`. Says what is wrong when they do not lead there. */
export async function walkTo(
  walk: JournalWalk,
  end: JournalPosition,
  { ledger, prepare, progress }: WalkDeps,
): Promise<readonly string[]> {
  while (walk.position.seq < end.seq) {
    const reached = walk.position.seq;
    const page = (await ledger.journal(reached, PAGE)).filter(({ seq }) => seq > reached && seq <= end.seq);
    if (page.length === 0) return [`journal: HEAD is at ${end.seq}, the items end at ${reached}`];
    await prepare?.(page);
    for (const item of page) walk.take(item);
    progress?.(walk.position.seq, end.seq);
  }
  const { hash, day } = walk.position;
  return hash === end.hash && day === end.day ? [] : [`journal: HEAD at ${end.seq} is not what its item says`];
}

/** The ids of every view there is. */
export function allViews(): readonly ViewId[] {
  return sortedKindNames.flatMap((kind) => kinds[kind].views);
}
