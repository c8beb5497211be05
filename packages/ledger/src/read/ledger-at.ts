import type { Precedence } from '@counterweight/domain/kinds';
import type { TableRows, ViewId } from '@counterweight/domain/rows';
import type { Day, RecordId, Revision, Seq, Source } from '@counterweight/domain/values';
import type { ChangeType, EntityRef, Known, Page } from '../ports/ledger.ts';
import type { ViewPlace } from '../ports/live-views.ts';
import type { MerkleTree } from '../proof/merkle-tree.ts';
import type { DayEnds } from './days-index.ts';

/** A record as the journal names it. */
export interface NamedRecord {
  readonly record: RecordId;
  readonly revision: Revision;
  readonly hash: string;
  readonly change: ChangeType;
  readonly known: Known;
}

/** Of each record its highest revision, in order of the record's id. */
export function highestOfEach(named: readonly NamedRecord[]): NamedRecord[] {
  const highest = new Map<RecordId, NamedRecord>();
  for (const each of named) {
    const held = highest.get(each.record);
    if (held === undefined || held.revision < each.revision) highest.set(each.record, each);
  }
  return [...highest.values()].sort((a, b) => (a.record < b.record ? -1 : 1));
}

/** The highest revision of a record of some source. */
export interface CurrentRecord extends EntityRef {
  readonly record: RecordId;
  readonly revision: Revision;
  readonly hash: string;
  readonly status: 'live' | 'retracted';
}

/** Everything that followers know, at one position of the journal. It never changes, whatever is followed afterwards. */
export interface LedgerAt {
  readonly seq: Seq;
  /** The day of the item at this position; `undefined` at the beginning. */
  readonly day: Day | undefined;
  /** The operator's order of sources here. */
  readonly precedence: Precedence;
  /** The rows of a view that stand here. Throws `NotLiveError` where the view waits for a rebuild. */
  rows(view: ViewId): TableRows;
  /** Where the rows of the view stand: another place may have other rows for the same position. Throws as `rows` does. */
  place(view: ViewId): ViewPlace;
  /** The last position, up to here, at which rows of the view came or went. Throws as `rows` does. */
  lastChange(view: ViewId): Seq;
  /** The last position, up to here, of what became known by the end of a day; 0 when nothing did. */
  endOf(day: Day): Seq;
  /** The known days up to here in their order, each with its last position up to here. */
  days(): DayEnds;
  /** The same at an earlier position. */
  at(seq: Seq): LedgerAt;
  /** The records of an entity that are known here, in the order in which they became known. */
  recordsOf(ref: EntityRef): readonly NamedRecord[];
  /** A source's records of a kind, of each its highest revision, in order of entity and record. `after` is a page's `next`. */
  currentRecords(source: Source, kind: string, after: string | undefined, limit: number): Page<CurrentRecord>;
  /** Entities that lost a payload by a redaction, up to here. */
  readonly redactions: number;
  /** Over the journal's items, up to here or beyond. */
  readonly tree: Pick<MerkleTree, 'root' | 'inclusionProof' | 'consistencyProof'>;
}

/** A view of which no chain of rows is complete. */
export class NotLiveError extends Error {
  readonly code = 'view_unbuilt';
  readonly view: ViewId;
  constructor(view: ViewId) {
    super(`${view} waits for \`cw rebuild\``);
    this.view = view;
  }
}

/** `behind`: the journal is not visible as far as HEAD yet; nothing is wrong, ask again. */
export type MemoryReading =
  | { readonly ok: true; readonly at: LedgerAt }
  | { readonly ok: false; readonly code: 'behind' };

/** Follows the journal. */
export interface LedgerMemory {
  /** At HEAD, which must have reached `atLeast`. Readers that come while it catches up share one catching up. */
  read(atLeast?: Seq): Promise<MemoryReading>;
  /** Where it is, however old. */
  held(): LedgerAt;
  /** About how many bytes of memory everything held takes. */
  bytes(): number;
}
