import { timelineKinds, timelinePoints } from '@counterweight/domain/answers';
import { sourceReferencesSchema, whenSchema } from '@counterweight/domain/values';
import { z } from 'zod';
import { strikeNumbersSchema } from './strike-numbers.ts';
import type { Column } from './table.ts';
import { moreTiesSchema, type ShownTie, shownTieSchema } from './ties.ts';

/** An entry as it is shown. */
export const timelineEntrySchema = z
  .strictObject({
    day: z.string().meta({ description: 'Its day; the first of a month of which no more is known; else undated' }),
    precision: z.enum(['day', 'month', 'between', 'undated']),
    kind: z.enum(timelineKinds),
    point: z.enum(timelinePoints).meta({ description: 'What happened' }),
    entity: z.string().nullable().meta({ description: 'None for strikes, which stand together by day' }),
    title: z.string(),
    when: whenSchema.optional().meta({ description: 'The date as its source gives it, where it is no day' }),
    note: z.string().optional(),
    strikes: strikeNumbersSchema.optional().meta({ description: 'All salvos of the day, as claimed' }),
    transactions: z.int().optional().meta({ description: 'How many transactions of the pledge stand here' }),
    sources: sourceReferencesSchema.optional(),
    linked: z
      .array(
        shownTieSchema.extend({
          strike: z.string().optional().meta({ description: 'Of a day of strikes the one that the link names' }),
        }),
      )
      .meta({
        description: 'The links that name it, from either end: its own and those of ranked sources, at most 50',
      }),
    linked_more: moreTiesSchema,
    links: z.strictObject({
      self: z.string().meta({ description: 'The entity; for strikes the salvos of the day' }),
    }),
  })
  .meta({ id: 'TimelineEntry' });
export type ShownTimelineEntry = z.output<typeof timelineEntrySchema>;

/** An entry as flat columns. */
export const timelineColumns: readonly Column<ShownTimelineEntry>[] = [
  ['day', ({ day }) => day],
  ['precision', ({ precision }) => precision],
  ['kind', ({ kind }) => kind],
  ['point', ({ point }) => point],
  ['entity', ({ entity }) => entity],
  ['title', ({ title }) => title],
  ['salvos', ({ strikes }) => strikes?.salvos],
  ['launched', ({ strikes }) => strikes?.launched],
  ['unknown_launched', ({ strikes }) => strikes?.unknown.launched],
  ['destroyed', ({ strikes }) => strikes?.destroyed],
  ['unknown_destroyed', ({ strikes }) => strikes?.unknown.destroyed],
  ['transactions', ({ transactions }) => transactions],
  ['linked', ({ linked }) => linked.map(tieText).join('; ')],
  ['linked_more', ({ linked_more: { count } }) => count],
  ['publisher', ({ sources = [] }) => sources.map(({ publisher }) => publisher).join('; ')],
  ['source_title', ({ sources = [] }) => sources.map(({ title }) => title).join('; ')],
];

function tieText({ direction, relation, entity, dangling }: ShownTie): string {
  return `${direction} ${relation} ${entity}${dangling ? ' (dangling)' : ''}`;
}
