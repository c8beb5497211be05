import { z } from 'zod';
import { entityIdSchema } from '../../values/ids.ts';
import { daySchema } from '../../values/time/day.ts';

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
export const linkSchema = z
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
