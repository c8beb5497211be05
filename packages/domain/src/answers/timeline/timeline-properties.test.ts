import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { meetingKind } from '../../kinds/meeting/meeting.ts';
import { membershipKind } from '../../kinds/membership/membership.ts';
import { headerRecord, inMonth, onDay, samplePledge, transactionRecordOf } from '../../kinds/pledge/sample-pledges.ts';
import { requestKind } from '../../kinds/request/request.ts';
import { restrictionKind } from '../../kinds/restriction/restriction.ts';
import { reportedRows } from '../../kinds/sample-single-records.ts';
import { statementKind } from '../../kinds/statement/statement-kind.ts';
import { addDays, daySchema } from '../../values/time/day.ts';
import { rowsOfSalvos } from '../strikes/sample-strikes.ts';
import { supportRowsOf } from '../support/sample-support.ts';
import { selectTimeline, timelineKey, timelinePage } from './timeline.ts';
import { timelineEntries } from './timeline-entries.ts';

const anyDay = fc.integer({ min: 0, max: 40 }).map((days) => addDays(daySchema.parse('2024-01-10'), days));
const perhaps = fc.option(anyDay, { nil: undefined });
const anyWhen = fc.oneof(
  anyDay.map(onDay),
  fc.constantFrom('2024-01', '2024-02').map(inMonth),
  anyDay.map((to) => ({ precision: 'between', to }) as const),
);
const interval = fc.tuple(perhaps, perhaps).map(([one, other]) => {
  const [from, to] = one !== undefined && other !== undefined && other < one ? [other, one] : [one, other];
  return { from, to };
});

const anyWorld = fc.record({
  meetings: fc.array(fc.record({ requested: fc.option(perhaps, { nil: null }), announced: perhaps, held: perhaps }), {
    maxLength: 4,
  }),
  memberships: fc.array(interval, { maxLength: 4 }),
  restrictions: fc.array(interval, { maxLength: 4 }),
  statements: fc.array(perhaps, { maxLength: 4 }),
  requests: fc.array(anyWhen, { maxLength: 4 }),
  pledges: fc.array(fc.record({ announced: anyWhen, delivered: fc.array(anyWhen, { maxLength: 4 }) }), {
    maxLength: 4,
  }),
  strikes: fc.array(anyDay, { maxLength: 6 }),
});
type World = typeof anyWorld extends fc.Arbitrary<infer Value> ? Value : never;

const sources = ['desk'];

function timelineOf(world: World) {
  const named = <Item>(kind: string, items: readonly Item[], body: (item: Item) => unknown) =>
    Object.fromEntries(items.map((item, index) => [`desk:${kind}-${index}`, body(item)]));
  const meetings = named('meeting', world.meetings, ({ requested, announced, held }) => ({
    forum: 'NUC',
    ...(requested === null ? {} : { requested: { by: 'Ukraine', on: requested } }),
    ...(announced === undefined ? {} : { announced: { on: announced } }),
    convened_on: held,
  }));
  const restrictions = named('restriction', world.restrictions, (when) => {
    const holdsUp = { by: 'donor', donor: 'USA' };
    return { restricted_by: 'Congress', kind: 'other', holds_up: holdsUp, reason: 'no vote', ...when };
  });
  const statements = named('statement', world.statements, (said_on) => {
    return { speaker: { name: 'A desk' }, said_on, topic: 'coalition', claim: '54 countries' };
  });
  const lines = [{ item: 'Patriot' }, { item: 'SAMP/T' }];
  const requests = named('request', world.requests, (made) => ({ by: 'UKR', title: 'Asked', made, lines }));
  const memberships = named('membership', world.memberships, (when) => ({ party: 'NOR', body: 'NATO', ...when }));
  const pledges = world.pledges.map(({ announced, delivered }, index) => {
    const id = samplePledge(`pledge-${index}`);
    const transactions = delivered.map((when, at) => transactionRecordOf(id, `t${at}`, { type: 'delivered', when }));
    return [id, [headerRecord(id, { announced }), ...transactions]] as const;
  });
  const salvos = world.strikes.map((day, at) => {
    return { local: `strike-${at}`, window: { start: day, end: day, zone: 'Europe/Kyiv' } };
  });
  const stored = {
    strike: rowsOfSalvos(salvos),
    request: reportedRows(requestKind, requests),
    meeting: reportedRows(meetingKind, meetings),
    pledge: supportRowsOf(...pledges),
    restriction: reportedRows(restrictionKind, restrictions),
    statement: reportedRows(statementKind, statements),
    membership: reportedRows(membershipKind, memberships),
  };
  const counted = {
    request: sources,
    meeting: sources,
    pledge: sources,
    restriction: sources,
    statement: sources,
    membership: sources,
  };
  const bodies = [meetings, restrictions, statements, requests, memberships].flatMap(Object.keys);
  const ids = [...bodies, ...pledges.map(([id]) => id)];
  return { ids, ...timelineEntries({ stored, sources: counted, strikes: { sources, dayRule: 'end' } }) };
}

property.prop([anyWorld])('every entity and every day of strikes appears, in one order without ties', (world) => {
  const { ids, entries } = timelineOf(world);
  const { dated, undated } = selectTimeline(entries, {});
  const all = [...dated, ...undated];
  expect(new Set(all.flatMap(({ entity }) => (entity === '' ? [] : [entity])))).toEqual(new Set(ids));
  const struck = all.filter(({ kind }) => kind === 'strike');
  expect(struck.map(({ day }) => day)).toEqual([...new Set(world.strikes)].sort());
  expect(struck.reduce((salvos, { strikes }) => salvos + (strikes?.salvos ?? 0), 0)).toBe(world.strikes.length);
  const delivered = all.reduce((sum, { transactions = 0 }) => sum + transactions, 0);
  expect(delivered).toBe(world.pledges.flatMap((pledge) => pledge.delivered).length);
  const keys = all.map(timelineKey);
  expect(keys).toEqual([...new Set(keys)].sort());
});

property.prop([anyWorld, perhaps, perhaps])(
  'a range of days takes what it holds; the rest lies outside, straddles it or is undated',
  (world, one, other) => {
    const { entries } = timelineOf(world);
    const from = one !== undefined && other !== undefined && other < one ? other : one;
    const to = from === one ? other : one;
    const range = { ...(from && { from }), ...(to && { to }) };
    const { dated, undated, straddling } = selectTimeline(entries, range);
    const all = selectTimeline(entries, {});
    expect(undated).toEqual(all.undated);
    expect(straddling.every(({ precision }) => precision === 'month')).toBe(true);
    const dayPrecise = all.dated.filter(({ precision }) => precision === 'day');
    const inside = dayPrecise.filter(({ day }) => (from ?? '') <= day && day <= (to ?? '9'));
    expect(dated.filter(({ precision }) => precision === 'day')).toEqual(inside);
  },
);

property.prop([anyWorld, fc.integer({ min: 1, max: 7 })])(
  'pages of any size, one after the other, are the whole',
  (world, limit) => {
    const { dated } = selectTimeline(timelineOf(world).entries, {});
    const read = [];
    let after: string | undefined;
    do {
      const page = timelinePage(dated, after, limit);
      expect(page.entries.length).toBeLessThanOrEqual(limit);
      read.push(...page.entries);
      after = page.next;
    } while (after !== undefined && read.length <= dated.length);
    expect(read).toEqual(dated);
  },
);

property.prop([anyWorld, anyWorld, fc.integer({ min: 1, max: 5 })])(
  'what comes in between two pages moves none of what was there: each is read once',
  (world, more, limit) => {
    const before = selectTimeline(timelineOf(world).entries, {}).dated;
    const merged = { ...world, meetings: [...world.meetings, ...more.meetings], strikes: world.strikes };
    const later = selectTimeline(timelineOf(merged).entries, {}).dated;
    const first = timelinePage(before, undefined, limit);
    const rest = first.next === undefined ? [] : timelinePage(later, first.next, later.length).entries;
    const read = [...first.entries, ...rest].map(timelineKey);
    const missed = before.map(timelineKey).filter((key) => !read.includes(key));
    expect(missed).toEqual([]);
    expect(new Set(read).size).toBe(read.length);
  },
);
