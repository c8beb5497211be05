import type { CellKey } from '@counterweight/domain/rows';
import type { Seq } from '@counterweight/domain/values';
import type { EventKey, Head, JournalItem, Known, LedgerRecord, Receipt } from '../../ports/ledger.ts';
import type { QuarantineItem } from '../../ports/quarantine.ts';
import type { TokenGrant } from '../../ports/tokens.ts';
import type { CellVersion, RowVersion, StateItem } from '../../ports/views.ts';
import { EMPTY_HEAD } from '../../project/journal-item.ts';
import { SortedItems } from './sorted-items.ts';

/** One entity's partition: known marks sort before records, so a read over several pages sees the marks first. */
export type PartitionItem =
  | { readonly type: 'known'; readonly name: string; readonly known: Known }
  | { readonly type: 'record'; readonly name: string; readonly record: LedgerRecord };

/** The cells that one transaction moved. */
export interface MovedCells {
  readonly seq: Seq;
  readonly cells: readonly CellKey[];
}

/** What several in-memory adapters can share, as functions in several processes share tables. */
export interface MemoryStore {
  readonly entities: Map<string, SortedItems<PartitionItem>>;
  readonly records: SortedItems<LedgerRecord>;
  readonly bySource: Map<string, SortedItems<LedgerRecord>>;
  readonly byAcceptedDay: Map<string, SortedItems<LedgerRecord>>;
  readonly receipts: Map<string, Receipt>;
  readonly busIds: Map<string, EventKey>;
  readonly journal: SortedItems<JournalItem>;
  head: Head;
  sweptThrough: string | undefined;
  readonly states: Map<string, SortedItems<StateItem>>;
  readonly cells: Map<string, SortedItems<CellVersion>>;
  readonly latestCells: Map<string, CellVersion>;
  readonly rows: Map<string, SortedItems<RowVersion>>;
  readonly moves: Map<string, SortedItems<MovedCells>>;
  readonly quarantine: SortedItems<QuarantineItem>;
  readonly tokens: SortedItems<TokenGrant>;
  /** Told of every record once it is stored, in order: the table's stream. */
  readonly onRecord: ((record: LedgerRecord) => void) | undefined;
}

/** An empty store. `onRecord` is told of every record once it is stored, in order. */
export function createMemoryStore(options: { readonly onRecord?: (record: LedgerRecord) => void } = {}): MemoryStore {
  return {
    entities: new Map(),
    records: new SortedItems(),
    bySource: new Map(),
    byAcceptedDay: new Map(),
    receipts: new Map(),
    busIds: new Map(),
    journal: new SortedItems(),
    head: EMPTY_HEAD,
    sweptThrough: undefined,
    states: new Map(),
    cells: new Map(),
    latestCells: new Map(),
    rows: new Map(),
    moves: new Map(),
    quarantine: new SortedItems(),
    tokens: new SortedItems(),
    onRecord: options.onRecord,
  };
}

/** The partition of that name, made when there is none. */
export function partitionIn<Item>(partitions: Map<string, SortedItems<Item>>, name: string): SortedItems<Item> {
  const held = partitions.get(name) ?? new SortedItems<Item>();
  partitions.set(name, held);
  return held;
}

/** A whole number as a sort key. */
export function numberKey(number: number): string {
  return String(number).padStart(16, '0');
}
