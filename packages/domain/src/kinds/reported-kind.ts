import { z } from 'zod';
import type { Contribution, View } from '../rows/view.ts';
import { type EntityId, entityIdSchema, revisionSchema, sourceOf } from '../values/ids.ts';
import { type SourceReference, sourceReferencesSchema } from '../values/source-reference.ts';
import { defineKind, type Kind, type RecordContent } from './kind.ts';
import { foldSingleRecord, type SingleRecordState } from './single-record.ts';

/** What the ledger says of an entity that its source reports whole, with where it was read. */
export type ReportedState<Body> = SingleRecordState<
  { readonly body: Body; readonly sources: readonly SourceReference[] },
  { readonly reason: string; readonly sources: readonly SourceReference[] }
>;

/** The axis on which every entity of a kind stands once, on the day it is listed under. */
export const LIST_AXIS = 'list';

/** What every row of an entity says: whose it is, and its id. */
interface Named {
  readonly source: string;
  readonly entity: string;
}

interface Definition<Name extends string, Body> {
  readonly name: Name;
  /** The schema of the member of the event's data that bears the kind's name. */
  readonly body: z.ZodType<Body>;
  /** Faults that lie between the entity's id and its body; paths start at the data. */
  readonly check?: (entity: EntityId, body: Body, fault: (path: readonly string[], message: string) => void) => void;
  readonly view: {
    readonly name: string;
    readonly version: number;
    /** An entity's rows as they are stored; one of them at least stands on the axis `list`. */
    rows(body: Body, named: Named): readonly Contribution[];
  };
}

export interface ReportedKind<Body> {
  readonly kind: Kind;
  readonly view: View<ReportedState<Body>>;
  /** Data of `counterweight.<kind>.reported`: the entity as its source now gives it. */
  readonly reported: z.ZodType<NamedData>;
  /** Data of `counterweight.<kind>.retracted`: the source takes it back. */
  readonly retracted: z.ZodType<NamedData>;
  fold(entity: EntityId, records: readonly RecordContent[]): ReportedState<Body>;
}

const named = { entity: entityIdSchema, revision: revisionSchema, sources: sourceReferencesSchema };
type NamedData = z.output<z.ZodObject<typeof named>>;
const sourcedSchema = z.looseObject({ sources: sourceReferencesSchema });

/**
 * A kind whose entities have one record, `report`, and one view in which each stands once: on the axis `list`, with its
 * id among the dimensions, so that nothing is ever summed over two of them unasked.
 */
export function defineReportedKind<const Name extends string, Body>(
  definition: Definition<Name, Body>,
): ReportedKind<Body> {
  const { name, view: listed } = definition;
  const retracted = z.strictObject({ ...named, reason: z.string().min(1).max(1000) });
  const fold = (entity: EntityId, records: readonly RecordContent[]) =>
    foldSingleRecord(entity, records, {
      live(data) {
        const { sources, [name]: body } = sourcedSchema.parse(data);
        return { body: definition.body.parse(body), sources };
      },
      retracted(data) {
        const { reason, sources } = retracted.parse(data);
        return { reason, sources };
      },
    });
  const view: View<ReportedState<Body>> = {
    name: listed.name,
    version: listed.version,
    contributions(state) {
      if (state.status !== 'live') return [];
      const { entity, body } = state;
      return listed.rows(body, { source: sourceOf(entity), entity });
    },
  };
  return {
    kind: defineKind({ name, fold, views: [view] }),
    view,
    reported: reportedSchema(definition),
    retracted,
    fold,
  };
}

function reportedSchema<Name extends string, Body>({
  name,
  body,
  check,
}: Definition<Name, Body>): z.ZodType<NamedData> {
  const schema = z.strictObject({ ...named, [name]: body });
  if (check === undefined) return schema;
  return schema.superRefine((data, context) => {
    check(data.entity, body.parse(Reflect.get(data, name)), (path, message) => {
      context.addIssue({ code: 'custom', path: [...path], message });
    });
  });
}
