import { type LocalTime, localTimeSchema } from '@counterweight/domain/values';

/** What a cell says of a wall-clock time. `doubt` says how an unclear one was understood. */
export type LocalTimeReading =
  | { readonly ok: true; readonly time: LocalTime; readonly doubt?: string }
  | { readonly ok: false; readonly reason: string };

const YEAR_FIRST = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?<rest>.*)$/;
const DAY_FIRST = /^(?<day>\d{1,2})(?<mark>[./])(?<month>\d{1,2})\k<mark>(?<year>\d{4})(?<rest>.*)$/;
const CLOCK = /^[T\s]\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::\d{2}(?:\.\d+)?)?$/;

/** Reads `YYYY-MM-DD` or day-first dates, with a time of day if there is one (`3:30` is half past three; seconds go). */
export function readLocalTime(text: string): LocalTimeReading {
  const date = (YEAR_FIRST.exec(text) ?? DAY_FIRST.exec(text))?.groups;
  if (date === undefined) return { ok: false, reason: 'not a date such as 2024-01-31 or 2024-01-31 03:30' };
  const { year = '', month = '', day = '', rest = '', mark } = date;
  const clock = CLOCK.exec(rest)?.groups;
  if (rest !== '' && clock === undefined) return { ok: false, reason: 'not a time of day such as 03:30' };
  const time = clock === undefined ? '' : `T${pad(clock.hour)}:${clock.minute}`;
  const parsed = localTimeSchema.safeParse(`${year}-${pad(month)}-${pad(day)}${time}`);
  if (!parsed.success) return { ok: false, reason: 'no such day or time of day' };
  const ambiguous = mark === '/' && Number(day) <= 12 && day !== month;
  return { ok: true, time: parsed.data, ...(ambiguous && { doubt: `read day first, as ${parsed.data.slice(0, 10)}` }) };
}

function pad(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0');
}
