import { type ViewId, ViewTable } from '@counterweight/domain/rows';
import { type Seq, seqSchema } from '@counterweight/domain/values';
import { compact } from '../compact/compact.ts';
import type { Manifest, SnapshotObject } from '../compact/manifest.ts';
import { writeSnapshot } from '../compact/write-snapshot.ts';
import type { Clock } from '../ports/clock.ts';
import {
  type EntityRef,
  entityText,
  type Head,
  type KnownRevisions,
  type Ledger,
  type LedgerRecord,
  recordNameText,
} from '../ports/ledger.ts';
import { kindOfView, livePlace, type ViewPlace, viewsAfterSwitching } from '../ports/live-views.ts';
import type { Objects } from '../ports/objects.ts';
import { nextJournalItem } from '../project/journal-item.ts';
import { withKnown } from '../project/known-revisions.ts';
import type { FollowedLedger, LedgerContents } from '../read/followed-ledger.ts';
import { createLedgerMemory } from '../read/ledger-memory.ts';
import type { RecordNaming, RecordsIndex } from '../read/records-index.ts';
import { recordGroups } from '../replay/entity-groups.ts';
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
    const { days, records } = contents;
    const tables = new Map([...contents.tables, [place, making.table] as const]);
    const written = await writeSnapshot({ position, days, records, tables }, { objects });
    if (await switchTo(view, since, head, deps)) {
      await writeSwitched(contents, tables, written, deps);
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

/**
 * Once more, of the position of the switch: a compaction that had read the one before may have written its own manifest in the
 * place of the first, without the rows made anew.
 */
async function writeSwitched(
  contents: FollowedLedger,
  tables: LedgerContents['tables'],
  written: Manifest,
  { ledger, objects }: RebuildDeps,
): Promise<void> {
  const [item] = await ledger.journal(contents.position.seq, 1);
  if (item === undefined) return;
  contents.follow(item);
  const { position, days, records } = contents;
  const unchanged = new Map<ViewPlace, SnapshotObject>();
  for (const place of tables.keys()) {
    const object = written.tables[place];
    if (object !== undefined) unchanged.set(place, object);
  }
  await writeSnapshot({ position, days, records, tables }, { objects }, unchanged);
}

/**
 * A view's rows over all time, entity by entity. When each record became known is taken from the followed journal, not from
 * states: one that is read may be older than HEAD.
 */
class RowsInMaking {
  readonly table = new ViewTable();
  readonly #view: ViewId;
  readonly #kind: string;
  readonly #ledger: RebuildDeps['ledger'];
  readonly #entities = new Set<string>();
  /** Entities whose records were read as they were before a redaction that the journal has. */
  #again: EntityRef[] = [];
  /** `undefined` before anything is read. */
  #through: Seq | undefined;

  constructor(view: ViewId, ledger: RebuildDeps['ledger']) {
    this.#view = view;
    this.#kind = kindOfView(view);
    this.#ledger = ledger;
  }

  get entities(): number {
    return this.#entities.size;
  }

  /** Whether everything read was as new as the journal that was followed. */
  get whole(): boolean {
    return this.#again.length === 0;
  }

  /** Makes the rows as they were known at a position: at first those of all entities, then of those named since. */
  async follow({ position, records: index }: LedgerContents, progress?: (entities: number) => void): Promise<void> {
    const since = this.#through;
    const groups =
      since === undefined
        ? recordGroups(this.#ledger)
        : this.#each([...this.#again, ...index.namedAfter(since, this.#kind)]);
    this.#again = [];
    this.#through = position.seq;
    for await (const records of groups) {
      const [first] = records;
      if (first?.kind !== this.#kind) continue;
      if (!this.#put(first, records, index, position.seq)) this.#again.push(first);
      progress?.(this.entities);
    }
  }

  async *#each(refs: readonly EntityRef[]): AsyncGenerator<readonly LedgerRecord[], void> {
    const named = new Map(refs.map((ref) => [entityText(ref), ref]));
    for (const ref of named.values()) {
      const records = await this.#ledger.records(await this.#ledger.entity(ref));
      yield [...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
    }
  }

  /** Makes an entity's rows in the place of those made before. `false` where its records are older than the journal. */
  #put({ kind, entity }: EntityRef, records: readonly LedgerRecord[], index: RecordsIndex, through: Seq): boolean {
    const ref = { kind, entity };
    const held = new Map(records.map((record) => [recordNameText(record), record]));
    for (const naming of index.redactedOf(ref, through)) {
      if (held.get(recordNameText(naming))?.payload.kept !== false) return false;
    }
    const namings = index.of(ref, through);
    failOn(records.flatMap(payloadFaults).map(({ key }) => `${key}: the payload is not what its hash says`));
    const missing = namings.filter((naming) => held.get(recordNameText(naming))?.hash !== naming.hash);
    failOn(missing.map((naming) => `${recordNameText(naming)}: the ledger has another record than the journal`));
    const place: ViewPlace = `${this.#view}/0`;
    const history = entityHistory(ref, knownFrom(namings), records, new Map([[this.#view, place]]));
    if (this.#entities.has(entityText(ref))) this.table.drop(entity);
    this.#entities.add(entityText(ref));
    for (const { row, from, ordinal, to } of history[place] ?? []) this.table.add(entity, row, from, ordinal, to);
    return true;
  }
}

function failOn([fault]: readonly string[]): void {
  if (fault !== undefined) throw new RebuildError('ledger_faulty', `${fault}; \`cw verify\` lists all`);
}

function knownFrom(namings: readonly RecordNaming[]): KnownRevisions {
  let known: KnownRevisions = {};
  for (const [seq, named] of Map.groupBy(namings, (naming) => naming.seq)) known = withKnown(known, named, seq);
  return known;
}
