import { describe, expect, test } from 'vitest';
import { goldenWith } from './golden-event.ts';
import { readEvent } from './read-event.ts';

const announced = 'counterweight.pledge.announced.v1';
const recorded = 'counterweight.pledge.transaction_recorded.v1';
const retracted = 'counterweight.pledge.transaction_retracted.v1';

type Case = readonly [what: string, path: string, value: unknown, field: string, says: RegExp];

function faults(type: string, path: string, value: unknown) {
  const reading = readEvent(goldenWith(type, path, value));
  return reading.ok ? [] : reading.faults;
}

function expectFault(type: string, [, path, value, field, says]: Case): void {
  expect(faults(type, path, value)).toEqual([{ field, message: expect.stringMatching(says) }]);
}

describe('a header is refused by the field that is wrong', () => {
  const cases: readonly Case[] = [
    ['a donor that does not exist', 'data.pledge.donor', 'ZZZ', 'data.pledge.donor', /a country that exists/],
    ['a donor by its name', 'data.pledge.donor', 'United States', 'data.pledge.donor', /alpha-3/],
    ['no donor', 'data.pledge.donor', undefined, 'data.pledge.donor', /is missing/],
    ['an unknown category', 'data.pledge.category', 'political', 'data.pledge.category', /humanitarian/],
    [
      'another category’s subcategory',
      'data.pledge.subcategory',
      'grid',
      'data.pledge.subcategory',
      /it has air_defence/,
    ],
    [
      'a pledge that is part of itself',
      'data.pledge.part_of',
      'newsroom-desk:2023-12-27-drawdown',
      'data.pledge.part_of',
      /part of itself/,
    ],
    ['an umbrella that is no entity', 'data.pledge.part_of', 'drawdowns', 'data.pledge.part_of', /<source>:<local id>/],
    [
      'a day that does not exist',
      'data.pledge.announced.day',
      '2023-02-29',
      'data.pledge.announced.day',
      /calendar day/,
    ],
    ['new money as a flag', 'data.pledge.new_money', true, 'data.pledge.new_money', /unknown/],
    ['a field we do not know', 'data.pledge.status', 'delivered', 'data.pledge.status', /not a known field/],
  ];
  test.each(cases)('%s', (...each) => expectFault(announced, each));
});

describe('a transaction is refused by the field that is wrong', () => {
  const amount = 'data.transaction.value.money.amount';
  const currency = 'data.transaction.value.money.currency';
  const when = 'data.transaction.when';
  const cases: readonly Case[] = [
    ['two decimal points', amount, '250.000.000', amount, /at most one point/],
    ['an amount as a number', amount, 250_000_000, amount, /string/],
    ['a thousands separator', amount, '250,000,000', amount, /no separators/],
    ['a negative amount of a stage', amount, '-1', amount, /is negative; what takes away/],
    ['a currency that does not exist', currency, 'XQZ', currency, /ISO 4217/],
    ['a currency by its sign', currency, '$', currency, /ISO 4217/],
    [
      'a value of no known sort',
      'data.transaction.value',
      { known: 'secret' },
      'data.transaction.value.known',
      /undisclosed/,
    ],
    ['a month that does not exist', when, { precision: 'month', month: '2023-13' }, `${when}.month`, /YYYY-MM/],
    [
      'an interval that ends before it begins',
      when,
      { precision: 'between', from: '2023-02-01', to: '2023-01-01' },
      `${when}.to`,
      /before from/,
    ],
    ['an interval without an end or a beginning', when, { precision: 'between' }, when, /neither from nor to/],
    [
      'less than nothing delivered',
      'data.transaction.units',
      [{ item: 'Patriot', count: -1 }],
      'data.transaction.units.0.count',
      /negative/,
    ],
    [
      'a stage that applies to another',
      'data.transaction.applies_to',
      'x',
      'data.transaction.applies_to',
      /not a known field/,
    ],
    ['a type we do not know', 'data.transaction.type', 'promised', 'data.transaction.type', /pledged/],
    [
      'revalued without what it applies to',
      'data.transaction.type',
      'revalued',
      'data.transaction.applies_to',
      /is missing/,
    ],
    ['an id with a slash', 'data.transaction_id', 'a/b', 'data.transaction_id', /letters, digits/],
    ['no id', 'data.transaction_id', undefined, 'data.transaction_id', /is missing/],
  ];
  test.each(cases)('%s', (...each) => expectFault(recorded, each));

  test('a reduction that adds', () => {
    const body = adjustment('reduced', '5');
    expectFault(recorded, ['', 'data.transaction', body, amount, /signed difference/]);
  });

  test('a reduction that adds units', () => {
    const body = { ...adjustment('reduced', '-5'), units: [{ item: 'Patriot', count: 1 }] };
    expectFault(recorded, ['', 'data.transaction', body, 'data.transaction.units.0.count', /signed difference/]);
  });

  test('an adjustment of itself', () => {
    const body = { ...adjustment('revalued', '5'), applies_to: 'committed' };
    expectFault(recorded, ['', 'data.transaction', body, 'data.transaction.applies_to', /itself/]);
  });
});

describe('an adjustment is taken', () => {
  test.each([
    ['reduced', '-5'],
    ['cancelled', '-250000000'],
    ['revalued', '5'],
    ['revalued', '-5'],
    ['reimbursed', '-5'],
    ['reimbursed', '5'],
  ])('%s by %s', (type, amount) => {
    expect(faults(recorded, 'data.transaction', adjustment(type, amount))).toEqual([]);
  });

  test('also when it is larger than what it adjusts: that only warns', () => {
    expect(faults(recorded, 'data.transaction', adjustment('reduced', '-999999999999'))).toEqual([]);
  });
});

test.each([
  [recorded, 'tx-committed'],
  [retracted, 'tx-committed'],
  [announced, 'header'],
  ['counterweight.pledge.withdrawn.v1', 'header'],
])('%s names the record %s', (type, record) => {
  expect(readEvent(goldenWith(type, 'id', 'an-event'))).toMatchObject({ ok: true, name: { kind: 'pledge', record } });
});

function adjustment(type: string, amount: string) {
  return {
    type,
    applies_to: 'pledged',
    when: { precision: 'day', day: '2024-01-10' },
    value: { known: 'money', money: { amount, currency: 'USD' } },
  };
}
