import { expect, test } from 'vitest';
import { requestKind } from '../../kinds/request/request.ts';
import { reportedRows } from '../../kinds/sample-single-records.ts';
import { daySchema } from '../../values/time/day.ts';
import { openRequests } from './open-requests.ts';

const made = (day: string) => ({ precision: 'day', day });
const request = (day: unknown, lines: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) => ({
  ...{ by: 'UKR', title: 'A request', made: typeof day === 'string' ? made(day) : day, lines },
  ...more,
});
const patriot = (asked: unknown, scope: string) => ({ item: 'Patriot', class: 'long_range', asked, scope });

const stored = reportedRows(requestKind, {
  'desk:seven': request(
    '2024-04-19',
    [
      { ...patriot({ qualifier: 'at_least', count: 7 }, 'additional'), equivalence: 'or similar' },
      { item: 'Ammunition' },
    ],
    { forum: 'NUC' },
  ),
  'desk:all': request('2024-07-15', [patriot({ qualifier: 'exactly', count: 25 }, 'total')], {
    supersedes: ['desk:seven'],
  }),
  'desk:more': request('2024-12-10', [patriot({ qualifier: 'between', low: 10, high: 12 }, 'additional')]),
  'desk:few': request('2024-12-11', [patriot({ qualifier: 'up_to', count: 0 }, 'additional')]),
  'desk:some-day': request({ precision: 'undated' }, [{ item: 'Drones' }]),
});
const on = (day: string) => openRequests(stored, ['desk'], daySchema.parse(day));

test('the requests made by a day are open until another stands in their place, the latest first', () => {
  expect(on('2024-04-18')).toEqual({ open: [], superseded: 0, undated: 1 });
  expect(on('2024-07-14')).toMatchObject({ open: [{ request: 'desk:seven' }], superseded: 0 });
  expect(on('2024-07-15')).toMatchObject({ open: [{ request: 'desk:all' }], superseded: 1 });
  expect(on('2024-12-10')).toMatchObject({ open: [{ request: 'desk:more' }, { request: 'desk:all' }], superseded: 1 });
});

test('each line keeps what was asked, with the bounds that its qualifier leaves', () => {
  expect(on('2024-07-14').open).toEqual([
    {
      ...{ request: 'desk:seven', made: '2024-04-19', forum: 'NUC' },
      lines: [
        {
          ...{ line: 0, item: 'Patriot', class: 'long_range', qualifier: 'at_least', low: 7, high: undefined },
          ...{ scope: 'additional', equivalence: 'or similar' },
        },
        {
          ...{ line: 1, item: 'Ammunition', class: undefined, qualifier: undefined, low: undefined, high: undefined },
          ...{ scope: undefined, equivalence: undefined },
        },
      ],
    },
  ]);
  const bounds = on('2024-12-31').open.map(({ lines: [line] }) => [line?.low, line?.high]);
  expect(bounds).toEqual([
    [undefined, 0],
    [10, 12],
    [25, 25],
  ]);
});

test('requests of another dataset are not among them', () => {
  expect(openRequests(stored, ['other'], daySchema.parse('2025-01-01'))).toEqual({
    open: [],
    superseded: 0,
    undated: 0,
  });
});
