import { type RecordId, type Revision, type Seq, type Source, seqSchema } from '@counterweight/domain/values';
import { type ChangeType, type EntityRef, entityText, type JournalRecord, type Page } from '../ports/ledger.ts';
import { firstIndex } from './days-index.ts';
import type { CurrentRecord } from './ledger-at.ts';

/** A record as an item of the journal names it. */
export interface RecordNaming extends JournalRecord {
  readonly seq: Seq;
}

interface NamedEntity extends EntityRef {
  /** Of the latest naming; each has that of the one before it. */
  last: number;
}

const NONE = -1;

/** The records that the journal names: by column, and of each entity from the latest back. It only grows. */
export class RecordsIndex {
  readonly #entities = new Map<string, NamedEntity>();
  readonly #bySource = new Map<string, { readonly entities: NamedEntity[]; sorted: boolean }>();
  readonly #entity: NamedEntity[] = [];
  readonly #record: RecordId[] = [];
  readonly #revision: Revision[] = [];
  readonly #hash: string[] = [];
  readonly #change: ChangeType[] = [];
  readonly #seq: Seq[] = [];
  readonly #before: number[] = [];
  readonly #texts = new Map<RecordId, RecordId>();
  /** Where the first redaction of each entity stands, in the journal's order. */
  readonly #redacted = new Map<string, Seq>();
  #lastRedaction: Seq = seqSchema.parse(0);

  get size(): number {
    return this.#seq.length;
  }

  /** About how much memory it takes. */
  get bytes(): number {
    return this.size * BYTES_OF_NAMING + this.#entities.size * BYTES_OF_ENTITY;
  }

  /** Takes the records of the next item in, in their order. */
  add(seq: Seq, records: readonly JournalRecord[]): void {
    for (const { record, revision, hash, change, ...ref } of records) {
      const entity = this.#entityOf(ref);
      this.#before.push(entity.last);
      entity.last = this.#seq.length;
      this.#entity.push(entity);
      this.#record.push(this.#shared(record));
      this.#revision.push(revision);
      this.#hash.push(hash);
      this.#change.push(change);
      this.#seq.push(seq);
      if (change === 'redacted') this.#takeRedaction(entityText(ref), seq);
    }
  }

  /** What made an entity's records known up to a position, in the journal's order. */
  of(ref: EntityRef, through: Seq): readonly RecordNaming[] {
    return this.#namings(ref, through).filter(({ change }) => change !== 'redacted');
  }

  /** Which of an entity's records lost their payloads up to a position, in the journal's order. */
  redactedOf(ref: EntityRef, through: Seq): readonly RecordNaming[] {
    return this.#namings(ref, through).filter(({ change }) => change === 'redacted');
  }

  /** The entities of a kind that the journal names after a position. */
  namedAfter(seq: Seq, kind: string): readonly EntityRef[] {
    const named = new Set<NamedEntity>();
    for (let index = this.size - 1; (this.#seq[index] ?? NONE) > seq; index -= 1) {
      const entity = this.#entity[index];
      if (entity?.kind === kind) named.add(entity);
    }
    return [...named].map(({ entity }) => ({ kind, entity }));
  }

  /** Entities of which a record lost its payload up to a position. */
  redactions(through: Seq): number {
    return firstIndex([...this.#redacted.values()], (seq) => seq > through);
  }

  /** A source's records of a kind up to a position, of each its highest revision, in order of entity and record. */
  current(source: Source, kind: string, through: Seq, after: string | undefined, limit: number): Page<CurrentRecord> {
    const entities = this.#entitiesOf(source, kind);
    const [entityAfter = '', recordAfter = ''] = after?.split(' ') ?? [];
    const items: CurrentRecord[] = [];
    for (let index = firstIndex(entities, ({ entity }) => entity >= entityAfter); index < entities.length; index += 1) {
      for (const current of this.#currentOf(entities[index], through)) {
        if (current.entity === entityAfter && current.record <= recordAfter) continue;
        const last = items.at(-1);
        if (last !== undefined && items.length >= limit) return { items, next: `${last.entity} ${last.record}` };
        items.push(current);
      }
    }
    return { items };
  }

  /** The last item that says a payload is gone; 0 when none does. */
  get lastRedaction(): Seq {
    return this.#lastRedaction;
  }

  /** Every naming, in the journal's order. */
  *entries(): Generator<RecordNaming> {
    for (let index = 0; index < this.size; index += 1) {
      const naming = this.#at(index);
      if (naming !== undefined) yield naming;
    }
  }

  #currentOf(entity: NamedEntity | undefined, through: Seq): readonly CurrentRecord[] {
    const highest = new Map<RecordId, RecordNaming>();
    for (const naming of this.#back(entity, through)) {
      if (naming.change === 'redacted') continue;
      const held = highest.get(naming.record);
      if (held === undefined || held.revision < naming.revision) highest.set(naming.record, naming);
    }
    return [...highest.values()]
      .sort((a, b) => (a.record < b.record ? -1 : 1))
      .map(({ seq: _, change, ...name }) => ({ ...name, status: change === 'retracted' ? 'retracted' : 'live' }));
  }

  #namings(ref: EntityRef, through: Seq): readonly RecordNaming[] {
    return [...this.#back(this.#entities.get(entityText(ref)), through)].reverse();
  }

  /** Namings of an entity up to a position, the latest first. */
  *#back(entity: NamedEntity | undefined, through: Seq): Generator<RecordNaming> {
    for (let index = entity?.last ?? NONE; index !== NONE; index = this.#before[index] ?? NONE) {
      const naming = this.#at(index);
      if (naming !== undefined && naming.seq <= through) yield naming;
    }
  }

  #at(index: number): RecordNaming | undefined {
    const [ref, record, revision] = [this.#entity[index], this.#record[index], this.#revision[index]];
    const [hash, change, seq] = [this.#hash[index], this.#change[index], this.#seq[index]];
    if (ref === undefined || record === undefined || revision === undefined) return undefined;
    if (hash === undefined || change === undefined || seq === undefined) return undefined;
    return { kind: ref.kind, entity: ref.entity, record, revision, hash, change, seq };
  }

  #takeRedaction(entity: string, seq: Seq): void {
    if (!this.#redacted.has(entity)) this.#redacted.set(entity, seq);
    this.#lastRedaction = seq;
  }

  #entityOf({ kind, entity }: EntityRef): NamedEntity {
    const text = entityText({ kind, entity });
    const held = this.#entities.get(text);
    if (held !== undefined) return held;
    const named: NamedEntity = { kind, entity, last: NONE };
    this.#entities.set(text, named);
    const key = listingText(entity.slice(0, entity.indexOf(':')), kind);
    const listing = this.#bySource.get(key) ?? { entities: [], sorted: true };
    this.#bySource.set(key, listing);
    listing.entities.push(named);
    listing.sorted = false;
    return named;
  }

  #entitiesOf(source: Source, kind: string): readonly NamedEntity[] {
    const listing = this.#bySource.get(listingText(source, kind));
    if (listing === undefined) return [];
    if (!listing.sorted) listing.entities.sort((a, b) => (a.entity < b.entity ? -1 : 1));
    listing.sorted = true;
    return listing.entities;
  }

  /** Most records have one of a few ids, so that each text is kept once. */
  #shared(record: RecordId): RecordId {
    const held = this.#texts.get(record);
    if (held === undefined) this.#texts.set(record, record);
    return held ?? record;
  }
}

/** Measured with hashes of 64 characters, and ids of about 30. */
const BYTES_OF_NAMING = 170;
const BYTES_OF_ENTITY = 300;

function listingText(source: string, kind: string): string {
  return `${source} ${kind}`;
}
