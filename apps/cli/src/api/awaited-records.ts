import type { SentEvent } from './receipt.ts';

/** A revision that should come to be known, and the event that brought it where one was sent. */
export interface AwaitedRecord {
  readonly entity: string;
  readonly record: string;
  readonly revision: number;
  /** The ledger's hash of it, where that was read: a revision that is known with another one is not this one. */
  readonly hash?: string;
  readonly sent?: SentEvent;
}

/** An awaited record that will not come: the ledger put its event aside. */
export interface SetAside {
  readonly record: AwaitedRecord;
  readonly outcome: 'conflict' | 'quarantined';
  readonly reason: string;
}

type Named = Pick<AwaitedRecord, 'entity' | 'record' | 'revision'>;

/** The records that are still awaited, by name and revision. */
export class AwaitedRecords {
  readonly #waiting: Map<string, AwaitedRecord>;
  readonly #total: number;

  constructor(awaited: readonly AwaitedRecord[]) {
    this.#waiting = new Map(awaited.map((record) => [nameOf(record), record]));
    this.#total = this.#waiting.size;
  }

  get left(): readonly AwaitedRecord[] {
    return [...this.#waiting.values()];
  }

  get done(): number {
    return this.#total - this.#waiting.size;
  }

  get total(): number {
    return this.#total;
  }

  /** Takes note of a revision that is known: the one awaited, another of its name, or none that is awaited. */
  see(change: Named & { readonly hash: string }): 'awaited' | SetAside | undefined {
    const record = this.#waiting.get(nameOf(change));
    if (record === undefined) return undefined;
    this.#waiting.delete(nameOf(change));
    if (record.hash === undefined || record.hash === change.hash) return 'awaited';
    return { record, outcome: 'conflict', reason: 'the ledger holds this revision with other content' };
  }

  /** Stops waiting for what was put aside. */
  drop({ record }: SetAside): void {
    this.#waiting.delete(nameOf(record));
  }
}

function nameOf({ entity, record, revision }: Named): string {
  return `${entity} ${record} revision ${revision}`;
}
