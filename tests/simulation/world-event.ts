/** A row that an event should give, said without the domain's code. */
export interface RowFacts {
  readonly axis: string;
  readonly day: string;
  readonly dimensions: Readonly<Record<string, string | readonly string[]>>;
  readonly measures: Readonly<Record<string, number>>;
}

/** The rows of the one view of an entity that has one record. */
export interface ListedFacts {
  readonly view: string;
  readonly rows: readonly RowFacts[];
}

/** One event as its publisher means it. */
export interface WorldEvent {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly meaning:
    | {
        readonly valid: true;
        readonly kind: string;
        readonly entity: string;
        readonly record: string;
        readonly revision: number;
        readonly retracted: boolean;
        readonly facts: ListedFacts | PledgeFacts | undefined;
      }
    | { readonly valid: false; readonly code: string; readonly field: string };
}

/** What one record of a pledge should count, said without the domain's code. */
export type PledgeFacts =
  | { readonly header: { readonly donor: string; readonly category: string } }
  | {
      readonly paid: {
        readonly stage: string;
        readonly day: string;
        readonly currency: string;
        readonly cents: number;
        readonly given: readonly GivenItem[];
      };
    };

/** An item of a transaction, and where the catalogue has it; nowhere when it is no air defence. */
export interface GivenItem {
  readonly item: string;
  readonly count?: number;
  readonly place?: { readonly class: string; readonly system: string; readonly serves: string; readonly unit: string };
}

/** An accepted revision, by what its publisher meant. */
export type AcceptedEvent = WorldEvent & { readonly meaning: { readonly valid: true } };

/** `kind entity record revision`. */
export function nameOf({ meaning }: AcceptedEvent): string {
  return `${meaning.kind} ${meaning.entity} ${meaning.record} ${meaning.revision}`;
}

/** `kind entity`. */
export function entityOf({ meaning }: AcceptedEvent): string {
  return `${meaning.kind} ${meaning.entity}`;
}
