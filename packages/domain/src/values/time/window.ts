import { z } from 'zod';
import { type Day, daySchema } from './day.ts';

/** Salvos are counted by the calendar of this zone. */
export const KYIV = 'Europe/Kyiv';

const LOCAL_MINUTE = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;

/** A wall-clock time as reported: `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM` when the minute is known. Its form is its precision. */
export const localTimeSchema = z
  .string()
  .refine(
    (text) => (text.length === 10 || LOCAL_MINUTE.test(text)) && daySchema.safeParse(text.slice(0, 10)).success,
    'a day that exists, YYYY-MM-DD, or with a time YYYY-MM-DDTHH:MM',
  )
  .brand<'LocalTime'>();
export type LocalTime = z.infer<typeof localTimeSchema>;

const zoneSchema = z.string().refine(isTimeZone, 'an IANA time zone such as Europe/Kyiv').brand<'TimeZone'>();

/** When a salvo began and ended. The end may not lie before the start at the coarser precision of the two. */
export const windowSchema = z
  .strictObject({ start: localTimeSchema, end: localTimeSchema, zone: zoneSchema })
  .refine((window) => !endsBeforeStart(window.start, window.end), {
    path: ['end'],
    message: 'the window ends before it starts',
  });
export type Window = z.infer<typeof windowSchema>;

/** `minute` when the time of day is known, else `day`. */
export function precisionOf(time: LocalTime): 'minute' | 'day' {
  return time.length === 10 ? 'day' : 'minute';
}

/**
 * The Kyiv calendar day of a local time in `zone`. A day-precise time is the day as reported, whatever the zone;
 * in a repeated or skipped hour of a clock change the first matching offset is taken.
 */
export function kyivDay(time: LocalTime, zone: string): Day {
  const day = daySchema.parse(time.slice(0, 10));
  if (precisionOf(time) === 'day' || zone === KYIV) return day;
  const asUtc = Date.parse(`${time}:00Z`);
  const instant = asUtc - offsetMs(asUtc - offsetMs(asUtc, zone), zone);
  return daySchema.parse(wallClock(instant, KYIV).slice(0, 10));
}

function endsBeforeStart(start: string, end: string): boolean {
  const length = Math.min(start.length, end.length);
  return end.slice(0, length) < start.slice(0, length);
}

// Asking Intl costs 70 µs; events name the same few zones over and over.
const knownZones = new Set<string>([KYIV]);

function isTimeZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
  } catch {
    return false;
  }
  knownZones.add(zone);
  return true;
}

function offsetMs(epochMs: number, zone: string): number {
  return Date.parse(`${wallClock(epochMs, zone)}Z`) - epochMs;
}

function wallClock(epochMs: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(epochMs);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}
