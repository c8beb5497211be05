import { z } from 'zod';
import { code, text } from '../../rows/column.ts';
import { defineRows } from '../../rows/define-rows.ts';
import { entityIdSchema } from '../../values/ids.ts';
import { daySchema } from '../../values/time/day.ts';
import { LIST_AXIS } from '../kind.ts';
import { defineSingleRecordKind } from '../single-record-kind.ts';

/** How the entity `from` is tied to the entity `to`, said from the first one's side. */
export const relations = [
  'in_response_to',
  'same_as',
  'supersedes',
  'part_of',
  'fulfils',
  'decided_at',
  'about',
] as const;
const relationSchema = z.enum(relations);
export type Relation = z.infer<typeof relationSchema>;

/** An explicit tie between two entities, of any sources, with the words that say so. */
const linkSchema = z
  .strictObject({
    from: entityIdSchema,
    relation: relationSchema,
    to: entityIdSchema,
    /** The day on which it was said. */
    said_on: daySchema.optional(),
    quote: z.string().min(1).max(2000).optional(),
    /** What the source says, restated, where it is not quoted. */
    restated: z.string().min(1).max(2000).optional(),
    note: z.string().min(1).max(2000).optional(),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'an entity cannot be linked to itself' })
  .refine(({ quote, restated }) => quote !== undefined || restated !== undefined, {
    path: ['quote'],
    message: 'a link is somebody’s word: quote it, or restate it in `restated`',
  });
export type Link = z.infer<typeof linkSchema>;

/** Each link once, under the day on which the tie was said. */
export const linkRows = defineRows({
  list: { dimensions: { entity: text, from: text, relation: code(relations), to: text }, counts: ['links'] },
});

/** Links, listed under the day on which the tie was said. Whether either end is there is found out when read. */
export const linkKind = defineSingleRecordKind({
  name: 'link',
  body: linkSchema,
  view: {
    name: 'links',
    version: 1,
    rows: linkRows,
    contributions: ({ from, relation, to, said_on }, named) => [
      linkRows.write({
        axis: LIST_AXIS,
        day: said_on ?? 'undated',
        ...named,
        from,
        relation,
        to,
        measures: { links: 1 },
      }),
    ],
  },
});
