import { describe, expect, test } from 'vitest';
import type { RecordContent } from '../../kinds/kind.ts';
import {
  headerRecord,
  inMonth,
  money,
  onDay,
  samplePledge,
  transactionRecordOf,
} from '../../kinds/pledge/sample-pledges.ts';
import type { StoredRow } from '../../rows/stored-row.ts';
import type { EntityId } from '../../values/ids.ts';
import { addDays, daySchema } from '../../values/time/day.ts';
import { sampleRates, supportRowsOf } from './sample-support.ts';
import { answerSupport, type SupportAnswer } from './support-answer.ts';
import type { SupportFilter } from './support-filter.ts';
import type { SupportGrouping } from './support-rows.ts';

const rates = sampleRates({ '2024-01-05': { USD: '1.0921' }, '2024-02-01': { USD: '1.0814' } });
const day = (text: string) => daySchema.parse(text);

interface Question extends Partial<SupportFilter> {
  readonly by?: readonly SupportGrouping[];
  readonly fx?: Parameters<typeof answerSupport>[5];
  readonly in?: Parameters<typeof answerSupport>[4];
}

function ask(
  stored: readonly StoredRow[],
  { by = ['donor'], fx = 'announcement_day', in: currency = 'EUR', ...filter }: Question = {},
) {
  return answerSupport(stored, rates, { sources: ['desk'], ...filter }, by, currency, fx);
}

type Header = Parameters<typeof headerRecord>[1];
type Transaction = Parameters<typeof transactionRecordOf>[2];

/** A pledge of one header and some transactions, by their ids. */
function pledge(local: string, header: Header, transactions: Readonly<Record<string, Transaction>>) {
  const entity = samplePledge(local);
  const held = Object.entries(transactions).map(([id, body]) => transactionRecordOf(entity, id, body));
  return [entity, [headerRecord(entity, header), ...held]] as const satisfies readonly [
    EntityId,
    readonly RecordContent[],
  ];
}

/** `key stage amount` of each row. */
function rowTexts({ rows }: Pick<SupportAnswer, 'rows'>): readonly string[] {
  return rows.map(({ key, stage, amount }) => [...Object.values(key), stage, amount].join(' '));
}

describe('rows', () => {
  const stored = supportRowsOf(
    pledge(
      'a',
      { donor: 'USA' },
      { c: { value: money('1092.10', 'USD') }, d: { type: 'delivered', value: money('546.05', 'USD') } },
    ),
    pledge(
      'b',
      { donor: 'DEU', category: 'energy', subcategory: 'grid' },
      { c: { when: onDay('2023-12-01'), value: money('250', 'EUR') } },
    ),
  );

  test('are of one stage each, whatever is grouped by, and so are totals', () => {
    expect(rowTexts(ask(stored))).toEqual(['DEU committed 250', 'USA committed 1000', 'USA delivered 500']);
    expect(ask(stored).totals.map(({ stage, amount, packages }) => [stage, amount, packages])).toEqual([
      ['committed', '1250', 2],
      ['delivered', '500', 1],
    ]);
  });

  test.each<[SupportGrouping[], string[]]>([
    [['category'], ['energy committed 250', 'military committed 1000']],
    [['subcategory'], ['grid committed 250', 'unspecified committed 1000']],
    [['month'], ['2023-12 committed 250', '2024-01 committed 1000']],
    [
      ['year', 'donor'],
      ['2023 DEU committed 250', '2024 USA committed 1000'],
    ],
    [['stage'], ['committed committed 1250']],
  ])('by %s', (by, expected) => {
    expect(rowTexts(ask(stored, { by, stages: ['committed'] }))).toEqual(expected);
  });

  test.each<[string, Partial<SupportFilter>, string[]]>([
    ['donor', { donors: ['DEU'] }, ['DEU committed 250']],
    ['category', { categories: ['military'], stages: ['committed'] }, ['USA committed 1000']],
    ['subcategory', { subcategories: ['grid'] }, ['DEU committed 250']],
    ['days', { from: day('2023-12-02') }, ['USA committed 1000', 'USA delivered 500']],
    ['source', { sources: ['other'] }, []],
  ])('are filtered by %s', (_, filter, expected) => {
    expect(rowTexts(ask(stored, filter))).toEqual(expected);
  });

  test('give the amounts in the currency they were given in, and the rates that were used', () => {
    const [, usa] = ask(stored).rows;
    expect(usa?.native).toEqual({ USD: '1092.1' });
    expect(ask(stored).rates).toEqual([
      { currency: 'USD', source: 'ecb', first: '2024-01-05', last: '2024-01-05', dates: 1, rate: '1.0921' },
    ]);
    expect(ask(stored, { in: 'USD', stages: ['committed'] }).rows[0]).toMatchObject({
      amount: null,
      unconverted: { transactions: 1 },
    });
  });
});

test('money is rounded once, at the end: three thirds of a cent are a cent', () => {
  const third = { value: money('0.003640333333', 'USD') };
  const stored = supportRowsOf(pledge('a', {}, { x: third, y: third, z: third }));
  expect(ask(stored).rows[0]?.amount).toBe('0.01');
});

describe('what cannot be converted', () => {
  test('stays in its own currency until a rate arrives, with nothing projected again', () => {
    const stored = supportRowsOf(pledge('a', {}, { c: { when: onDay('2024-03-01'), value: money('107', 'USD') } }));
    expect(ask(stored).rows[0]).toMatchObject({
      amount: null,
      native: { USD: '107' },
      unconverted: { transactions: 1, native: { USD: '107' } },
    });
    const later = sampleRates({ '2024-03-01': { USD: '1.07' } });
    const answer = answerSupport(stored, later, { sources: ['desk'] }, ['donor'], 'EUR', 'announcement_day');
    expect(answer.rows[0]).toMatchObject({ amount: '100', unconverted: { transactions: 0, native: {} } });
  });

  test('under as_reported is what the publisher did not convert', () => {
    const stored = supportRowsOf(
      pledge('a', {}, { c: { value: money('109', 'USD', '99.5') }, d: { value: money('1', 'USD') } }),
    );
    expect(ask(stored, { fx: 'as_reported' }).rows[0]).toMatchObject({
      amount: '99.5',
      native: { USD: '110' },
      unconverted: { transactions: 1, native: { USD: '1' } },
    });
  });
});

describe('unknowns', () => {
  test('are counted: undisclosed, elsewhere, unpriced, qualified', () => {
    const value = { known: 'money', money: { amount: '5', currency: 'EUR', qualifier: 'at_least' } } as const;
    const stored = supportRowsOf(
      pledge(
        'a',
        {},
        {
          a: { value: { known: 'undisclosed' } },
          b: { value: { known: 'included_elsewhere', in: 'desk:b' } },
          c: { value: { known: 'none' } },
          d: { value },
        },
      ),
    );
    expect(ask(stored).rows).toMatchObject([
      { packages: 1, transactions: 4, undisclosed: 1, included_elsewhere: 1, unpriced: 1, qualified: 1, amount: '5' },
    ]);
  });

  const undated = pledge(
    'a',
    {},
    {
      c: { when: { precision: 'undated' }, value: money('109', 'USD', '100') },
      d: { when: onDay('2024-01-05'), value: money('10', 'EUR') },
    },
  );

  test('without a date are a row of their own by month, and in the donor’s row', () => {
    const stored = supportRowsOf(undated);
    expect(rowTexts(ask(stored, { by: ['month'], fx: 'as_reported' }))).toEqual([
      '2024-01 committed 10',
      'undated committed 100',
    ]);
    const answer = ask(stored, { fx: 'as_reported' });
    expect(answer.rows).toMatchObject([{ amount: '110', undated: 1, transactions: 2 }]);
    expect(answer.undated).toMatchObject([{ stage: 'committed', amount: '100', native: { USD: '109' } }]);
  });

  test('without a date are left out, and shown, when days are asked for', () => {
    const answer = ask(supportRowsOf(undated), { from: day('2024-01-01'), fx: 'as_reported' });
    expect(answer.totals).toMatchObject([{ amount: '10', undated: 0 }]);
    expect(answer.undated).toMatchObject([{ amount: '100', transactions: 1 }]);
  });

  test.each([
    ['2024-02-01', '2024-02-29', 1, 0],
    ['2024-02-02', '2024-03-31', 0, 1],
    ['2024-01-01', '2024-02-28', 0, 1],
    ['2024-03-01', '2024-03-31', 0, 0],
  ])('from %s to %s a February counts %d times and straddles %d times', (from, to, inside, straddling) => {
    const stored = supportRowsOf(pledge('a', {}, { c: { when: inMonth('2024-02'), value: money('5', 'EUR') } }));
    const answer = ask(stored, { from: day(from), to: day(to) });
    expect([answer.totals.length, answer.straddling.length]).toEqual([inside, straddling]);
  });
});

test('adjustments of a transaction that is not there count nothing and are counted, whatever the stage asked for', () => {
  const lost = { type: 'reduced', applies_to: 'gone', value: money('-40', 'USD') } as const;
  const stored = supportRowsOf(
    pledge('a', { donor: 'USA' }, { c: { value: money('100', 'USD') }, r: lost, s: lost }),
    pledge('b', { donor: 'DEU' }, { r: lost }),
    pledge('c', { donor: 'DEU', replenishment: true }, { r: lost }),
  );
  expect(ask(stored, { stages: ['delivered'] }).withoutTarget).toBe(3);
  expect(ask(stored, { donors: ['USA'] })).toMatchObject({ withoutTarget: 2, totals: [{ native: { USD: '100' } }] });
  expect(ask(stored, { sources: ['other'] }).withoutTarget).toBe(0);
});

describe('a joint package', () => {
  const both = {
    p: { type: 'committed', value: money('100', 'EUR') },
    a: { type: 'allocated', value: money('80', 'EUR') },
  } as const;
  const umbrella = pledge('u', { donor: 'EU' }, both);
  const tranche = pledge('t', { donor: 'DEU', part_of: 'desk:u' }, both);
  const totals = (answer: SupportAnswer) => answer.totals.map(({ stage, amount }) => `${stage} ${amount}`);

  test('counts the umbrella’s promise and the tranche’s allocation, once each', () => {
    const answer = ask(supportRowsOf(umbrella, tranche));
    expect(rowTexts(answer)).toEqual(['DEU allocated 80', 'EU committed 100']);
    expect(answer.umbrellas).toEqual({ tranche_transactions: 1, umbrella_transactions: 1, missing: [], cycles: [] });
  });

  test('asked of the tranche’s donor alone still knows its umbrella', () => {
    expect(totals(ask(supportRowsOf(umbrella, tranche), { donors: ['DEU'] }))).toEqual(['allocated 80']);
  });

  test('without its umbrella counts whole, and is flagged', () => {
    const answer = ask(supportRowsOf(tranche));
    expect(totals(answer)).toEqual(['committed 100', 'allocated 80']);
    expect(answer.umbrellas.missing).toEqual(['desk:u']);
  });

  test('whose umbrella awaits its header counts whole', () => {
    const [entity, records] = umbrella;
    const awaiting = supportRowsOf([entity, records.slice(1)], tranche);
    expect(totals(ask(awaiting))).toEqual(['committed 100', 'allocated 80']);
  });

  test('whose umbrella only refills stocks, which counts nothing, counts whole', () => {
    const [entity, [, ...transactions]] = umbrella;
    const refilling = [headerRecord(entity, { replenishment: true }), ...transactions];
    expect(totals(ask(supportRowsOf([entity, refilling], tranche)))).toEqual(['committed 100', 'allocated 80']);
  });

  test('of an umbrella without tranches is a pledge like any other', () => {
    expect(totals(ask(supportRowsOf(umbrella)))).toEqual(['committed 100', 'allocated 80']);
  });

  test('of umbrellas in a circle counts every one for itself, and names them', () => {
    const circle = ['x', 'y', 'z'].map((local, n) => pledge(local, { part_of: `desk:${['y', 'z', 'x'][n]}` }, both));
    const answer = ask(supportRowsOf(...circle, pledge('w', { part_of: 'desk:x' }, both)));
    expect(answer.umbrellas.cycles).toEqual(['desk:x', 'desk:y', 'desk:z']);
    expect(totals(answer)).toEqual(['committed 300', 'allocated 240']);
  });
});

test('a pledge paid out over many days answers by each day all the same', () => {
  const first = day('2023-12-01');
  const paid = Array.from({ length: 60 }, (_, n) => [
    `t${n}`,
    { when: onDay(addDays(first, n)), value: money('1', 'USD') },
  ]);
  const stored = supportRowsOf(pledge('a', {}, Object.fromEntries(paid)));
  expect(stored.filter(({ axis }) => axis === 'day')).toHaveLength(60);
  const answer = ask(stored, { from: day('2024-01-05'), to: day('2024-01-12'), by: ['month'] });
  expect(rowTexts(answer)).toEqual(['2024-01 committed 7.33']);
  expect([answer.firstDay, answer.lastDay]).toEqual(['2024-01-05', '2024-01-12']);
});

test('of several rates of a currency an answer says from when to when, and no single one', () => {
  const on = (text: string) => ({ when: onDay(text), value: money('1', 'USD') });
  const stored = supportRowsOf(pledge('a', {}, { x: on('2024-02-01'), y: on('2024-01-05'), z: on('2024-01-06') }));
  const [used, ...others] = ask(stored).rates;
  expect(used).toMatchObject({ currency: 'USD', first: '2024-01-05', last: '2024-02-01', dates: 2, rate: undefined });
  expect(others).toEqual([]);
});
