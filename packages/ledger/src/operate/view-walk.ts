import type { RecordName } from '@counterweight/contracts/events';
import type { ViewId } from '@counterweight/domain/rows';
import {
  type JournalItem,
  type JournalPosition,
  type Ledger,
  type LedgerRecord,
  recordNameText,
} from '../ports/ledger.ts';
import { kindOfView } from '../ports/view-builds.ts';
import { JournalWalk, type ReplayedView } from '../replay/journal-walk.ts';
import { walkTo } from '../replay/replay.ts';
import { RebuildError } from './rebuild-error.ts';

/** One view, recomputed along the journal as far as one wants to follow it. */
export interface ViewWalk {
  /** Throws `RebuildError` when the ledger is at fault, or when a record that was read has been redacted since. */
  follow(end: JournalPosition): Promise<void>;
  /** What following has written since the last call. */
  takeChanged(): ReplayedView;
  sizes(): { readonly cells: number; readonly rows: number; readonly states: number };
}

/** Reads every record of the view's kind, which memory then holds, and stands before the journal's first item. */
export async function startViewWalk(
  view: ViewId,
  ledger: Pick<Ledger, 'scan' | 'records' | 'journal'>,
  progress?: (done: number, of: number) => void,
): Promise<ViewWalk> {
  const kind = kindOfView(view);
  const records = new Map<string, LedgerRecord>();
  for await (const record of ledger.scan()) if (record.kind === kind) records.set(recordNameText(record), record);
  const walk = new JournalWalk((name) => records.get(name), { kind, view });
  const prepare = async (items: readonly JournalItem[]) => {
    const entries = items.flatMap((item) => item.records).filter((entry) => entry.kind === kind);
    const stale = entries.find(
      (entry) => entry.change === 'redacted' && records.get(recordNameText(entry))?.payload.kept,
    );
    if (stale !== undefined) throw new RebuildError('redacted', `${recordNameText(stale)} was redacted meanwhile`);
    await readInto(records, entries, ledger);
  };
  return {
    async follow(end) {
      const wrong = await walkTo(walk, end, { ledger, prepare, ...(progress === undefined ? {} : { progress }) });
      const [first, ...others] = [...walk.faults, ...wrong];
      if (first === undefined) return;
      const more = others.length === 0 ? '' : ` and ${others.length} more; \`cw verify\` lists them`;
      throw new RebuildError('ledger_faulty', `the ledger itself is at fault: ${first}${more}`);
    },
    takeChanged: () => walk.takeChanged(),
    sizes() {
      const held = walk.views.get(view);
      return { cells: held?.cells.size ?? 0, rows: held?.rows.size ?? 0, states: held?.states.size ?? 0 };
    },
  };
}

/** Records that came after the scan. */
async function readInto(
  records: Map<string, LedgerRecord>,
  names: readonly RecordName[],
  ledger: Pick<Ledger, 'records'>,
): Promise<void> {
  const unread = names.filter((name) => !records.has(recordNameText(name)));
  if (unread.length === 0) return;
  for (const [name, record] of await ledger.records(unread)) records.set(name, record);
}
