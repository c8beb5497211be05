import { expect, test } from 'vitest';
import { linkKind } from '../../kinds/link/link.ts';
import { tiesByEntity } from '../../kinds/link/ties.ts';
import { meetingKind } from '../../kinds/meeting/meeting.ts';
import { membershipKind } from '../../kinds/membership/membership.ts';
import {
  headerRecord,
  inMonth,
  onDay,
  samplePledge,
  transactionRecordOf,
  withdrawnHeader,
} from '../../kinds/pledge/sample-pledges.ts';
import { requestKind } from '../../kinds/request/request.ts';
import { restrictionKind } from '../../kinds/restriction/restriction.ts';
import { reportedRows } from '../../kinds/sample-single-records.ts';
import { statementKind } from '../../kinds/statement/statement-kind.ts';
import { daySchema } from '../../values/time/day.ts';
import { rowsOfSalvos } from '../strikes/sample-strikes.ts';
import { supportRowsOf } from '../support/sample-support.ts';
import { selectTimeline, type TimelineEntry, type TimelineFilter, timelineKinds, timelinePage } from './timeline.ts';
import { type TimelineInput, timelineEntries } from './timeline-entries.ts';

const none = { strike: [], request: [], meeting: [], pledge: [], restriction: [], membership: [], statement: [] };
const counted = Object.fromEntries(timelineKinds.map((kind) => [kind, ['desk']]));

function entriesOf(stored: Partial<TimelineInput['stored']>) {
  const sources = { ...none, ...counted };
  return timelineEntries({ stored: { ...none, ...stored }, sources, strikes: { sources: ['desk'], dayRule: 'end' } });
}

const texts = (entries: readonly TimelineEntry[]) =>
  entries.map(({ day, kind, point, entity }) => [day, kind, point, entity].filter((part) => part !== '').join(' '));

function shown(stored: Partial<TimelineInput['stored']>, filter: TimelineFilter = {}) {
  const { dated, undated, straddling } = selectTimeline(entriesOf(stored).entries, filter);
  return { dated: texts(dated), undated: texts(undated), straddling: texts(straddling) };
}

const day = (text: string) => daySchema.parse(text);

test('a meeting stands on the day it was asked for, the day it was announced and the day it was held', () => {
  const nuc = {
    forum: 'NUC',
    requested: { by: 'Ukraine', on: '2024-01-03' },
    announced: { on: '2024-01-04' },
    convened_on: '2024-01-10',
  };
  expect(shown({ meeting: reportedRows(meetingKind, { 'desk:nuc': nuc }) }).dated).toEqual([
    '2024-01-03 meeting requested desk:nuc',
    '2024-01-04 meeting announced desk:nuc',
    '2024-01-10 meeting convened desk:nuc',
  ]);
});

test('what has no day is listed apart, also a meeting of which no day is known at all', () => {
  const meeting = reportedRows(meetingKind, {
    'desk:asked': { forum: 'NUC', requested: { by: 'Ukraine' }, convened_on: '2024-01-10' },
    'desk:bare': { forum: 'UDCG' },
  });
  const membership = reportedRows(membershipKind, { 'desk:nor': { party: 'NOR', body: 'NATO' } });
  const statement = reportedRows(statementKind, {
    'desk:claim': { speaker: { name: 'A desk' }, topic: 'coalition', claim: '54 countries' },
  });
  expect(shown({ meeting, membership, statement })).toEqual({
    dated: ['2024-01-10 meeting convened desk:asked'],
    undated: [
      'undated meeting requested desk:asked',
      'undated meeting reported desk:bare',
      'undated statement said desk:claim',
      'undated membership joined desk:nor',
    ],
    straddling: [],
  });
});

test('what ends on a day is over on the next', () => {
  const held = { restricted_by: 'Congress', kind: 'appropriation_blocked', reason: 'no vote' };
  const restriction = reportedRows(restrictionKind, {
    'desk:us': { ...held, holds_up: { by: 'donor', donor: 'USA' }, from: '2023-12-30', to: '2024-04-23' },
    'desk:lasting': { ...held, holds_up: { by: 'donor', donor: 'USA' }, from: '2024-05-01' },
  });
  const membership = reportedRows(membershipKind, {
    'desk:gbr': { party: 'GBR', body: 'EU', from: '1973-01-01', to: '2020-01-31' },
  });
  expect(shown({ restriction, membership }).dated).toEqual([
    '1973-01-01 membership joined desk:gbr',
    '2020-02-01 membership left desk:gbr',
    '2023-12-30 restriction imposed desk:us',
    '2024-04-24 restriction lifted desk:us',
    '2024-05-01 restriction imposed desk:lasting',
  ]);
});

test('all salvos of a day are one entry with what was launched and destroyed', () => {
  const window = { start: '2023-12-29', end: '2023-12-29', zone: 'Europe/Kyiv' };
  const strike = rowsOfSalvos([
    { local: 'a', window, counts: { launched: 36, destroyed: 27 } },
    { local: 'b', window, counts: { launched: 122 } },
    { local: 'theirs', source: 'other', window },
  ]);
  const { dated } = selectTimeline(entriesOf({ strike }).entries, {});
  expect(dated).toMatchObject([
    {
      ...{ day: '2023-12-29', kind: 'strike', point: 'struck', entity: '' },
      strikes: { salvos: 2, counts: { launched: 158, destroyed: 27 }, unknown: { destroyed: 1 } },
    },
  ]);
});

const [a, b, c] = [samplePledge('a'), samplePledge('b'), samplePledge('c')];

test('a pledge stands where it was announced and on each day something of it was delivered or became operational', () => {
  const pledge = supportRowsOf([
    a,
    [
      headerRecord(a, { announced: onDay('2022-12-21') }),
      transactionRecordOf(a, '1', { type: 'committed', when: onDay('2022-12-21') }),
      transactionRecordOf(a, '2', { type: 'delivered', when: onDay('2023-04-19') }),
      transactionRecordOf(a, '3', { type: 'delivered', when: onDay('2023-04-19') }),
      transactionRecordOf(a, '4', { type: 'operational', when: inMonth('2023-05') }),
      transactionRecordOf(a, '5', { type: 'delivered', when: { precision: 'between', to: '2023-12-31' } }),
    ],
  ]);
  expect(selectTimeline(entriesOf({ pledge }).entries, {})).toMatchObject({
    dated: [
      { day: '2022-12-21', point: 'announced', precision: 'day' },
      { day: '2023-04-19', point: 'delivered', precision: 'day', transactions: 2 },
      { day: '2023-05-01', point: 'operational', precision: 'month', transactions: 1 },
    ],
    undated: [{ point: 'delivered', precision: 'between', transactions: 1 }],
  });
});

test('of a pledge paid out on many days each keeps its own, though its stored are coarser', () => {
  const days = Array.from({ length: 25 }, (_, index) => `2023-01-${String(index + 1).padStart(2, '0')}`);
  const pledge = supportRowsOf([
    a,
    [
      headerRecord(a),
      ...days.map((on, index) => transactionRecordOf(a, `t${index}`, { type: 'delivered', when: onDay(on) })),
    ],
  ]);
  const { dated } = selectTimeline(entriesOf({ pledge }).entries, { points: ['delivered'] });
  expect(dated.map((entry) => entry.day)).toEqual(days);
});

test('a pledge without a live header is left out and counted as such', () => {
  const pledge = supportRowsOf(
    [a, [headerRecord(a), withdrawnHeader(a, 2)]],
    [b, [transactionRecordOf(b, '1', { type: 'delivered' })]],
    [c, [headerRecord(c, { announced: onDay('2024-01-03'), replenishment: true })]],
  );
  const timeline = entriesOf({ pledge });
  expect(texts(timeline.entries)).toEqual(['2024-01-03 pledge announced desk:c']);
  expect(timeline.pledgesNotLive).toBe(2);
});

const lines = [{ item: 'Patriot' }];
const request = reportedRows(requestKind, {
  'desk:april': { by: 'UKR', title: 'Patriots', made: inMonth('2024-04'), lines },
  'desk:may': { by: 'UKR', title: 'Patriots', made: onDay('2024-05-02'), lines: [...lines, { item: 'SAMP/T' }] },
});

test('a month counts when it lies wholly in the days asked for, and is said to straddle them when it only overlaps', () => {
  const april = '2024-04-01 request requested desk:april';
  const may = '2024-05-02 request requested desk:may';
  expect(shown({ request })).toMatchObject({ dated: [april, may], straddling: [] });
  expect(shown({ request }, { from: day('2024-04-01'), to: day('2024-04-30') }).dated).toEqual([april]);
  expect(shown({ request }, { from: day('2024-04-02') })).toMatchObject({ dated: [may], straddling: [april] });
  expect(shown({ request }, { to: day('2024-04-29') })).toMatchObject({ dated: [], straddling: [april] });
  expect(shown({ request }, { from: day('2024-05-01') })).toMatchObject({ dated: [may], straddling: [] });
});

test('kinds and points choose', () => {
  const meeting = reportedRows(meetingKind, { 'desk:nuc': { forum: 'NUC', convened_on: '2024-05-02' } });
  expect(shown({ request, meeting }, { kinds: ['meeting'] }).dated).toHaveLength(1);
  expect(shown({ request, meeting }, { points: ['requested'] }).dated).toHaveLength(2);
  expect(shown({ request, meeting }, { kinds: ['meeting'], points: ['requested'] }).dated).toEqual([]);
});

test('a page starts after a key, also one whose entry is no longer there', () => {
  const { dated } = selectTimeline(entriesOf({ request }).entries, {});
  const first = timelinePage(dated, undefined, 1);
  expect(texts(first.entries)).toEqual(['2024-04-01 request requested desk:april']);
  expect(texts(timelinePage(dated.slice(1), first.next, 1).entries)).toEqual(['2024-05-02 request requested desk:may']);
  expect(timelinePage(dated, first.next, 1).next).toBeUndefined();
});

test('a link is a tie of both its ends', () => {
  const ties = tiesByEntity(
    reportedRows(linkKind, {
      'desk:2': { from: 'desk:nuc', relation: 'in_response_to', to: 'desk:storm', restated: 'it said so' },
      'other:1': { from: 'other:council', relation: 'same_as', to: 'desk:nuc', restated: 'the same' },
    }),
  );
  expect(ties.get('desk:nuc')).toEqual([
    { link: 'desk:2', relation: 'in_response_to', direction: 'from', entity: 'desk:storm' },
    { link: 'other:1', relation: 'same_as', direction: 'to', entity: 'other:council' },
  ]);
  expect(ties.get('desk:storm')).toMatchObject([{ direction: 'to', entity: 'desk:nuc' }]);
});
