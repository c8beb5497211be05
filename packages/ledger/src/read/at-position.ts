import type { Precedence } from '@counterweight/domain/kinds';
import type { TableRows, ViewId, ViewTable } from '@counterweight/domain/rows';
import { type Seq, seqSchema } from '@counterweight/domain/values';
import { type LiveViews, livePlace, type ViewPlace } from '../ports/live-views.ts';
import type { MerkleTree } from '../proof/merkle-tree.ts';
import type { DaysIndex } from './days-index.ts';
import { type LedgerAt, type NamedRecord, NotLiveError } from './ledger-at.ts';
import type { RanksIndex } from './ranks-index.ts';
import type { RecordNaming, RecordsIndex } from './records-index.ts';

/** What is held of the ledger, and where it holds the live views. It may grow beyond the positions read. */
export interface HeldLedger {
  readonly days: DaysIndex;
  readonly ranks: RanksIndex;
  /** The order of sources where the journal begins. */
  readonly precedence: Precedence;
  readonly records: RecordsIndex;
  readonly tree: MerkleTree;
  readonly views: LiveViews;
  readonly tables: ReadonlyMap<ViewPlace, ViewTable>;
}

/** What is held, as of a position that is not beyond it. */
export function createLedgerAt(seq: Seq, held: HeldLedger): LedgerAt {
  const { days, records, tree } = held;
  const read = new Map<ViewId, TableRows>();
  const ledgerAt: LedgerAt = {
    seq,
    day: days.dayOf(seq),
    precedence: held.ranks.at(seq, held.precedence),
    rows(view) {
      const rows = read.get(view) ?? tableOf(view, held).table.at(seq);
      read.set(view, rows);
      return rows;
    },
    place: (view) => tableOf(view, held).place,
    lastChange: (view) => seqSchema.parse(tableOf(view, held).table.lastChange(seq)),
    endOf: (day) => seqSchema.parse(Math.min(days.endOf(day), seq)),
    days: () => days.endsUpTo(seq),
    at(position) {
      if (position > seq) throw new RangeError(`position ${position} is beyond ${seq}`);
      return position === seq ? ledgerAt : createLedgerAt(position, held);
    },
    recordsOf: (ref) => records.of(ref, seq).map((naming) => namedRecord(naming, days)),
    currentRecords: (source, kind, after, limit) => records.current(source, kind, seq, after, limit),
    redactions: records.redactions(seq),
    tree,
  };
  return ledgerAt;
}

function tableOf(
  view: ViewId,
  { views, tables }: HeldLedger,
): { readonly place: ViewPlace; readonly table: ViewTable } {
  const place = livePlace(view, views);
  const table = place === undefined ? undefined : tables.get(place);
  if (place === undefined || table === undefined) throw new NotLiveError(view);
  return { place, table };
}

function namedRecord({ record, revision, hash, change, seq }: RecordNaming, days: DaysIndex): NamedRecord {
  const day = days.dayOf(seq);
  if (day === undefined) throw new Error(`item ${seq} names a record and has no day`);
  return { record, revision, hash, change, known: { seq, day } };
}
