import { describe, expect, test } from 'vitest';
import type { RecordContent } from '../kind.ts';
import { foldPledge } from './pledge-state.ts';
import {
  headerRecord,
  inMonth,
  money,
  onDay,
  retractedTransaction,
  samplePledge,
  transactionRecordOf,
  withdrawnHeader,
} from './sample-pledges.ts';
import { supportView } from './support-view.ts';

const entity = samplePledge('a');
const contributionsOf = (...records: readonly RecordContent[]) =>
  supportView.contributions(foldPledge(entity, records));
const counted = (...records: readonly RecordContent[]) =>
  contributionsOf(...records).filter(({ axis }) => axis === 'day');
const listed = (...records: readonly RecordContent[]) =>
  contributionsOf(...records).filter(({ axis }) => axis === 'list');

const header = headerRecord(entity, { donor: 'DEU', subcategory: 'air_defence' });
const committed = transactionRecordOf(entity, 'c');

describe('a transaction', () => {
  test('counts on its day, by its stage and currency, under what its header says', () => {
    expect(counted(header, committed)).toEqual([
      {
        axis: 'day',
        day: '2024-01-05',
        dimensions: {
          source: 'desk',
          pledge: 'desk:a',
          donor: 'DEU',
          category: 'military',
          subcategory: 'air_defence',
          umbrella: '',
          stage: 'committed',
          precision: 'day',
          currency: 'USD',
          reported: '',
        },
        measures: { transactions: 1, packages: 1, amount: '100' },
      },
    ]);
  });

  test.each([
    ['a month', inMonth('2024-02'), '2024-02-01', 'month'],
    ['an interval', { precision: 'between', from: '2024-01-01', to: '2024-01-02' } as const, 'undated', 'between'],
    ['no date', { precision: 'undated', text: 'unclear' } as const, 'undated', 'undated'],
  ])('of which %s is known says so', (_, when, day, precision) => {
    const [only] = counted(header, transactionRecordOf(entity, 'c', { when }));
    expect(only).toMatchObject({ day, dimensions: { precision } });
  });

  test.each([
    ['undisclosed', { known: 'undisclosed' } as const, { undisclosed: 1 }],
    ['included elsewhere', { known: 'included_elsewhere', in: 'desk:b' } as const, { included_elsewhere: 1 }],
    ['not put in money', { known: 'none' } as const, { unpriced: 1 }],
  ])('whose value is %s is counted without money', (_, value, measures) => {
    const [only] = counted(header, transactionRecordOf(entity, 'c', { value }));
    expect(only).toMatchObject({ dimensions: { currency: 'none' } });
    expect(only?.measures).toEqual({ transactions: 1, packages: 1, ...measures });
  });

  test('keeps the publisher’s own conversion and that its amount is qualified', () => {
    const value = {
      known: 'money',
      money: { ...money('100', 'USD', '91.50').money, qualifier: 'up_to' },
    } as const;
    const [only] = counted(header, transactionRecordOf(entity, 'c', { value }));
    expect(only).toMatchObject({ dimensions: { reported: 'EUR' }, measures: { reported: '91.5', qualified: 1 } });
  });

  test('that adjusts another counts in that one’s stage on its own day, and is no package', () => {
    const cut = transactionRecordOf(entity, 'r', {
      type: 'reduced',
      applies_to: 'c',
      when: onDay('2024-01-01'),
      value: money('-40', 'USD'),
    });
    expect(counted(header, committed, cut)).toMatchObject([
      { measures: { amount: '100', packages: 1 } },
      { day: '2024-01-01', dimensions: { stage: 'committed' }, measures: { amount: '-40', transactions: 1 } },
    ]);
    expect(counted(header, committed, cut)[1]?.measures).not.toHaveProperty('packages');
  });

  test('that adjusts what is not there counts nothing', () => {
    const cut = transactionRecordOf(entity, 'r', { type: 'reduced', applies_to: 'c', value: money('-40', 'USD') });
    expect(counted(header, cut)).toEqual([]);
  });
});

test('a package counts once a stage, with the earliest transaction; an undated one is last', () => {
  const at = (id: string, day: string, type: 'committed' | 'delivered') =>
    transactionRecordOf(entity, id, { type, when: onDay(day) });
  const undated = transactionRecordOf(entity, 'a', { when: { precision: 'undated' } });
  const all = [
    undated,
    at('b', '2024-03-01', 'committed'),
    at('c', '2024-02-01', 'committed'),
    at('d', '2024-05-01', 'delivered'),
  ];
  const packages = counted(header, ...all).flatMap(({ day, dimensions, measures }) =>
    measures.packages === undefined ? [] : [`${dimensions.stage} ${day}`],
  );
  expect(packages).toEqual(['committed 2024-02-01', 'delivered 2024-05-01']);
});

describe('nothing counts', () => {
  test('without a header, under a withdrawn one, and when stocks are only refilled', () => {
    expect(counted(committed)).toEqual([]);
    expect(counted(header, committed, withdrawnHeader(entity, 2))).toEqual([]);
    expect(counted(headerRecord(entity, { replenishment: true }), committed)).toEqual([]);
  });

  test('of a retracted transaction', () => {
    expect(counted(header, committed, retractedTransaction(entity, 'c', 2))).toEqual([]);
  });
});

describe('the list', () => {
  test('has every pledge once, on the day it was announced', () => {
    const announced = headerRecord(entity, { announced: onDay('2023-12-01') });
    expect(listed(announced, committed)).toMatchObject([
      { day: '2023-12-01', dimensions: { donor: 'USA', status: 'committed' }, measures: { pledges: 1 } },
    ]);
  });

  test('else of its earliest transaction, else undated', () => {
    const later = transactionRecordOf(entity, 'd', { when: onDay('2024-06-01') });
    expect(listed(header, later, committed)[0]?.day).toBe('2024-01-05');
    expect(listed(header)[0]?.day).toBe('undated');
  });

  test('shows what awaits its header, is withdrawn, or is no aid', () => {
    expect(listed(committed)).toMatchObject([{ dimensions: { status: 'awaiting_header', donor: [] } }]);
    expect(listed(header, withdrawnHeader(entity, 2))).toMatchObject([{ dimensions: { status: 'withdrawn' } }]);
    expect(listed(headerRecord(entity, { replenishment: true }))).toMatchObject([
      { dimensions: { replenishment: 'yes' } },
    ]);
    expect(contributionsOf()).toEqual([]);
  });
});
