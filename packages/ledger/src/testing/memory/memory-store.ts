import type { SpentBudget } from '../../ports/budgets.ts';
import {
  entityText,
  type Head,
  type JournalItem,
  type LedgerRecord,
  type PayloadName,
  type Receipt,
  type StateItem,
} from '../../ports/ledger.ts';
import type { QuarantineItem } from '../../ports/quarantine.ts';
import type { TokenGrant } from '../../ports/tokens.ts';
import { EMPTY_HEAD } from '../../project/journal-item.ts';
import { SortedItems } from './sorted-items.ts';

/** DynamoDB's limit of an item; there it is of compressed bytes, here of JSON text. */
export const MAX_ITEM_BYTES = 400_000;

/** What several in-memory adapters can share, as functions in several processes share tables and a bucket. */
export interface MemoryStore {
  readonly receipts: Map<string, Receipt>;
  /** By `recordKey`: those of an entity stand together, in order of record and revision. */
  readonly records: SortedItems<LedgerRecord>;
  /** Left by somebody who was killed before putting their record; by `recordKey` and hash. */
  readonly strayPayloads: SortedItems<PayloadName>;
  readonly accepted: SortedItems<LedgerRecord>;
  /** By `entityText`. */
  readonly states: SortedItems<StateItem>;
  /** By `numberKey` of the position. */
  readonly journal: SortedItems<JournalItem>;
  head: Head;
  sweptThrough: string | undefined;
  readonly objects: SortedItems<Uint8Array>;
  readonly quarantine: SortedItems<QuarantineItem>;
  readonly tokens: SortedItems<TokenGrant>;
  /** By source. */
  readonly budgets: Map<string, SpentBudget>;
  /** Items of committed transactions that are not visible yet: nobody else writes them meanwhile. */
  readonly locked: Set<string>;
  /** Told of every record once it is stored, in order: the table's stream. */
  readonly onRecord: ((record: LedgerRecord) => void) | undefined;
  readonly whenVisible: WhenVisible | undefined;
}

/**
 * When an item of a committed transaction becomes visible: each has a time of its own, as between a transaction and several
 * reads of DynamoDB. It is the platform's doing, whatever becomes of the one who committed. Absent: at once, all together.
 */
export type WhenVisible = (item: string) => Promise<void>;

export function createMemoryStore(
  options: { readonly onRecord?: (record: LedgerRecord) => void; readonly whenVisible?: WhenVisible } = {},
): MemoryStore {
  return {
    receipts: new Map(),
    records: new SortedItems(),
    strayPayloads: new SortedItems(),
    accepted: new SortedItems(),
    states: new SortedItems(),
    journal: new SortedItems(),
    head: EMPTY_HEAD,
    sweptThrough: undefined,
    objects: new SortedItems(),
    quarantine: new SortedItems(),
    tokens: new SortedItems(),
    budgets: new Map(),
    locked: new Set(),
    onRecord: options.onRecord,
    whenVisible: options.whenVisible,
  };
}

/** A whole number as a sort key. */
export function numberKey(number: number): string {
  return String(number).padStart(16, '0');
}

/** Where a record stands: after its entity's others of lower name or revision. */
export function recordKey(name: Pick<LedgerRecord, 'kind' | 'entity' | 'record' | 'revision'>): string {
  return `${entityPrefix(name)}${name.record}#${String(name.revision).padStart(10, '0')}`;
}

/** What the keys of an entity's records begin with. */
export function entityPrefix(ref: Pick<LedgerRecord, 'kind' | 'entity'>): string {
  return `${entityText(ref)}#`;
}

/** Where a record stands among those accepted. */
export function acceptedKey(record: LedgerRecord): string {
  return `${record.acceptedAt}#${recordKey(record)}`;
}
