import { z } from 'zod';
import type { StoredRow } from '../rows/stored-row.ts';
import type { View } from '../rows/view.ts';
import {
  type EntityId,
  entityIdSchema,
  type RecordId,
  type Revision,
  recordIdSchema,
  revisionSchema,
  sourceOf,
} from '../values/ids.ts';
import { type SourceReference, sourceReferencesSchema } from '../values/source-reference.ts';
import { defineKind, type Kind, LIST_AXIS, latestOfEach, type RecordContent } from './kind.ts';
import type { KindName } from './kind-name.ts';
import type { Warning } from './warning.ts';

/** What the ledger says of an entity that has one record, by its highest revision. */
export type SingleRecordState<Body> = { readonly entity: EntityId } & (
  | { readonly status: 'absent' }
  | ({ readonly status: 'live'; readonly revision: Revision; readonly body: Body } & Sourced)
  | ({ readonly status: 'retracted'; readonly revision: Revision; readonly reason: string } & Sourced)
  | { readonly status: 'redacted'; readonly revision: Revision; readonly reason: string }
);

interface Sourced {
  readonly sources: readonly SourceReference[];
}

/** An event about the kind's one record: the last part of its type's name, and its data. */
export interface RecordEvent {
  readonly verb: string;
  readonly data: z.ZodType<Named>;
}

interface Named {
  readonly entity: EntityId;
  readonly revision: Revision;
}

interface Definition<Name extends KindName, Schema extends z.ZodObject, Row extends ListedRow = ListedRow> {
  readonly name: Name;
  /** The member of the event's data that bears the kind's name. */
  readonly body: Schema;
  /** What its entities are called; any id unless given. */
  readonly entity?: typeof entityIdSchema;
  /** The id of the record; `report` unless given. */
  readonly record?: string;
  /** The verbs of the event that gives the entity as its source has it, and of the one that takes it back. */
  readonly verbs?: { readonly live: string; readonly retracted: string };
  /** `false`: a source's word about itself, in which sources are optional and a retraction bears none. */
  readonly sourced?: false;
  /** Faults between the id and the body, which a retraction does not have; paths start at the data. */
  readonly check?: (entity: EntityId, body: z.output<Schema> | undefined, fault: Fault) => void;
  /** What is doubtful about a body; absent where nothing is looked for. */
  readonly warnings?: (body: z.output<Schema>) => readonly Warning[];
  readonly view: ViewDefinition<z.output<Schema>, Row>;
}

type Fault = (path: readonly string[], message: string) => void;

/** What a list asks of a row: whose it is, and of which entity where the view names them. */
interface ListedRow {
  readonly source: string;
  readonly entity?: string;
}

/** What every row of an entity may say: whose it is, and its id. */
interface RowOwner {
  readonly source: string;
  readonly entity: string;
}

/** How the rows of the kind's view are stored, as `defineRows` declares them. */
interface ReadableRows<Row> {
  readonly axes: readonly string[];
  read(stored: StoredRow): Row;
}

interface ViewDefinition<Body, Row> {
  readonly name: string;
  readonly version: number;
  readonly rows: ReadableRows<Row>;
  /** The rows of an entity as they are stored. */
  contributions(body: Body, owner: RowOwner): readonly StoredRow[];
}

/** A kind whose entities have one record, which says all that their source knows of them, and one view. */
export interface SingleRecordKind<
  Name extends KindName = KindName,
  Schema extends z.ZodObject = z.ZodObject,
  Row extends ListedRow = ListedRow,
> extends Kind<Name> {
  readonly record: RecordId;
  readonly body: Schema;
  readonly events: { readonly live: RecordEvent; readonly retracted: RecordEvent };
  readonly view: View<SingleRecordState<z.output<Schema>>>;
  /** Reads a row of the view. */
  readonly rows: ReadableRows<Row>;
  readonly warnings: ((body: z.output<Schema>) => readonly Warning[]) | undefined;
  fold(entity: EntityId, records: readonly RecordContent[]): SingleRecordState<z.output<Schema>>;
}

/** Makes events, fold and view of a kind from its body's schema. Event types and record ids are wire format. */
export function defineSingleRecordKind<const Name extends KindName, Schema extends z.ZodObject, Row extends ListedRow>(
  definition: Definition<Name, Schema, Row>,
): SingleRecordKind<Name, Schema, Row> {
  const { name, body, record = 'report', verbs = { live: 'reported', retracted: 'retracted' }, warnings } = definition;
  const data = dataSchemas(definition);
  const view = viewOf(definition.view);
  const fold = foldOf(definition, data.retracted);
  const listed = definition.view.rows.axes.includes(LIST_AXIS);
  const recordWarnings = (given: unknown) => {
    const read = body.safeParse(Reflect.get(Object(given), name));
    const found = read.success ? (warnings?.(read.data) ?? []) : [];
    return found.map((warning) => ({ ...warning, field: `${name}.${warning.field}` }));
  };
  return {
    ...defineKind({ name, fold, views: [view], listed, recordWarnings }),
    record: recordIdSchema.parse(record),
    body,
    events: {
      live: { verb: verbs.live, data: data.live },
      retracted: { verb: verbs.retracted, data: data.retracted },
    },
    view,
    rows: definition.view.rows,
    warnings,
    fold,
  };
}

const liveSchema = z.looseObject({ sources: sourceReferencesSchema.optional() });

type RetractedSchema = z.ZodType<Named & Partial<Sourced> & { readonly reason: string }>;

function foldOf<Schema extends z.ZodObject>(
  { name, body }: Definition<KindName, Schema>,
  retracted: RetractedSchema,
): SingleRecordKind<KindName, Schema>['fold'] {
  return (entity, records) => {
    const [record] = latestOfEach(records);
    if (record === undefined) return { entity, status: 'absent' };
    const { revision, status } = record;
    if (status === 'redacted') return { entity, status, revision, reason: record.reason };
    if (status === 'retracted') {
      const { reason, sources = [] } = retracted.parse(record.data);
      return { entity, status, revision, reason, sources };
    }
    const { sources = [], [name]: held } = liveSchema.parse(record.data);
    return { entity, status, revision, body: body.parse(held), sources };
  };
}

function viewOf<Body>({ name, version, contributions }: ViewDefinition<Body, unknown>): View<SingleRecordState<Body>> {
  return {
    name,
    version,
    contributions(state) {
      if (state.status !== 'live') return [];
      const { entity, body } = state;
      return contributions(body, { source: sourceOf(entity), entity });
    },
  };
}

function dataSchemas<Schema extends z.ZodObject>(
  definition: Definition<KindName, Schema>,
): {
  readonly live: z.ZodType<Named>;
  readonly retracted: RetractedSchema;
} {
  const { name, body, entity = entityIdSchema, sourced = true, check } = definition;
  const named = { entity, revision: revisionSchema };
  const sources = sourceReferencesSchema;
  const live = z.strictObject({ ...named, sources: sourced ? sources : sources.optional(), [name]: body });
  const reason = z.string().min(1).max(1000);
  const retracted: RetractedSchema = sourced
    ? z.strictObject({ ...named, sources, reason })
    : z.strictObject({ ...named, reason });
  if (check === undefined) return { live, retracted };
  return {
    live: live.superRefine((data, context) => check(data.entity, Reflect.get(data, name), faultIn(context))),
    retracted: retracted.superRefine(({ entity: id }, context) => check(id, undefined, faultIn(context))),
  };
}

function faultIn(context: z.RefinementCtx): Fault {
  return (path, message) => context.addIssue({ code: 'custom', path: [...path], message });
}
