import type { EntityId, RecordId, Revision } from '@counterweight/domain';
import type { z } from 'zod';

/** The name of a record: with it, content is owned, ordered and recorded once. */
export interface RecordName {
  readonly kind: string;
  readonly entity: EntityId;
  readonly record: RecordId;
  readonly revision: Revision;
}

/** One event type: its name on the wire, its schema, what it means for a record, and the pattern that subscribers use. */
export interface EventContract<Data = unknown> {
  /** With its version: `counterweight.strike.reported.v1`. It is also the bus's detail-type. */
  readonly type: string;
  readonly kind: string;
  /** What the record is once this is its highest revision. */
  readonly status: 'live' | 'retracted';
  readonly schema: z.ZodType<Data>;
  name(data: Data): RecordName;
  /** An EventBridge pattern that matches this type. */
  readonly pattern: { readonly 'detail-type': readonly [string] };
}

/** Builds a contract for a kind whose entities have one record, of a fixed name. */
export function singleRecordContract<Data extends { entity: EntityId; revision: Revision }>(definition: {
  readonly type: string;
  readonly kind: string;
  readonly status: 'live' | 'retracted';
  readonly record: RecordId;
  readonly schema: z.ZodType<Data>;
}): EventContract<Data> {
  const { type, kind, status, record, schema } = definition;
  return {
    type,
    kind,
    status,
    schema,
    name: ({ entity, revision }) => ({ kind, entity, record, revision }),
    pattern: { 'detail-type': [type] },
  };
}
