import type { KindName } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { type EntityLinks, entityLinksSchema } from '../answer-parts.ts';
import { hashSchema, saltSchema } from '../content-hash-parts.ts';
import { defineQuestion, type Question } from '../define-question.ts';
import { LIST_LIMIT, listLinksSchema } from '../pages.ts';
import { cursorParameter, limitParameter, timeParameters } from '../parameters.ts';
import { moreTiesSchema, shownTieSchema } from '../ties.ts';

/** Where entities of a kind are listed. */
export function entityPath<const Kind extends string>(kind: Kind): `/v1/${Kind}s` {
  return `/v1/${kind}s`;
}

/** Where an entity and its history are. */
export function entityLinks(kind: string, entity: string): EntityLinks {
  const self = `${entityPath(kind)}/${encodeURIComponent(entity).replaceAll('%3A', ':')}`;
  return { self, history: `${self}/history` };
}

/** What can be asked of one entity and of its history: for what time. */
export const entityQuery = z.strictObject({
  known_at: timeParameters.known_at,
  at_seq: timeParameters.at_seq,
  min_seq: timeParameters.min_seq,
});
export type EntityQuery = z.output<typeof entityQuery>;

/** The same of its history, which comes in pages. */
export const historyQuery = entityQuery.extend({
  limit: limitParameter(LIST_LIMIT.standard, LIST_LIMIT.max),
  cursor: cursorParameter,
});
export type HistoryQuery = z.output<typeof historyQuery>;

/** What the API answers of the entities of one kind: their list, one of them, and its history. */
export interface EntityQuestions<Shown extends z.ZodObject = z.ZodObject, List extends Question = Question> {
  readonly kind: KindName;
  /** What one entity is called. */
  readonly title: string;
  /** An entity's own members, as every answer shows them. */
  readonly shown: Shown;
  readonly list: List;
  readonly one: ReturnType<typeof oneQuestion<Shown>>;
  readonly history: ReturnType<typeof historyQuestion<Shown>>;
}

/** Declares the questions of a kind. */
export function defineEntity<Shown extends z.ZodObject, List extends Question>(definition: {
  readonly kind: KindName;
  readonly title?: string;
  readonly shown: Shown;
  readonly list: List;
}): EntityQuestions<Shown, List> {
  const { kind, title = kind, shown, list } = definition;
  return {
    kind,
    title,
    shown,
    list,
    one: oneQuestion(kind, title, shown),
    history: historyQuestion(kind, title, shown),
  };
}

function oneQuestion<Shown extends z.ZodObject>(kind: KindName, title: string, shown: Shown) {
  return defineQuestion({
    path: `${entityPath(kind)}/{id}`,
    tag: 'entities',
    summary: `One ${title}, by its highest revision`,
    query: entityQuery,
    answers: 'The entity, folded from its records',
    answer: z.strictObject({
      data: shown.extend({
        linked: z.array(shownTieSchema).meta({
          description: 'The links that name it, from either end: its own and those of ranked sources, at most 50',
        }),
        linked_more: moreTiesSchema,
        seq: z.int().nullable(),
        known_on: z.string().nullable(),
      }),
      links: entityLinksSchema,
    }),
  });
}

function historyQuestion<Shown extends z.ZodObject>(kind: KindName, title: string, shown: Shown) {
  return defineQuestion({
    path: `${entityPath(kind)}/{id}/history`,
    tag: 'entities',
    summary: `The known revisions of one ${title}, in journal order`,
    query: historyQuery,
    answers: 'The revisions with what each changed; one not yet projected is not yet known',
    answer: z.strictObject({
      data: z.array(
        revisionSchema.extend({
          content: shown
            .optional()
            .meta({ description: 'The entity as this revision alone has it; absent when redacted' }),
        }),
      ),
      links: z.strictObject({ ...listLinksSchema.shape, entity: z.string() }),
    }),
  });
}

const revisionSchema = z.strictObject({
  seq: z.int(),
  known_on: z.string().meta({ description: 'The UTC day on which it became known' }),
  change: z.enum(['created', 'corrected', 'retracted', 'superseded']),
  record: z.string(),
  revision: z.int(),
  type: z.string(),
  event_id: z.string(),
  accepted_at: z.string(),
  hash: hashSchema,
  salt: saltSchema.optional().meta({
    description: 'Of the hash: while a part of the event is withheld there is none, and none once it is redacted',
  }),
  redacted: z.strictObject({ reason: z.string(), answer: z.union([z.literal(410), z.literal(451)]) }).optional(),
});
