import type { EntityQuestions } from '@counterweight/contracts/http';
import type { RecordContent } from '@counterweight/domain/kinds';
import type { Day, EntityId } from '@counterweight/domain/values';
import type { ReadTime } from '@counterweight/ledger';
import type { Api } from '../api-deps.ts';
import type { PreparedAnswer } from '../http/question-route.ts';

/** An entity as JSON. */
export type Members = Readonly<Record<string, unknown>>;

/** An entity by its records, as they may be shown today (docs/laws.md, law 13). */
export interface ShownEntity {
  readonly entity: EntityId;
  readonly records: readonly RecordContent[];
  readonly today: Day;
}

/** What one kind of entity adds to the API: how it is shown and listed. Addresses and schemas are its questions'. */
export interface Entity {
  readonly questions: EntityQuestions;
  /** The entity's own members as folded from its records. Pure. */
  describe(shown: ShownEntity): Members;
  /** Reads what one entity is shown together with, such as the rates its money is converted by. */
  readonly join?: (time: ReadTime, api: Api, entity: EntityId) => Promise<JoinedMembers>;
  /** Whether an entity without any record is there all the same, as an implicit dataset is. */
  readonly isImplied?: (entity: EntityId, api: Api) => Promise<boolean>;
  /** Reads the list that was asked for. Throws a problem when it cannot answer. */
  list(query: Readonly<Record<string, unknown>>, api: Api): Promise<PreparedAnswer<ListBody>>;
}

/** The JSON of a list. */
export interface ListBody {
  readonly data: readonly Members[];
  readonly links: { readonly self: string; readonly next?: string };
}

/** What an entity is shown together with, as it was read; `tag` changes whenever that does. */
export interface JoinedMembers {
  readonly tag: string;
  /** The members of one entity, given its own. Pure. */
  describe(own: Members, shown: ShownEntity): Members;
}
