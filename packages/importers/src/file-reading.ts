import type { Day, SourceReference } from '@counterweight/domain/values';

/** One record to be: what it is matched by, and what it says. */
export interface Keyed {
  /** What names the entity: records of equal stem and id are one record, or one of each of several entities told apart by an ordinal. */
  readonly stem: string;
  /** The record's id within its entity. */
  readonly record: string;
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
  /** Only a part of what the row says is left out; the row is kept. */
  readonly part?: true;
}

/** How a record is published: the types of its events, and the member of `data` that holds its body. */
export interface PublishedAs {
  readonly reported: string;
  readonly retracted: string;
  readonly body: string;
  /** Members of `data` that name the record within its entity, where an entity has several of its type. */
  readonly named?: Readonly<Record<string, string>>;
}

/** How the records of a file are called in the ledger. */
export interface Naming {
  /** Whether the file names its entities by ids of its own. */
  readonly givenIds: boolean;
  /** How the record of this id is published; nothing where no import gives such a record. */
  publishedAs(record: string): PublishedAs | undefined;
  /** The local id of a stem's entity. */
  localId(stem: string, ordinal: number): string;
  /** What a local id was made of; nothing where no import gives such an id. */
  readLocalId(local: string): { readonly stem: string; readonly ordinal: number } | undefined;
}

/** What a file says, row by row. A refused row is in no record; a doubtful one is, and is named. */
export interface FileReading {
  readonly naming: Naming;
  readonly records: readonly Keyed[];
  readonly refused: readonly RowNote[];
  readonly doubtful: readonly RowNote[];
  /** Rows in the file, the header left out. */
  readonly rows: number;
  /** Headings of columns that are not read. */
  readonly unread: readonly string[];
  /** What was decided for the file as a whole, a sentence each. */
  readonly remarks: readonly string[];
  /** Doubts over the file as a whole, a sentence each: nothing is published until somebody accepts them. */
  readonly questions: readonly string[];
  /** The last day that the file says something of. */
  readonly lastDay?: Day;
}
