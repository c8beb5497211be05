import { pledgeSchema, transactionSchema } from '@counterweight/domain/kinds';
import { daySchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { ACTIVITY_COLUMNS, ALLOCATED_ITEM, ALLOCATION, activityFile, COMMITMENT } from '../../test/activity-file.ts';
import type { KielRow } from '../../test/kiel-file.ts';
import type { KielOptions } from './kiel-options.ts';
import { readKiel } from './read-kiel.ts';

const SECOND = { ...ALLOCATION, sub_activity_id: 'CAM9_2', tot_activity_value: '.', tot_activity_value_EUR: '.' };

async function read(rows: readonly KielRow[], options: KielOptions = {}, columns?: readonly string[]) {
  const reading = await readKiel(activityFile(rows, columns), options);
  const transactions = reading.records
    .filter(({ record }) => record !== 'header')
    .map(({ stem, record, body }) => [`${stem} ${record.slice(3)}`, transactionSchema.parse(body)] as const);
  const headers = reading.records
    .filter(({ record }) => record === 'header')
    .map(({ stem, body }) => [stem, pledgeSchema.parse(body)] as const);
  return { ...reading, transactions: new Map(transactions), headers: new Map(headers) };
}

function amounts({ transactions }: Awaited<ReturnType<typeof read>>) {
  return Object.fromEntries(
    [...transactions].map(([name, { value }]) => [
      name,
      value.known === 'money'
        ? `${value.money.amount} ${value.money.currency} ${value.money.as_reported?.amount}`
        : value.known,
    ]),
  );
}

describe('allocations and commitments are two stages', () => {
  test('each part of an allocation is allocated, a commitment is committed, and neither is the other', async () => {
    const reading = await read([ALLOCATION, SECOND, COMMITMENT]);
    expect(amounts(reading)).toEqual({
      'CAM9 allocated': '500 CAD 350.5',
      'CAM9 allocated-2': '500 CAD 350.5',
      'CAF2 committed': '9000 CAD 6300',
    });
    expect(reading.refused).toEqual([]);
    expect(reading.remarks.join('\n')).toContain('allocated EUR 0.000 bn and committed EUR 0.000 bn');
  });

  test('the years that a commitment is for are kept in words, and nothing is spread over them', async () => {
    const { transactions } = await read([COMMITMENT]);
    expect(transactions.get('CAF2 committed')).toMatchObject({
      when: { precision: 'day', day: '2031-03-04' },
      note: 'Earmarked for 2031-2034',
    });
  });

  test('a part of a commitment counts by its own value', async () => {
    const part = { ...COMMITMENT, tot_sub_activity_value: '80', tot_sub_activity_value_EUR: '70' };
    expect(amounts(await read([part]))).toEqual({ 'CAF2 committed': '80 CAD 70' });
  });

  test('an activity of both measures is one pledge with both stages', async () => {
    const reading = await read([
      ALLOCATION,
      { ...COMMITMENT, ...{ activity_id: 'CAM9', aid_type_general: 'Military' } },
    ]);
    expect([...reading.headers.keys()]).toEqual(['CAM9']);
    expect(Object.keys(amounts(reading))).toEqual(['CAM9 committed', 'CAM9 allocated']);
  });

  test('an older sheet with a measure tells them apart too', async () => {
    const columns = [
      'ID',
      'Countries',
      'Announcement Date',
      'Type of Aid General',
      'Original Currency',
      'Total',
      'Measure',
    ];
    const row = {
      ID: 'USM1',
      Countries: 'United States',
      'Announcement Date': '2031-01-02',
      'Type of Aid General': 'Military',
    };
    const sides = [
      { ...row, 'Original Currency': 'USD', Total: '115', Measure: 'Allocation' },
      { ...row, 'Original Currency': 'USD', Total: '98', Measure: 'Commitment' },
    ];
    expect(amounts(await read(sides, {}, columns))).toEqual({
      'USM1 allocated': '115 USD undefined',
      'USM1 committed': '98 USD undefined',
    });
  });

  test('a row of another measure is refused, and one that says none has that of its activity', async () => {
    const reading = await read([ALLOCATION, { ...ALLOCATED_ITEM, measure: '.' }, { ...SECOND, measure: 'Pledge' }]);
    expect(amounts(reading)).toMatchObject({ 'CAM9 allocated': '500 CAD 350.5' });
    expect(reading.transactions.get('CAM9 allocated')?.units).toMatchObject([{ count: 12 }]);
    expect(reading.refused).toMatchObject([{ line: 4, column: 'measure', value: 'Pledge' }]);
  });

  test('more allocated than committed is said, donor by donor', async () => {
    const billions = { tot_sub_activity_value: '9e9', tot_sub_activity_value_EUR: '9e9' };
    const { remarks } = await read([
      { ...ALLOCATION, ...billions },
      { ...ALLOCATION, ...billions, donor: 'Italy', activity_id: 'ITM1' },
      { ...COMMITMENT, tot_activity_value_EUR: '2e10' },
    ]);
    expect(remarks).toContain('more allocated than committed: ITA (EUR 9.000 bn for 0.000)');
  });
});

describe('which values are counted is chosen and said', () => {
  test('as given, unless told, with what the redistributed ones come to', async () => {
    const { remarks } = await read([
      { ...ALLOCATION, tot_sub_activity_value_EUR: '2e9', tot_sub_activity_value_EUR_redistr: '3e9' },
    ]);
    expect(remarks.join('\n')).toMatch(
      /values as given \(tot_sub_activity_value_EUR, EUR 2\.000 bn\).*--redistributed .*EUR 3\.000 bn/,
    );
  });

  test('redistributed when asked for, in euros, commitments as before', async () => {
    const reading = await read([ALLOCATION, COMMITMENT], { redistributed: true });
    expect(amounts(reading)).toEqual({ 'CAM9 allocated': '360 EUR 360', 'CAF2 committed': '9000 CAD 6300' });
    expect(reading.remarks.join('\n')).toContain('are the redistributed values');
  });

  test('a row that only has a redistributed value is no package until those are asked for', async () => {
    const share = {
      ...ALLOCATION,
      activity_id: 'DEF1',
      sub_activity_id: 'DEF1_1',
      donor: 'Germany',
      tot_activity_value: '.',
      tot_activity_value_EUR: '.',
      tot_sub_activity_value: '.',
      tot_sub_activity_value_EUR: '.',
    };
    expect((await read([ALLOCATION, share])).headers.has('DEF1')).toBe(false);
    expect(amounts(await read([ALLOCATION, share], { redistributed: true }))).toMatchObject({
      'DEF1 allocated': '360 EUR 360',
    });
  });

  test('the totals of all activities as committed when asked for, each once', async () => {
    const repeated = { ...SECOND, tot_activity_value: '700', tot_activity_value_EUR: '490' };
    const reading = await read([ALLOCATION, repeated, COMMITMENT], { activityTotals: true });
    expect(amounts(reading)).toEqual({
      'CAM9 committed': '700 CAD 490',
      'CAM9 allocated': '500 CAD 350.5',
      'CAM9 allocated-2': '500 CAD 350.5',
      'CAF2 committed': '9000 CAD 6300',
    });
  });

  test('the total of an activity stands for its parts where none has a value', async () => {
    const blank = {
      tot_sub_activity_value: '.',
      tot_sub_activity_value_EUR: '.',
      tot_sub_activity_value_EUR_redistr: '.',
    };
    expect(amounts(await read([{ ...ALLOCATION, ...blank }]))).toEqual({ 'CAM9 allocated': '700 CAD 490' });
  });

  test('euros alone where a row gives only those, and undisclosed where it gives none', async () => {
    const euros = await read([{ ...ALLOCATION, tot_sub_activity_value: '.', currency: '.' }]);
    expect(amounts(euros)).toEqual({ 'CAM9 allocated': '350.5 EUR 350.5' });
    expect(amounts(await read([ALLOCATED_ITEM]))).toEqual({
      'CAM9 allocated': 'undisclosed',
      'CAM9 delivered': 'undisclosed',
    });
  });
});

describe('rows and items', () => {
  test('items are told once, with the part that was promised, and what came of them is a delivery', async () => {
    const { transactions, doubtful } = await read([ALLOCATION, ALLOCATED_ITEM]);
    expect(transactions.get('CAM9 allocated')?.units).toMatchObject([
      { item: 'howitzer of no make', class: 'artillery', count: 12 },
    ]);
    expect(transactions.get('CAM9 delivered')).toMatchObject({
      value: { known: 'undisclosed' },
      units: [{ count: 4 }],
    });
    expect(doubtful).toEqual([]);
  });

  test('the value of a part that is repeated on each of its items is taken once, and that is said', async () => {
    const item = { ...ALLOCATED_ITEM, ...ALLOCATION, item: 'radar' };
    const reading = await read([ALLOCATION, item]);
    expect(Object.keys(amounts(reading))).toEqual(['CAM9 allocated', 'CAM9 delivered']);
    expect(reading.doubtful).toMatchObject([{ reason: expect.stringContaining('gives this value already') }]);
  });

  test('a row that says all that another says is taken once', async () => {
    const reading = await read([ALLOCATION, ALLOCATION]);
    expect(Object.keys(amounts(reading))).toEqual(['CAM9 allocated']);
    expect(reading.doubtful).toMatchObject([{ line: 3, reason: expect.stringContaining('line 2') }]);
  });

  test('a negative value revalues what was allocated, and counts where there is nothing that it corrects', async () => {
    const correction = { ...SECOND, tot_sub_activity_value: '-20', tot_sub_activity_value_EUR: '-14' };
    const reading = await read([ALLOCATION, correction]);
    expect(reading.transactions.get('CAM9 allocated-correction')).toMatchObject({
      type: 'revalued',
      applies_to: 'allocated',
      value: { money: { amount: '-20' } },
    });
    const alone = await read([correction]);
    expect(amounts(alone)).toEqual({ 'CAM9 allocated': '0 CAD undefined', 'CAM9 allocated-correction': '-20 CAD -14' });
    expect(alone.doubtful).toMatchObject([{ reason: expect.stringContaining('the pledge carries a warning') }]);
  });

  test('an activity of several donors is a package for each of them', async () => {
    const share = { ...SECOND, donor: 'Norway' };
    const reading = await read([ALLOCATION, { ...SECOND }, share]);
    expect([...reading.headers].map(([stem, { donor }]) => [stem, donor])).toEqual([
      ['CAM9', 'CAN'],
      ['CAM9.NOR-military', 'NOR'],
    ]);
  });
});

describe('dates', () => {
  test.each([
    [{ announcement_date: '.', month: '0', month_exists_dummy: '0' }, { precision: 'undated' }],
    [{ announcement_date: '.', month: '111', month_exists_dummy: '0' }, { precision: 'undated' }],
    [
      { announcement_date: '2031-03-04', month_exists_dummy: '0' },
      { precision: 'undated', text: '2031-03-04' },
    ],
    [
      { announcement_date: '.', month: '111' },
      { precision: 'month', month: '2031-03' },
    ],
    [
      { announcement_date: '', month: '12' },
      { precision: 'month', month: '2022-12' },
    ],
    [
      { announcement_date: '.', month: '2031-04-01' },
      { precision: 'month', month: '2031-04' },
    ],
    [{ announcement_date: '.', month: '.' }, { precision: 'undated' }],
  ])('%j is %j', async (cells, when) => {
    const { transactions } = await read([{ ...ALLOCATION, ...cells }]);
    expect(transactions.get('CAM9 allocated')?.when).toEqual(when);
  });

  test('an announcement in the future is asked about', async () => {
    const { questions, lastDay } = await read([ALLOCATION], { today: daySchema.parse('2030-01-01') });
    expect([questions, lastDay]).toEqual([[expect.stringContaining('in the future: 1')], undefined]);
  });
});

describe('ids', () => {
  const columns = ACTIVITY_COLUMNS.filter((column) => !/_id$/.test(column));

  test('that are missing are asked about, and rows are gathered by what they say', async () => {
    const other = { ...ALLOCATION, explanation: 'Another package.' };
    const reading = await read([ALLOCATION, { ...SECOND, tot_sub_activity_value: '7' }, other], {}, columns);
    expect([...reading.headers.keys()]).toEqual([
      expect.stringMatching(/^k-[0-9a-f]{20}$/),
      expect.stringMatching(/^k-/),
    ]);
    expect([...reading.headers.values()][0]?.external_ids).toBeUndefined();
    expect(reading.transactions.size).toBe(3);
    expect(reading.questions).toEqual([expect.stringMatching(/^rows without an activity id: 3 of 3;/)]);
  });

  test('that are missing on some rows are asked about as well', async () => {
    const { questions, headers } = await read([ALLOCATION, { ...COMMITMENT, activity_id: '.' }]);
    expect([headers.size, questions]).toEqual([2, [expect.stringContaining('1 of 2')]]);
  });

  test('a sheet without currencies, ids and explanations is read in euros', async () => {
    const few = [
      'donor',
      'announcement_date',
      'aid_type_general',
      'measure',
      'tot_sub_activity_value_EUR',
      'tot_activity_value_EUR',
      'month',
      'month_exists_dummy',
    ];
    const reading = await read([ALLOCATION, COMMITMENT], {}, few);
    expect(Object.values(amounts(reading))).toEqual(['350.5 EUR 350.5', '6300 EUR 6300']);
  });
});
