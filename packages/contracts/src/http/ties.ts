import { linkKind, relations } from '@counterweight/domain/kinds';
import { z } from 'zod';

/** A link as the entity at one of its ends shows it. */
export const shownTieSchema = z
  .strictObject({
    link: z.string(),
    source: z.string().meta({ description: 'Who says so' }),
    relation: z.enum(relations),
    direction: z.enum(['from', 'to']).meta({
      description: 'Which end this entity is: `from` it is in_response_to the other; `to` the other is to it',
    }),
    entity: z.string().meta({ description: 'The other end' }),
    dangling: z.boolean().meta({ description: 'No live record of any source names the other end' }),
    said_on: linkKind.body.shape.said_on,
    quote: linkKind.body.shape.quote,
    restated: linkKind.body.shape.restated,
    note: linkKind.body.shape.note,
    links: z.strictObject({
      link: z.string(),
      entity: z.array(z.string()).meta({ description: 'Where the other end is; nowhere when it is dangling' }),
    }),
  })
  .meta({ id: 'Tie' });
/** Links that are not shown one by one. */
export const moreTiesSchema = z
  .strictObject({
    count: z
      .int()
      .meta({ description: 'Links of sources that have no rank and are not its own; and ranked ones above 50' }),
    links: z.strictObject({ self: z.string().meta({ description: 'Where links are listed; `source` chooses whose' }) }),
  })
  .meta({ id: 'MoreTies' });
export type MoreTies = z.output<typeof moreTiesSchema>;
export type ShownTie = z.output<typeof shownTieSchema>;
