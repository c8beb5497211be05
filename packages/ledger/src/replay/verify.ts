import type { ViewId } from '@counterweight/domain/rows';
import { type EntityRef, entityText, type Head, type Ledger } from '../ports/ledger.ts';
import { allViews, livePlaces } from '../ports/live-views.ts';
import type { Objects } from '../ports/objects.ts';
import { CheckpointComparison, type CheckpointFault, type CheckpointSources } from './compare-checkpoints.ts';
import { keptSnapshots, type SnapshotFault, snapshotFaults } from './compare-snapshots.ts';
import { heldEntities } from './entity-groups.ts';
import type { ExpectedSnapshots } from './expected-snapshots.ts';
import { bucketOf, FactSums, hash64 } from './fact-sums.ts';
import { type Fact, isTold, rowFacts } from './facts.ts';
import { type EntityFault, refoldEntity } from './refold-entity.ts';
import { type StrayItem, strayItems } from './stray-items.ts';
import { FactLists, tellItem } from './told-facts.ts';
import { beyondHead, walkJournal } from './walk-journal.ts';

/** Something that the journal, a record or a state says, and the records, folded again, do not. */
export interface Difference {
  readonly where:
    | 'journal'
    | 'pending'
    | StrayItem['where']
    | SnapshotFault['where']
    | EntityFault['where']
    | CheckpointFault['where'];
  readonly key: string;
  /** What the records give; `undefined` where they give nothing. */
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

export interface Verification {
  readonly differences: readonly Difference[];
  /** Views that are not live: nobody reads them. */
  readonly unbuilt: readonly ViewId[];
  readonly seq: number;
  readonly records: number;
  readonly entities: number;
  /** Rows that came or went. */
  readonly moves: number;
}

export interface VerifyDeps extends CheckpointSources {
  readonly ledger: Pick<Ledger, 'head' | 'journal' | 'scan' | 'states' | 'scanStates' | 'strayPayloads' | 'records'>;
  /** Where snapshots and checkpoints are kept: without it none is looked at. */
  readonly objects?: Pick<Objects, 'get' | 'list'>;
}

/** Told of how far the journal is read, of how much. */
export type Progress = (done: number, of: number) => void;

const MAX_TRIES = 5;
/** Of what could fill memory when everything is spoilt, the first. */
const MAX_DIFFERENCES = 10_000;

/**
 * Hashes every payload again, folds every entity's records again, and lists where the journal or a state says something else;
 * what is wrong with the journal's chain, with each snapshot, and with the newest checkpoint. Reads records and journal once, and again only where they differ; memory does
 * not grow with the number of events. Throws when HEAD moves too fast for a difference to be told from an event.
 */
export async function verify(deps: VerifyDeps, progress?: Progress): Promise<Verification> {
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const head = await deps.ledger.head();
    const verification = await verifyAt(head, deps, progress);
    if (verification.differences.length === 0) return verification;
    // A first difference may be of a transaction that was becoming visible.
    if (attempt > 1 && (await deps.ledger.head()).seq === head.seq) return verification;
  }
  throw new Error('events keep being projected; verify again when fewer come in');
}

async function verifyAt(head: Head, deps: VerifyDeps, progress?: Progress): Promise<Verification> {
  const { ledger, objects } = deps;
  const faults: SnapshotFault[] = [];
  const snapshots = await keptSnapshots(head, objects, (fault) => void faults.push(fault));
  const checkpoints = await CheckpointComparison.of(deps);
  const reading = new Reading(head, ledger, snapshots);
  await reading.readRecords();
  await reading.readJournal(checkpoints, progress);
  await reading.findStrays();
  await reading.compare();
  for (const fault of [...faults, ...checkpoints.faults()]) reading.note(fault);
  if (objects !== undefined) {
    for await (const fault of snapshotFaults(head, snapshots, objects)) reading.note(fault);
  }
  return reading.summary();
}

/** One reading of everything, through HEAD as it was when it began. */
class Reading {
  readonly #head: Head;
  readonly #ledger: VerifyDeps['ledger'];
  readonly #differences: Difference[] = [];
  readonly #folded = new FactSums();
  readonly #told = new FactSums();
  readonly #foldedApart = new FactLists();
  readonly #toldApart = new FactLists();
  /** Entities of which rows were erased and told anew: they are few, and compared fact by fact. */
  readonly #replaced = new Set<string>();
  readonly #snapshots: ExpectedSnapshots;
  readonly #counts = { records: 0, entities: 0, states: 0, moves: 0 };

  constructor(head: Head, ledger: VerifyDeps['ledger'], snapshots: ExpectedSnapshots) {
    this.#snapshots = snapshots;
    this.#head = head;
    this.#ledger = ledger;
  }

  async readRecords(): Promise<void> {
    for await (const held of heldEntities(this.#ledger)) {
      const { ref, facts, faults, pending, redacted } = this.#refold(held);
      const name = entityText(ref);
      this.#counts.entities += 1;
      this.#counts.records += held.records.length;
      if (held.state !== undefined) this.#counts.states += 1;
      if (redacted) this.#replaced.add(name);
      for (const fault of faults) this.note(fault);
      if (pending) this.note({ where: 'pending', key: name, expected: 'known', actual: 'accepted, not projected' });
      const bucket = bucketOf(name);
      for (const fact of facts) {
        const hash = hash64(fact.text);
        this.#snapshots.takeFact(fact, hash);
        if (!this.#isTold(fact)) continue;
        if (fact.place !== undefined) this.#counts.moves += 1;
        if (redacted) this.#foldedApart.add(name, fact);
        else this.#folded.add(bucket, hash);
      }
    }
  }

  async readJournal(checkpoints: CheckpointComparison, progress?: Progress): Promise<void> {
    const fault = (text: string) => this.note({ where: 'journal', key: text, expected: undefined, actual: text });
    for await (const item of walkJournal(this.#head, this.#ledger, fault)) {
      this.#snapshots.takeItem(item);
      checkpoints.takeItem(item);
      tellItem(item, this.#replaced, (ref, fact) => this.#take(ref, fact));
      for (const change of item.entities) if (this.#replaced.has(entityText(change))) this.#takeApart(item.seq, change);
      if (item.seq % 100 === 0) progress?.(item.seq, this.#head.seq);
    }
    for await (const text of beyondHead(this.#head, this.#ledger)) fault(text);
    progress?.(this.#head.seq, this.#head.seq);
  }

  async findStrays(): Promise<void> {
    for await (const stray of strayItems(this.#ledger, this.#counts.states))
      this.note({ ...stray, expected: undefined });
  }

  async compare(): Promise<void> {
    this.#list(this.#foldedApart, this.#toldApart);
    const buckets = this.#folded.differing(this.#told);
    if (buckets.size === 0) return;
    const [folded, told] = [new FactLists(), new FactLists()];
    const isWanted = (name: string) => buckets.has(bucketOf(name)) && !this.#replaced.has(name);
    for await (const held of heldEntities(this.#ledger)) {
      const name = entityText(held.ref);
      if (!isWanted(name)) continue;
      for (const fact of this.#refold(held).facts) if (this.#isTold(fact)) folded.add(name, fact);
    }
    for await (const item of walkJournal(this.#head, this.#ledger)) {
      tellItem(item, this.#replaced, (ref, fact) => {
        if (isWanted(entityText(ref)) && this.#isTold(fact)) told.add(entityText(ref), fact);
      });
    }
    this.#list(folded, told);
  }

  summary(): Verification {
    const { records, entities, moves } = this.#counts;
    const unbuilt = allViews.filter((view) => this.#head.views[view] === undefined);
    return { differences: this.#differences, unbuilt, seq: this.#head.seq, records, entities, moves };
  }

  #refold(held: Parameters<typeof refoldEntity>[0]) {
    return refoldEntity(held, livePlaces(held.ref.kind, this.#head.views), this.#head.seq);
  }

  #isTold(fact: Fact): boolean {
    return isTold(fact, this.#head.views, this.#head.seq);
  }

  #take(ref: EntityRef, fact: Fact): void {
    if (!this.#isTold(fact)) return;
    const name = entityText(ref);
    if (this.#replaced.has(name)) this.#toldApart.add(name, fact);
    else this.#told.add(bucketOf(name), hash64(fact.text));
  }

  #takeApart(...[seq, change]: Parameters<typeof rowFacts>): void {
    const name = entityText(change);
    const rows = rowFacts(seq, change);
    if (rows.type === 'erased') return;
    if (rows.type === 'replaced') this.#toldApart.forgetRows(name);
    for (const fact of rows.facts) if (this.#isTold(fact)) this.#toldApart.add(name, fact);
  }

  #list(folded: FactLists, told: FactLists): void {
    for (const { text, here, there } of folded.differences(told)) {
      const times = (count: number) => (count === 0 ? undefined : count === 1 ? 'once' : `${count} times`);
      this.note({ where: 'journal', key: text, expected: times(here), actual: times(there) });
    }
  }

  note(difference: Difference): void {
    if (this.#differences.length < MAX_DIFFERENCES) this.#differences.push(difference);
  }
}
