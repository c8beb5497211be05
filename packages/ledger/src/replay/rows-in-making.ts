import { type ViewId, ViewTable } from '@counterweight/domain/rows';
import type { Seq } from '@counterweight/domain/values';
import {
  type EntityRef,
  entityText,
  type KnownRevisions,
  type Ledger,
  type LedgerRecord,
  recordNameText,
} from '../ports/ledger.ts';
import { kindOfView, type ViewPlace } from '../ports/live-views.ts';
import { withKnown } from '../project/known-revisions.ts';
import type { LedgerContents } from '../read/followed-ledger.ts';
import type { RecordNaming, RecordsIndex } from '../read/records-index.ts';
import { recordGroups } from './entity-groups.ts';
import { entityHistory } from './entity-history.ts';
import { RebuildError } from './rebuild-error.ts';
import { payloadFaults } from './refold-entity.ts';

/** What rows are made from. */
export type MakingLedger = Pick<Ledger, 'scan' | 'entity' | 'records'>;

/**
 * A view's rows over all time, made anew from the records, entity by entity. When each record became known is taken from the followed journal, not from
 * states: one that is read may be older than HEAD.
 */
export class RowsInMaking {
  readonly table = new ViewTable();
  readonly #view: ViewId;
  readonly #kind: string;
  readonly #ledger: MakingLedger;
  readonly #entities = new Set<string>();
  /** Entities whose records were read as they were before a redaction that the journal has. */
  #again: EntityRef[] = [];
  /** `undefined` before anything is read. */
  #through: Seq | undefined;

  constructor(view: ViewId, ledger: MakingLedger) {
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

  /**
   * Makes the rows as they were known at a position: at first those of all entities, then of those named since. Throws a
   * `RebuildError` on a payload that is not what its hash says, and where the ledger has another record than the journal.
   */
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
