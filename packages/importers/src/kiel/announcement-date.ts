import { type Day, dayOfNumber, daySchema, type Month, monthSchema, type When } from '@counterweight/domain/values';

/** Which number of a date such as 03/04/2022 is the day, where the file's other dates tell. */
export type DateOrder = 'day_first' | 'month_first' | 'unclear';

/** When, as precisely as the text says; `doubt` says how anything but a plain date was understood. */
export interface WhenReading {
  readonly when: When;
  readonly doubt?: string;
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;
const NUMBERS = /^(?<a>\d{1,2})(?<mark>[./-])(?<b>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})$/;
const MONTH = /^(?:(?<month>\d{1,2})[./-](?<year>\d{4}|\d{2})|(?<year2>\d{4})-(?<month2>\d{1,2}))$/;
const SAID = {
  between: /^(?:between|from)\s+(?<from>\S+)\s+(?:and|to|until)\s+(?<to>\S+)$/i,
  until: /^(?:unti|until|till|by|before|up to)\s+(?<to>\S+)$/i,
  after: /^(?:after|since|from)\s+(?<from>\S+)$/i,
  vague: /^(?:unclear|not specified|unspecified|undisclosed|unknown|around|about)[,:]?\s+(?<rest>\S+)$/i,
};
/** Days as spreadsheets number them, from 2010 to 2064; 25569 is 1970-01-01. */
const SERIAL = /^([45]\d{4})(?:\.0+)?$/;
const SERIAL_OF_1970 = 25_569;
const MAX_TEXT = 200;

/** The order that all unmistakable dates of a column agree on; dates with an ISO or dotted form say nothing of it. */
export function dateOrderOf(texts: readonly string[]): DateOrder {
  const orders = texts.flatMap((text) => {
    const { a, b, mark } = NUMBERS.exec(text)?.groups ?? {};
    if (mark !== '/' || Number(a) > 12 === Number(b) > 12) return [];
    return Number(a) > 12 ? ('day_first' as const) : ('month_first' as const);
  });
  const [first] = orders;
  return first !== undefined && orders.every((order) => order === first) ? first : 'unclear';
}

/**
 * Reads an announcement's date as the sheet writes it: ISO, numbers, a month, `until ..`, `after ..`, `between .. and ..`.
 * Of a bound that can be read both ways the wider interval is kept. What is neither a day, a month nor a bound is undated.
 */
export function readAnnouncementDate(text: string, order: DateOrder): WhenReading {
  const iso = daySchema.safeParse(ISO.exec(text)?.[1]).data;
  if (iso !== undefined) return { when: { precision: 'day', day: iso } };
  const said = text.replace(/\s+/g, ' ');
  const when = plainDate(SAID.vague.exec(said)?.groups?.rest ?? said, order) ?? interval(said) ?? undated(said);
  return { when, doubt: `read as ${phrase(when)}` };
}

function plainDate(text: string, order: DateOrder): When | undefined {
  const month = monthIn(text);
  if (month !== undefined) return { precision: 'month', month };
  const days = daysIn(text, order);
  const [day, other] = days;
  if (day === undefined) return undefined;
  return other === undefined ? { precision: 'day', day } : { precision: 'between', from: day, to: other, text };
}

function interval(text: string): When | undefined {
  const bounds = (SAID.between.exec(text) ?? SAID.until.exec(text) ?? SAID.after.exec(text))?.groups;
  const from = bounds?.from === undefined ? undefined : firstDay(bounds.from);
  const to = bounds?.to === undefined ? undefined : lastDay(bounds.to);
  const unread = (bounds?.from !== undefined && from === undefined) || (bounds?.to !== undefined && to === undefined);
  if (bounds === undefined || unread || (from !== undefined && to !== undefined && from > to)) return undefined;
  return { precision: 'between', ...(from && { from }), ...(to && { to }), text: text.slice(0, MAX_TEXT) };
}

function undated(text: string): When {
  const says = /\w/.test(text);
  return { precision: 'undated', ...(says && { text: text.slice(0, MAX_TEXT) }) };
}

function firstDay(text: string): Day | undefined {
  const month = monthIn(text);
  return month === undefined ? daysIn(text, 'unclear')[0] : daySchema.parse(`${month}-01`);
}

function lastDay(text: string): Day | undefined {
  const month = monthIn(text);
  if (month === undefined) return daysIn(text, 'unclear').at(-1);
  const days = ['31', '30', '29', '28'].map((day) => daySchema.safeParse(`${month}-${day}`).data);
  return days.find((day) => day !== undefined);
}

function monthIn(text: string): Month | undefined {
  const { month, month2, year, year2 } = MONTH.exec(text)?.groups ?? {};
  return monthSchema.safeParse(`${fullYear(year ?? year2)}-${(month ?? month2)?.padStart(2, '0')}`).data;
}

/** The days that a text can mean, earliest first: none, one, or two where day and month can change places. */
function daysIn(text: string, order: DateOrder): readonly Day[] {
  const iso = daySchema.safeParse(text).data;
  if (iso !== undefined) return [iso];
  const [, serial] = SERIAL.exec(text) ?? [];
  if (serial !== undefined) return [dayOfNumber(Number(serial) - SERIAL_OF_1970)];
  const { a = '', b = '', mark, year } = NUMBERS.exec(text)?.groups ?? {};
  if (mark === undefined) return [];
  const day = (dayOfMonth: string, month: string) =>
    daySchema.safeParse(`${fullYear(year)}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`).data;
  const dayFirst = day(a, b);
  const monthFirst = mark === '/' ? day(b, a) : undefined;
  if (dayFirst !== undefined && monthFirst !== undefined && order !== 'unclear') {
    return [order === 'day_first' ? dayFirst : monthFirst];
  }
  const found = [dayFirst, monthFirst].filter((found) => found !== undefined);
  return [...new Set(found)].sort();
}

function fullYear(year: string | undefined): string | undefined {
  return year?.length === 2 ? `20${year}` : year;
}

function phrase(when: When): string {
  if (when.precision === 'day') return `the day ${when.day}`;
  if (when.precision === 'month') return `some day in ${when.month}`;
  if (when.precision === 'undated') return 'undated';
  const bounds = [when.from && `from ${when.from}`, when.to && `until ${when.to}`].filter((bound) => bound);
  return `some day ${bounds.join(' ')}, counted as undated`;
}
