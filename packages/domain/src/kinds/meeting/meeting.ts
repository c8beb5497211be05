import { z } from 'zod';
import { daySchema } from '../../values/time/day.ts';

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
export const meetingSchema = z.strictObject({
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
