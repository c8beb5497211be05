import { type Day, dayOf, type Month, monthSchema, type When } from '@counterweight/domain/values';
import type { RowCells } from '../table/row-cells.ts';
import { type DateOrder, readAnnouncementDate, type WhenReading } from './announcement-date.ts';

const DATE = 'announcement_date';
const NO_DATE = /^(?:\W*|undisclosed|unknown|not given|nan|none|n\/a)$/i;
/** Months are numbered from January 2022 on, which is 1; 0 means that none is known. */
const FIRST_YEAR = 2022;

/** When a row's promise was announced: by its date, else by its month; undated where the sheet says that it is. */
export function announcedOn(cells: RowCells, order: DateOrder): WhenReading {
  const text = cells.text(DATE);
  const dated = readAnnouncementDate(text, order);
  if (/^0(?:\.0*)?$/.test(cells.text('month_exists_dummy'))) return undated(text, dated);
  const month = NO_DATE.test(text) ? monthIn(cells.text('month')) : undefined;
  if (month === undefined) return dated;
  return { when: { precision: 'month', month }, doubt: `no date; read as some day in ${month} by its month` };
}

/** The day of an announcement, where it is known to the day. */
export function announcedDay(when: When): Day | undefined {
  const day = dayOf(when);
  return when.precision !== 'day' || day === 'undated' ? undefined : day;
}

function undated(text: string, { when }: WhenReading): WhenReading {
  if (when.precision === 'undated') return { when };
  const said: When = { precision: 'undated', text: text.slice(0, 200) };
  return { when: said, doubt: 'the sheet says that its month is not known; kept as undated' };
}

function monthIn(text: string): Month | undefined {
  const [, number] = /^(\d{1,3})(?:\.0*)?$/.exec(text) ?? [];
  if (number === undefined) return monthSchema.safeParse(/^\d{4}-\d{2}/.exec(text)?.[0]).data;
  const index = Number(number) - 1;
  if (index < 0) return undefined;
  const year = FIRST_YEAR + Math.floor(index / 12);
  return monthSchema.safeParse(`${year}-${String((index % 12) + 1).padStart(2, '0')}`).data;
}
