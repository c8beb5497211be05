import { z } from 'zod';

const MS_PER_DAY = 86_400_000;

/** A calendar day, `YYYY-MM-DD`. Which zone's calendar is said where it is used: Kyiv for salvos, UTC for known days. */
export const daySchema = z.iso.date('a calendar day that exists, YYYY-MM-DD').brand<'Day'>();
export type Day = z.infer<typeof daySchema>;

const DAY_FORM = /^\d{4}-\d\d-\d\d$/;

/** Whether a text is written as a day is. For texts that were days when they were stored: `daySchema` reads all others. */
export function hasDayForm(text: string): text is Day {
  return DAY_FORM.test(text);
}

/** Days since 1970-01-01; negative before it. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);
}

/** The inverse of `dayNumber`. */
export function dayOfNumber(number: number): Day {
  return daySchema.parse(new Date(number * MS_PER_DAY).toISOString().slice(0, 10));
}

/** The day `days` later; earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days);
}

/** The UTC day of an instant given in epoch milliseconds. */
export function utcDay(epochMs: number): Day {
  return daySchema.parse(new Date(epochMs).toISOString().slice(0, 10));
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return a < b ? b : a;
}
