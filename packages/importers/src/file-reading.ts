import type { SourceReference } from '@counterweight/domain';

/** One row as an entity to be: what it is matched by, and what it says. */
export interface Keyed {
  /** `s-` (a letter for the kind) and 20 hex digits of the key's hash: the first part of the local id, shared by rows of equal key. */
  readonly stem: string;
  /** The match key, readable. */
  readonly key: string;
  /** Line of the file where the row begins, the header being 1. */
  readonly line: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly sources: readonly SourceReference[];
}

/** Something about one row that its publisher should know. */
export interface RowNote {
  readonly line: number;
  readonly column?: string;
  readonly value?: string;
  readonly reason: string;
}

/** How entities of a kind are published: the types of their events and the member of `data` that holds the body. */
export interface PublishedAs {
  readonly reported: string;
  readonly retracted: string;
  readonly body: string;
}

/** What a file says, row by row. A refused row is in no entity; a doubtful one is, and is named. */
export interface FileReading {
  readonly publishedAs: PublishedAs;
  readonly entities: readonly Keyed[];
  readonly refused: readonly RowNote[];
  readonly doubtful: readonly RowNote[];
  /** Rows in the file, the header left out. */
  readonly rows: number;
}
