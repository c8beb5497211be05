import type { EntityLinks } from '@counterweight/contracts/http';
import type { RecordContent } from '@counterweight/domain/kinds';
import type { Day, EntityId } from '@counterweight/domain/values';
import type { ReadTime } from '@counterweight/ledger';
import type { z } from '@hono/zod-openapi';
import type { Api } from '../api-deps.ts';

/** How one kind of entity is shown. With a list's filters, this is all that a kind adds to the API. */
export interface EntityResource {
  readonly kind: string;
  /** Where the list is; an entity is one segment below it. */
  readonly path: `/v1/${string}`;
  readonly title: string;
  /** What `describe` gives; OpenAPI and the tests read it. */
  readonly bodySchema: z.ZodObject;
  /** The entity's own members as folded from these records, as they may be shown today (docs/laws.md, law 13). Pure. */
  describe(entity: EntityId, records: readonly RecordContent[], today: Day): Readonly<Record<string, unknown>>;
  /** Reads what one entity is shown together with, such as the rates its money is converted by. */
  readonly join?: (time: ReadTime, api: Api, entity: EntityId) => Promise<JoinedResource>;
  /** Whether an entity without any record is there all the same, as an implicit dataset is. */
  readonly implied?: (entity: EntityId) => Promise<boolean>;
}

/** How an entity is shown together with what was read; `tag` changes whenever that does. */
export interface JoinedResource {
  readonly tag: string;
  readonly describe: EntityResource['describe'];
}

export const entityStatuses = ['live', 'retracted', 'redacted'] as const;

/** Where an entity and its history are. */
export function entityLinks(path: string, entity: string): EntityLinks {
  const self = `${path}/${encodeURIComponent(entity).replaceAll('%3A', ':')}`;
  return { self, history: `${self}/history` };
}
