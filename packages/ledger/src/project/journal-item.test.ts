import { sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { SAMPLE_NOW_MS } from '../testing/samples/sample-deliveries.ts';
import { sampleDay } from '../testing/samples/sample-ledger.ts';
import { EMPTY_HEAD, headAfter, isClosed, journalHash, nextJournalItem } from './journal-item.ts';

const sampleSource = sourceSchema.parse('desk');
const first = nextJournalItem(EMPTY_HEAD, SAMPLE_NOW_MS);

describe('a journal item', () => {
  test('follows HEAD and carries its hash', () => {
    const second = nextJournalItem(headAfter(first, {}), SAMPLE_NOW_MS + 1);
    expect(first).toMatchObject({ seq: 1, previous: '0'.repeat(64), at: '2024-01-10T12:00:00.000Z' });
    expect(second).toMatchObject({ seq: 2, previous: first.hash });
  });

  test('is of the later of HEAD’s day and today', () => {
    const head = headAfter(first, {});
    const dayAfter = (hours: number) => nextJournalItem(head, SAMPLE_NOW_MS + hours * 3_600_000).day;
    expect([-24, 0, 24].map(dayAfter)).toEqual(['2024-01-10', '2024-01-10', '2024-01-11']);
  });

  test('has another hash when anything it says is different', () => {
    const changes = [
      { ...first, day: sampleDay('2024-01-11') },
      { ...first, at: '2024-01-10T12:00:00.001Z' },
      { ...first, previous: '1'.repeat(64) },
      { ...first, ranked: { source: sampleSource, rank: 5 } },
    ];
    for (const changed of changes) expect(journalHash(changed)).not.toBe(first.hash);
    expect(journalHash({ ...first })).toBe(first.hash);
  });
});

test('a day is closed once HEAD’s day is past it; before the first item none is', () => {
  const closed = (day: string) => isClosed(sampleDay(day), headAfter(first, {}));
  expect(['2024-01-09', '2024-01-10', '2024-01-11'].map(closed)).toEqual([true, false, false]);
  expect(isClosed(sampleDay('2000-01-01'), EMPTY_HEAD)).toBe(false);
});
