import type { KindName } from '@counterweight/domain/kinds';
import type { EntityId, RecordId, Revision } from '@counterweight/domain/values';
import type { z } from 'zod';
import { type Fault, faultsOf } from './faults.ts';

/**
 * The name of a record: with it, content is owned, ordered and recorded once. As storage gives it, its kind may be one
 * that only newer code knows.
 */
export interface RecordName<Kind extends string = string> {
  readonly kind: Kind;
  readonly entity: EntityId;
  readonly record: RecordId;
  readonly revision: Revision;
}

/** What data say by an event's contract: which record they are about, or what is wrong with them. */
export type DataReading =
  | { readonly ok: true; readonly name: RecordName<KindName> }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** One event type: its name on the wire, its schema, what it means for a record, and the pattern that subscribers use. */
export interface EventContract {
  /** With its version: `counterweight.strike.reported.v1`. It is also the bus's detail-type. */
  readonly type: string;
  readonly kind: KindName;
  /** What the record is once this is its highest revision. */
  readonly status: 'live' | 'retracted';
  readonly schema: z.ZodType;
  /** Validates and names in one step. */
  read(data: unknown): DataReading;
  /** An EventBridge pattern that matches this type. */
  readonly pattern: { readonly 'detail-type': readonly [string] };
}

/** Makes a contract; `recordOf` says which of the entity's records the data are about. */
export function defineContract<Data extends { readonly entity: EntityId; readonly revision: Revision }>(definition: {
  readonly kind: KindName;
  /** The last part of the type's name, without its version. */
  readonly verb: string;
  readonly status: 'live' | 'retracted';
  readonly schema: z.ZodType<Data>;
  readonly recordOf: (data: Data) => RecordId;
}): EventContract {
  const { kind, verb, status, schema, recordOf } = definition;
  const type = `counterweight.${kind}.${verb}.v1`;
  return {
    type,
    kind,
    status,
    schema,
    read(value) {
      const parsed = schema.safeParse(value);
      if (!parsed.success) return { ok: false, faults: faultsOf(parsed.error.issues, 'data') };
      const { data } = parsed;
      return { ok: true, name: { kind, entity: data.entity, record: recordOf(data), revision: data.revision } };
    },
    pattern: { 'detail-type': [type] },
  };
}
