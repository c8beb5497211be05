import type { ViewId } from '@counterweight/domain/rows';
import { type Seq, seqSchema } from '@counterweight/domain/values';
import { compact } from '../compact/compact.ts';
import { lostTables } from '../compact/lost-tables.ts';
import { writeSnapshot } from '../compact/write-snapshot.ts';
import type { Clock } from '../ports/clock.ts';
import type { Head, Ledger } from '../ports/ledger.ts';
import { livePlace, type ViewPlace, viewsAfterSwitching } from '../ports/live-views.ts';
import type { Objects } from '../ports/objects.ts';
import { nextJournalItem } from '../project/journal-item.ts';
import { createLedgerMemory } from '../read/ledger-memory.ts';
import { RebuildError } from '../replay/rebuild-error.ts';
import { RowsInMaking } from '../replay/rows-in-making.ts';

export interface RebuildDeps {
  readonly ledger: Ledger;
  readonly objects: Objects;
  readonly clock: Clock;
}

/** What a rebuild came to. */
export interface Rebuilt {
  readonly view: ViewId;
  /** The position from which on the rows made anew are the live ones. */
  readonly seq: Seq;
  /** Rows over all time. */
  readonly rows: number;
  readonly entities: number;
  /** How often it had to follow the journal before HEAD stood still for it. */
  readonly catchUps: number;
}

/** So often HEAD may move between the last item followed and the switch. */
const MAX_CATCH_UPS = 500;

/**
 * Makes the rows of a view anew from the records, as they came and went over all time; writes them down in a snapshot, and
 * makes them the live ones by the item that comes right after the position they are of. Readers see one or the other, never half
 * of one. Killed at any moment it leaves the live rows as they are. `progress` is told how many entities are read. Throws
 * `RebuildError`, also on a payload that is not what its hash says.
 */
export async function rebuild(
  view: ViewId,
  deps: RebuildDeps,
  progress?: (entities: number) => void,
): Promise<Rebuilt> {
  const { ledger, objects, clock } = deps;
  const memory = createLedgerMemory({ ledger, objects, clock });
  const making = new RowsInMaking(view, ledger);
  for (let catchUps = 0; catchUps <= MAX_CATCH_UPS; catchUps += 1) {
    const reading = await memory.read();
    const contents = memory.contents();
    if (!reading.ok || contents === undefined) continue;
    const { position } = contents;
    await making.follow(contents, progress);
    if (!making.whole) await clock.backOff(1);
    const head = await ledger.head();
    if (!making.whole || head.seq !== position.seq) continue;
    // Of an empty ledger every view is whole as it is: switched, it would wait for a snapshot that nobody can make.
    if (head.seq === 0) return { view, seq: head.seq, rows: 0, entities: 0, catchUps };
    const since = seqSchema.parse(head.seq + 1);
    const place: ViewPlace = `${view}/${since}`;
    const { days, ranks, records, tree } = contents;
    const lost = await lostTables(contents, deps);
    const tables = new Map([...contents.tables, ...lost, [place, making.table] as const]);
    await writeSnapshot({ position, days, ranks, records, tree, tables }, { objects });
    if (await switchTo(view, since, head, deps)) {
      // Where a compaction at the same position wrote its own manifest in the place of this one, the rows are made once more.
      await compact({ ledger, objects, clock, memory });
      return { view, seq: since, rows: making.table.size, entities: making.entities, catchUps };
    }
  }
  throw new RebuildError('outrun', `${view}: events come in faster than they are followed; try again later`);
}

/** Also where the answer was lost: HEAD says whether it was done. */
async function switchTo(view: ViewId, since: Seq, head: Head, { ledger, clock }: RebuildDeps): Promise<boolean> {
  const item = nextJournalItem(head, clock.now());
  const views = viewsAfterSwitching(view, since, head.views);
  try {
    const outcome = await ledger.commit({ head, item, views, states: [] });
    if (outcome.committed) return true;
  } catch {
    // HEAD is read below.
  }
  return livePlace(view, (await ledger.head()).views) === `${view}/${since}`;
}
