import {
  endReasons,
  horizons,
  LIMIT_DAYS,
  type Rung,
  respondingKinds,
  rungs,
  unwatchedReasons,
} from '@counterweight/domain/answers';
import { z } from 'zod';
import { dayText } from './answer-parts.ts';
import { intervalSchema } from './interception-rows.ts';
import type { Column } from './table.ts';
import { shownTieSchema } from './ties.ts';

const count = z.int().min(0);
const number = z.number();

/** How long after a wave the first event came, or why that is not known. */
const clockSchema = z
  .strictObject({
    ended: z.enum(['event', ...endReasons, ...unwatchedReasons]).meta({
      description:
        'What stopped the clock: an event; or the day before the next wave, the day of the answer or the last day of the data came before one; or why it never ran',
    }),
    days: z.int().nullable().meta({
      description: "Days from the wave's last day to the first event, at the latest; null where none is known",
    }),
    earliest: z.int().nullable().meta({ description: 'At the earliest: fewer than `days` where a date is a month' }),
    from_first_day: z.int().nullable().meta({ description: "The same as `days`, from the wave's first day" }),
    watched: z.int().nullable().meta({ description: 'Days for which an event could be seen; null: none' }),
    date: z.string().nullable().meta({ description: "The event's day, or its month" }),
    kind: z.enum(respondingKinds).nullable(),
    entity: z.string().nullable(),
    links: z.strictObject({ entity: z.string() }).nullable(),
  })
  .meta({ id: 'ResponseClock' });
export type ShownClock = z.output<typeof clockSchema>;

const rungClocksSchema = z
  .strictObject({
    explicit: clockSchema.meta({ description: 'To the first event that a link says answers a strike of the wave' }),
    later: clockSchema.meta({ description: 'To the first event at all, whatever it answers' }),
  })
  .meta({ id: 'ResponseRung' });

const tieSchema = shownTieSchema
  .extend({
    strike: z.string().meta({ description: 'The strike of the wave that it is said to answer' }),
    on: z
      .array(
        z.strictObject({
          rung: z.enum(rungs),
          days: z.int().meta({ description: "After the wave's last day, at the latest; 0 and less: not after it" }),
          earliest: z.int(),
          first: z.boolean().meta({ description: 'It is the one that the explicit clock shows' }),
        }),
      )
      .meta({ description: 'The rungs that the entity stands on' }),
  })
  .meta({ id: 'ResponseTie' });
export type ResponseTie = z.output<typeof tieSchema>;

/** A wave with what followed it. */
export const responseRowSchema = z
  .strictObject({
    first_day: dayText,
    last_day: dayText,
    days: count,
    open: z.boolean().meta({ description: 'The strikes counted end so soon after it that it may go on' }),
    launched: z.int().nullable(),
    ladder: z.partialRecord(z.enum(rungs), rungClocksSchema).meta({ description: 'By rung, those asked for' }),
    ties: z
      .array(tieSchema)
      .meta({ description: 'Links that say of an entity that it answers a strike of the wave; 50 at most' }),
    more_ties: count.meta({ description: 'Such links that are not shown; all of them count' }),
    links: z.strictObject({
      salvos: z.string().meta({ description: "The salvos that re-add to the wave's numbers" }),
      explain: z.string().meta({ description: "The events behind the wave's clocks" }),
    }),
  })
  .meta({ id: 'ResponseRow' });
export type ResponseRow = z.output<typeof responseRowSchema>;

const shareSchema = z.strictObject({
  days: count,
  at_risk: count.meta({ description: 'Watched for so many days without an event before' }),
  share: number
    .nullable()
    .meta({ description: 'With an event by then, by Kaplan and Meier; null: nothing watched so long' }),
  interval: intervalSchema.nullable().meta({ description: 'Null at 0, at 1, and of overlapping days' }),
  at_most: number.nullable().meta({ description: 'If every event of a month came on its earliest day' }),
});

/** What many clocks of a rung say together. */
export const responseFiguresSchema = z
  .strictObject({
    watched: count.meta({ description: 'Clocks that ran' }),
    events: count.meta({ description: 'Of these those that an event stopped' }),
    inexact: count.meta({ description: 'Of which the day is not known exactly' }),
    censored: z
      .strictObject({ next_wave: count, as_of: count, end_of_data: count })
      .meta({ description: 'The others, by what stopped them' }),
    shares: z.array(shareSchema).meta({ description: `Within ${horizons.join(', ')} days` }),
    mean: z
      .strictObject({ days: number, low: number.nullable(), high: number.nullable(), limit: count })
      .nullable()
      .meta({
        description: `Mean days until an event, at most ${LIMIT_DAYS} of each counted; null without an event or with nothing watched so long; its bounds null where nothing varies, and of overlapping days`,
      }),
    steps: z
      .array(
        z.strictObject({
          days: count,
          at_risk: count,
          events: count,
          survival: number.meta({ description: 'Without an event by then' }),
          interval: intervalSchema.nullable(),
        }),
      )
      .meta({ description: `The curve up to ${LIMIT_DAYS} days` }),
  })
  .meta({ id: 'ResponseFigures' });
export type ResponseFigures = z.output<typeof responseFiguresSchema>;

const shiftsShape = {
  p: number.nullable().meta({ description: 'Null where `reason` says why' }),
  shifts: count,
  baseline: number,
};

/** Events within a horizon of waves, beside what the calendar alone would give. */
export const responseTestSchema = z
  .strictObject({
    rung: z.enum(rungs),
    days: count,
    waves: count.meta({ description: 'All of whose days lie in the calendar' }),
    events: count.meta({ description: 'Of the calendar, on a known day' }),
    observed: number.nullable().meta({ description: 'Mean events in the days after a wave; times waves it is whole' }),
    baseline: number.nullable().meta({ description: 'The mean of the same over all shifts' }),
    excess: number.nullable(),
    p: number
      .nullable()
      .meta({ description: 'One-sided, over all shifts of the calendar; null where `reason` says why' }),
    p_adjusted: number.nullable().meta({ description: 'By Holm over every test of the answer' }),
    shifts: count,
    smallest_excess: number.nullable().meta({ description: 'The least excess that would have had p of 5 % or less' }),
    near: z
      .strictObject(shiftsShape)
      .nullable()
      .meta({ description: 'Over shifts of at most half a year, since both series grow over time' }),
    placebo: z
      .strictObject({ observed: number, ...shiftsShape })
      .nullable()
      .meta({ description: 'The same in the days before waves, where no answer to them can be' }),
    reason: z.enum(['too_few_waves', 'too_few_events']).optional(),
  })
  .meta({ id: 'ResponseTest' });
export type ResponseTest = z.output<typeof responseTestSchema>;

function clockColumns(rung: Rung, stream: 'explicit' | 'later'): readonly Column<ResponseRow>[] {
  const names = ['ended', 'days', 'earliest', 'from_first_day', 'watched', 'date', 'entity'] as const;
  return names.map((name) => [`${rung}_${stream}_${name}`, ({ ladder }) => ladder[rung]?.[stream][name]]);
}

/** The rows as columns of a table: each clock by rung and stream. */
export function responseColumns(asked: readonly string[] | undefined): readonly Column<ResponseRow>[] {
  const shown = rungs.filter((rung) => asked?.includes(rung) ?? true);
  return [
    ['first_day', (row) => row.first_day],
    ['last_day', (row) => row.last_day],
    ['days', (row) => row.days],
    ['open', (row) => String(row.open)],
    ['launched', (row) => row.launched],
    ...shown.flatMap((rung) => [...clockColumns(rung, 'explicit'), ...clockColumns(rung, 'later')]),
    ['links', ({ ties }) => ties.map(({ link }) => link).join('; ')],
    ['more_links', (row) => row.more_ties],
    ['salvos', ({ links }) => links.salvos],
    ['explain', ({ links }) => links.explain],
  ];
}
