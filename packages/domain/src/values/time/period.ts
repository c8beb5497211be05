import { type Day, dayNumber, dayOfNumber, daySchema } from './day.ts';

/** The quarter of a calendar day, `2024-Q1`. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The week of a day, `2024-W01`: from Monday on, of the year that its Thursday lies in (ISO 8601). */
export function weekOf(day: Day): string {
  const number = dayNumber(day);
  // 1 January 1970 was a Thursday: three days after a Monday.
  const daysSinceMonday = (((number + 3) % 7) + 7) % 7;
  const thursday = dayOfNumber(number - daysSinceMonday + 3);
  const firstDay = daySchema.parse(`${thursday.slice(0, 4)}-01-01`);
  const week = Math.floor((dayNumber(thursday) - dayNumber(firstDay)) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
}
