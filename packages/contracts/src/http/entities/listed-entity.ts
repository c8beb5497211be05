import type { SingleRecordKind } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { answeredTimeShape, sourcesSchema } from '../answer-parts.ts';
import { dayParameter, sourceParameter, timeParameters } from '../parameters.ts';
import type { Column } from '../table.ts';
import { defineEntity, type EntityQuestions, entityPath } from './entity-questions.ts';
import { type ListEntry, listQuestion, pathColumn, sourcesText } from './list-question.ts';
import { shownBody } from './shown-single-record.ts';

/** What every list of a view's entities can be asked beside its own filters. */
export const listedShape = {
  source: sourceParameter.optional().meta({
    description: 'The one dataset to list; unless told, the one of highest precedence that has such entities.',
  }),
  from: dayParameter('The first day, inclusive. Undated entities are left out when it is given.'),
  to: dayParameter('The last day, inclusive. Undated entities are left out when it is given.'),
  ...timeParameters,
};

/** What such a list is of. */
const listedDefinitionSchema = z.strictObject({
  view: z.string(),
  version: z.int(),
  sources: sourcesSchema,
  ...answeredTimeShape,
  coverage: z.strictObject({
    undated: z.int().meta({ description: 'Entities without a day, among what is asked for; in no range of days' }),
  }),
});
export type ListedDefinition = z.output<typeof listedDefinitionSchema>;

/** A single-record kind whose entities are listed as its view has them: what it adds to the frame. */
interface ListedEntity<Filters extends z.ZodRawShape> {
  readonly title?: string;
  readonly summary: string;
  /** Members that an entity is shown together with. */
  readonly joined?: z.ZodRawShape;
  /** How an entity is shown, where that is not its body. */
  readonly shown?: z.ZodObject;
  readonly filters: Filters;
  /** Its own columns, by the path of a member. */
  readonly columns: readonly string[];
}

/** The questions of a kind that is listed as its view has it. */
export interface ListedQuestions<Filters extends z.ZodRawShape = z.ZodRawShape> extends EntityQuestions {
  /** What its list can be asked beside what every list can. */
  readonly filters: Filters;
}

/** Declares the questions of a kind that is listed as its view has it, a row an entity. */
export function defineListedEntity<Filters extends z.ZodRawShape>(
  kind: SingleRecordKind,
  { columns, ...definition }: ListedEntity<Filters>,
): ListedQuestions<Filters> {
  const table = { rows: (entries: readonly ListEntry[]) => entries, columns: entityColumns(columns) };
  return defineTabledEntity(kind, { ...definition, table });
}

/** The same with a table of its own. */
export function defineTabledEntity<Filters extends z.ZodRawShape, Row>(
  kind: SingleRecordKind,
  definition: Omit<ListedEntity<Filters>, 'columns'> & {
    readonly table: { rows(entries: readonly ListEntry[]): readonly Row[]; readonly columns: readonly Column<Row>[] };
  },
): ListedQuestions<Filters> {
  const { name } = kind;
  const { title = name, summary, joined, shown = shownBody(kind, joined), filters, table } = definition;
  const list = listQuestion({
    kind: name,
    summary,
    answers: `A page of ${entityPath(name).replace('/v1/', '')}`,
    filters: { ...filters, ...listedShape },
    shown,
    day: 'The day it is listed under; undated when unknown',
    definition: listedDefinitionSchema,
    table,
  });
  return { ...defineEntity({ kind: name, title, shown, list }), filters };
}

function entityColumns(own: readonly string[]): readonly Column<ListEntry>[] {
  return [
    ...['id', 'day', 'status', 'revision', ...own].map((path) => pathColumn(path)),
    ['publisher', (entry) => sourcesText(entry, 'publisher')],
    ['source_title', (entry) => sourcesText(entry, 'title')],
    pathColumn('seq'),
  ];
}
