import { type ViewId, ViewTable } from '@counterweight/domain/rows';
import { type Seq, seqSchema } from '@counterweight/domain/values';
import { compact } from '../compact/compact.ts';
import { writeSnapshot } from '../compact/write-snapshot.ts';
import type { Clock } from '../ports/clock.ts';
import { type EntityRef, entityText, type Head, type Ledger } from '../ports/ledger.ts';
import { kindOfView, livePlace, type ViewPlace, viewsAfterSwitching } from '../ports/live-views.ts';
import type { Objects } from '../ports/objects.ts';
import { nextJournalItem } from '../project/journal-item.ts';
import { knownThrough } from '../project/known-revisions.ts';
import { createLedgerMemory } from '../read/ledger-memory.ts';
import { type HeldEntity, heldEntities } from '../replay/entity-groups.ts';
import { entityHistory } from '../replay/entity-history.ts';
import { payloadFaults } from '../replay/refold-entity.ts';
import { RebuildError } from './rebuild-error.ts';

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
const JOURNAL_PAGE = 200;

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
  const kind = kindOfView(view);
  let head = await ledger.head();
  const making = new RowsInMaking(view);
  for await (const held of heldEntities(ledger)) {
    if (held.ref.kind !== kind) continue;
    making.put(held, head.seq);
    progress?.(making.entities);
  }
  const memory = createLedgerMemory({ ledger, objects, clock });
  for (let catchUps = 0; catchUps <= MAX_CATCH_UPS; catchUps += 1) {
    const now = await ledger.head();
    await making.follow(kind, head, now, ledger);
    head = now;
    const reading = await memory.read();
    const contents = memory.contents();
    if (!reading.ok || contents === undefined || reading.at.seq !== head.seq) continue;
    const since = seqSchema.parse(head.seq + 1);
    const place: ViewPlace = `${view}/${since}`;
    if (head.seq > 0) {
      const { position, days, records } = contents;
      const tables = new Map([...contents.tables, [place, making.table] as const]);
      await writeSnapshot({ position, days, records, tables }, { objects });
    }
    if (await switchTo(view, since, head, deps)) {
      // What was written before somebody else moved HEAD is of no use to anybody.
      await compact({ ledger, objects, memory });
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

/** A view's rows over all time, entity by entity. */
class RowsInMaking {
  readonly table = new ViewTable();
  readonly #view: ViewId;
  readonly #entities = new Set<string>();

  constructor(view: ViewId) {
    this.#view = view;
  }

  get entities(): number {
    return this.#entities.size;
  }

  /** Makes an entity's rows as they were known through a position, in the place of those made before. */
  put({ ref, records, state }: HeldEntity, through: number): void {
    const [fault] = records.flatMap(payloadFaults);
    if (fault !== undefined) {
      throw new RebuildError(
        'ledger_faulty',
        `${fault.key}: the payload is not what its hash says; \`cw verify\` lists all`,
      );
    }
    const place: ViewPlace = `${this.#view}/0`;
    const known = knownThrough(state?.known ?? {}, through);
    const history = entityHistory(ref, known, records, new Map([[this.#view, place]]));
    if (this.#entities.has(entityText(ref))) this.table.drop(ref.entity);
    this.#entities.add(entityText(ref));
    for (const { row, from, ordinal, to } of history[place] ?? []) this.table.add(ref.entity, row, from, ordinal, to);
  }

  /** Makes anew what the items after `from` up to `to` named. */
  async follow(kind: string, from: Head, to: Head, ledger: Ledger): Promise<void> {
    const named = new Map<string, EntityRef>();
    for (let reached = from.seq; reached < to.seq; ) {
      const items = (await ledger.journal(reached, JOURNAL_PAGE)).filter(({ seq }) => seq <= to.seq);
      const last = items.at(-1);
      if (last === undefined)
        throw new RebuildError('outrun', `the journal is not visible as far as ${to.seq}; try again`);
      for (const record of items.flatMap(({ records }) => records)) {
        if (record.kind === kind) named.set(entityText(record), { kind, entity: record.entity });
      }
      reached = last.seq;
    }
    const refs = [...named.values()];
    if (refs.length === 0) return;
    const states = await ledger.states(refs);
    for (const ref of refs) {
      const records = await ledger.records(await ledger.entity(ref));
      const inOrder = [...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
      this.put({ ref, records: inOrder, state: states.get(entityText(ref)) }, to.seq);
    }
  }
}
