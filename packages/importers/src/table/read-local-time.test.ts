import { expect, test } from 'vitest';
import { readLocalTime } from './read-local-time.ts';

test.each([
  ['2025-12-31', '2025-12-31'],
  ['2025-12-31 08:00', '2025-12-31T08:00'],
  ['2025-12-31T08:00', '2025-12-31T08:00'],
  ['2025-12-31 3:30', '2025-12-31T03:30'],
  ['2025-12-31 08:00:00', '2025-12-31T08:00'],
  ['31.12.2025 3:30', '2025-12-31T03:30'],
  ['01.02.2025', '2025-02-01'],
  ['31/12/2025', '2025-12-31'],
])('%s is read as %s', (text, time) => {
  expect(readLocalTime(text)).toEqual({ ok: true, time });
});

test('a date with slashes that could be either way round is read day first, and says so', () => {
  expect(readLocalTime('01/02/2025')).toEqual({ ok: true, time: '2025-02-01', doubt: 'read day first, as 2025-02-01' });
});

test.each([
  '',
  'yesterday',
  '2025-02-30',
  '12/31/2025',
  '2025-12-31 25:00',
  '2025-12-31 8',
  '2025-12-31 08:00 UTC',
  '2025-12',
])('"%s" is no local time', (text) => {
  expect(readLocalTime(text).ok).toBe(false);
});
