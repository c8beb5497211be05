import { z } from 'zod';
import { code, day, dayOrUndated, optional, text } from '../../rows/column.ts';
import { defineRows } from '../../rows/define-rows.ts';
import { type Day, daySchema } from '../../values/time/day.ts';
import { LIST_AXIS } from '../kind.ts';
import { defineSingleRecordKind } from '../single-record-kind.ts';
import type { Warning } from '../warning.ts';

const name = z.string().min(1).max(200);

/** Who met: the NATO-Ukraine Council, the Ukraine Defense Contact Group, the North Atlantic Council, ... */
export const forums = {
  NUC: 'NATO-Ukraine Council',
  UDCG: 'Ukraine Defense Contact Group',
  NAC: 'North Atlantic Council',
  NATO_SUMMIT: 'NATO summit',
  EUROPEAN_COUNCIL: 'European Council',
  EU_FAC: 'Foreign Affairs Council of the European Union',
  G7: 'Group of Seven',
  UNSC: 'Security Council of the United Nations',
  BILATERAL: 'Bilateral meeting',
  OTHER: 'Other meeting',
} as const satisfies Readonly<Record<string, string>>;
export type Forum = keyof typeof forums;
const forumCodes = Object.keys(forums) as [Forum, ...Forum[]];
export const forumSchema = z.enum(forumCodes);

export const meetingFormats = [
  'ambassadors',
  'ministers',
  'foreign_ministers',
  'defence_ministers',
  'leaders',
  'officials',
] as const;

/** A meeting: when it was asked for, made public and held are separate days, each absent when unknown or not (yet) so. */
const meetingSchema = z.strictObject({
  forum: forumSchema,
  title: z.string().min(1).max(500).optional(),
  format: z.enum(meetingFormats).optional(),
  place: name.optional(),
  held: z.enum(['in_person', 'online', 'hybrid']).optional(),
  requested: z.strictObject({ by: name, on: daySchema.optional() }).optional(),
  decided_by: name.optional(),
  announced: z.strictObject({ by: name.optional(), on: daySchema }).optional(),
  /** The day it began. */
  convened_on: daySchema.optional(),
  /** A meeting's standing in its forum's calendar; absent when unknown. */
  scheduling: z.enum(['scheduled', 'extraordinary']).optional(),
  outcomes: z.array(z.string().min(1).max(1000)).max(30).optional(),
  note: z.string().min(1).max(2000).optional(),
});
export type Meeting = z.infer<typeof meetingSchema>;

/** Each meeting once, under the day it was held; until then under the day it was announced or asked for. */
export const meetingRows = defineRows({
  list: {
    dimensions: {
      entity: text,
      forum: code(forumSchema.options),
      format: optional(code(meetingFormats)),
      scheduling: optional(code(['scheduled', 'extraordinary'])),
      /** `undated`: asked for on a day nobody gave. Absent: nobody is known to have asked for it. */
      requested_on: optional(dayOrUndated),
      announced_on: optional(day),
      convened_on: optional(day),
    },
    counts: ['meetings'],
  },
});

/** Meetings, listed under the day they were held; until then under the day they were announced or asked for. */
export const meetingKind = defineSingleRecordKind({
  name: 'meeting',
  body: meetingSchema,
  warnings: meetingWarnings,
  view: {
    name: 'meetings',
    version: 1,
    rows: meetingRows,
    contributions: ({ forum, format, scheduling, requested, announced, convened_on }, named) => [
      meetingRows.write({
        ...{ axis: LIST_AXIS, day: convened_on ?? announced?.on ?? requested?.on ?? 'undated', ...named },
        ...{ forum, format, scheduling, convened_on, announced_on: announced?.on },
        requested_on: requested && (requested.on ?? 'undated'),
        measures: { meetings: 1 },
      }),
    ],
  },
});

/** What is doubtful about a meeting's days: each should not lie before the one that leads to it. */
function meetingWarnings({ requested, announced, convened_on }: Meeting): readonly Warning[] {
  return [
    ...before('announced.on', announced?.on, 'requested', requested?.on),
    ...before('convened_on', convened_on, 'requested', requested?.on),
    ...before('convened_on', convened_on, 'announced', announced?.on),
  ];
}

function before(field: string, later: Day | undefined, earlier: string, since: Day | undefined): readonly Warning[] {
  if (later === undefined || since === undefined || since <= later) return [];
  return [{ code: 'out_of_order', field, message: `${later} lies before it was ${earlier}, ${since}` }];
}
