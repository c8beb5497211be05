import { addDays, type Day } from './day.ts';

/** No date of an event lies before this day, the year of Ukraine's independence ... */
const EARLIEST = '1991-01-01';
/** ... but of a membership, which may be as old as the bodies are: NATO's first members joined in 1949. */
const EARLIEST_MEMBERSHIP = '1945-01-01';
const membershipMembers: readonly string[] = ['from', 'to', 'attested_on'];
/** What happened may lie a day ahead of our clock: somewhere it is tomorrow already. */
const HAPPENED_AHEAD_DAYS = 1;
/** What is planned may lie so far ahead: fifty years. */
const PLANNED_AHEAD_DAYS = 18_263;

/** What the dates of an event may say, by the member that holds them. `from` and `to` are days or entity ids. */
const dateMembers = {
  publish_after: 'planned',
  convened_on: 'planned',
  from: 'planned',
  to: 'planned',
  day: 'happened',
  month: 'happened',
  on: 'happened',
  start: 'happened',
  end: 'happened',
  since: 'happened',
  as_of: 'planned',
  said_on: 'happened',
  attested_on: 'happened',
  published_on: 'happened',
} as const satisfies Readonly<Record<string, 'happened' | 'planned'>>;

/** Names of the members of an event's data that hold dates. */
export const dateMemberNames: readonly string[] = Object.keys(dateMembers);

const DATE_FORM = /^\d{4}-\d\d(-\d\d(T\d\d:\d\d)?)?$/;

/** Whether a member of an event's data is a date, a month or a local time. */
export function isDateMember(name: string, text: string): name is keyof typeof dateMembers {
  return Object.hasOwn(dateMembers, name) && DATE_FORM.test(text);
}

/** What is wrong with a date (a day, a month or a local time) as of a day, if anything is. Without a day, only whether it is too early. */
export function dateFault(member: keyof typeof dateMembers, text: string, today: Day | undefined): string | undefined {
  const earliest = membershipMembers.includes(member) ? EARLIEST_MEMBERSHIP : EARLIEST;
  if (text < earliest.slice(0, text.length)) return `lies before ${earliest}, the earliest that is taken`;
  if (today === undefined) return undefined;
  const planned = dateMembers[member] === 'planned';
  const latest = addDays(today, planned ? PLANNED_AHEAD_DAYS : HAPPENED_AHEAD_DAYS);
  if (text.slice(0, 10) <= latest.slice(0, text.length)) return undefined;
  const rule = planned ? 'what is planned lies at most fifty years ahead' : 'what happened lies at most a day ahead';
  return `lies after ${latest}; ${rule}`;
}

/** Whether a date lies ahead of a day. */
export function isAhead(text: string, today: Day): boolean {
  return text.slice(0, 10) > today.slice(0, text.length);
}
