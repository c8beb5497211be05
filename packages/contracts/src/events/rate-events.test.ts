import { expect, test } from 'vitest';
import { goldenWith } from './golden-event.ts';
import { readEvent } from './read-event.ts';

const published = 'counterweight.rate.published.v1';

const cases: readonly (readonly [what: string, path: string, value: unknown, field: string, says: RegExp])[] = [
  ['a rate of zero', 'data.rate.rates.USD', '0.000', 'data.rate.rates.USD', /above zero/],
  ['a negative rate', 'data.rate.rates.USD', '-1.1', 'data.rate.rates.USD', /above zero/],
  ['a rate as a number', 'data.rate.rates.USD', 1.1, 'data.rate.rates.USD', /string/],
  ['a rate that is not available', 'data.rate.rates.USD', 'N/A', 'data.rate.rates.USD', /decimal number/],
  ['a currency that does not exist', 'data.rate.rates', { XQZ: '1.1' }, 'data.rate.rates.XQZ', /ISO 4217|record/],
  ['the base itself', 'data.rate.rates.EUR', '1', 'data.rate.rates', /other currencies/],
  ['no rates', 'data.rate.rates', {}, 'data.rate.rates', /at least one/],
  ['another base', 'data.rate.base', 'USD', 'data.rate.base', /EUR/],
  ['a day that is not that of its name', 'data.rate.day', '2023-12-28', 'data.entity', /<source>:<day>/],
];

test.each(cases)('%s is refused', (_, path, value, field, says) => {
  const reading = readEvent(goldenWith(published, path, value));
  expect(reading.ok ? [] : reading.faults).toEqual([{ field, message: expect.stringMatching(says) }]);
});

test('a day of rates is withdrawn by its name', () => {
  const withdrawn = 'counterweight.rate.withdrawn.v1';
  expect(readEvent(goldenWith(withdrawn, 'id', 'x'))).toMatchObject({ ok: true, name: { record: 'rates' } });
  const reading = readEvent(goldenWith(withdrawn, 'data.entity', 'ecb-desk:usd'));
  expect(reading).toMatchObject({ ok: false, faults: [{ field: 'data.entity' }] });
});
