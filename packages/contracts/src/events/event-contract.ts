import type { EntityId, RecordId, Revision } from '@counterweight/domain/values';
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

interface ContractDefinition<Data> {
  readonly type: string;
  readonly kind: string;
  readonly status: 'live' | 'retracted';
  readonly schema: z.ZodType<Data>;
}

interface Named {
  entity: EntityId;
  revision: Revision;
}

/** Builds a contract for an event that is always about the one record of a fixed name. */
export function singleRecordContract<Data extends Named>(
  definition: ContractDefinition<Data> & { readonly record: RecordId },
): EventContract<Data> {
  const { record, ...others } = definition;
  return multiRecordContract({ ...others, recordOf: () => record });
}

/** Builds a contract for an event whose data say which of the entity's records it is about. */
export function multiRecordContract<Data extends Named>(
  definition: ContractDefinition<Data> & { readonly recordOf: (data: Data) => RecordId },
): EventContract<Data> {
  const { type, kind, status, schema, recordOf } = definition;
  return {
    type,
    kind,
    status,
    schema,
    name: (data) => ({ kind, entity: data.entity, record: recordOf(data), revision: data.revision }),
    pattern: { 'detail-type': [type] },
  };
}
