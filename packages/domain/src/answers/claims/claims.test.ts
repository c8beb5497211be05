import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { membershipKind } from '../../kinds/membership/membership.ts';
import { airDefenceView } from '../../kinds/pledge/air-defence-view.ts';
import { foldPledge } from '../../kinds/pledge/pledge-state.ts';
import {
  headerRecord,
  inMonth,
  money,
  onDay,
  samplePledge,
  transactionRecordOf,
} from '../../kinds/pledge/sample-pledges.ts';
import { reportedRows } from '../../kinds/sample-single-records.ts';
import { statementKind } from '../../kinds/statement/statement-kind.ts';
import { daySchema } from '../../values/time/day.ts';
import { rowsOfSalvos } from '../strikes/sample-strikes.ts';
import { sampleRates, supportRowsOf } from '../support/sample-support.ts';
import type { ClaimInputs } from './claim-inputs.ts';
import { compareClaim, listedClaims } from './claims.ts';

const day = (text: string) => daySchema.parse(text);
const statement = (figure: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) => ({
  ...{ speaker: { name: 'A spokesperson' }, topic: 'size', claim: 'so many', said_on: '2023-02-14' },
  figures: [figure],
  ...more,
});
const claimsOf = (...bodies: readonly unknown[]) =>
  listedClaims(reportedRows(statementKind, Object.fromEntries(bodies.map((body, index) => [`desk:s${index}`, body]))), [
    'desk',
  ]);

const members = Object.entries({ NOR: '1949-08-24', USA: '1949-08-24', FIN: '2023-04-04', SWE: '2025-01-01' }).map(
  ([party, from]) => ({ party, body: 'NATO', from }),
);
const group = ['NOR', 'FIN', 'AUS'].map((party) => ({ party, body: 'UDCG', from: '2022-04-26' }));
const memberships = (...bodies: readonly unknown[]) =>
  reportedRows(membershipKind, Object.fromEntries(bodies.map((body, index) => [`desk:m${index}`, body])));

type Tx = Parameters<typeof transactionRecordOf>[2];
function pledge(local: string, header: Parameters<typeof headerRecord>[1], ...transactions: readonly Tx[]) {
  const entity = samplePledge(local);
  const held = transactions.map((body, index) => transactionRecordOf(entity, `t${index}`, body));
  return [entity, [headerRecord(entity, header), ...held]] as const;
}

const units = (item: string, count?: number, qualifier?: 'at_least') => [
  { item, ...(count === undefined ? {} : { count }), ...(qualifier === undefined ? {} : { qualifier }) },
];
const systems = [
  pledge('p', { donor: 'USA' }, { type: 'pledged', units: units('Patriot', 3, 'at_least'), value: { known: 'none' } }),
  pledge('q', { donor: 'DEU' }, { type: 'pledged', units: units('Patriot', 1), value: { known: 'none' } }),
  pledge('r', { donor: 'DEU' }, { type: 'pledged', units: units('Patriot missile', 100), value: { known: 'none' } }),
  pledge('s', { donor: 'DEU' }, { type: 'pledged', units: units('IRIS-T SLM', 2), value: { known: 'none' } }),
  pledge('t', { donor: 'POL' }, { units: units('Patriot'), value: { known: 'none' } }),
];

const inputs: ClaimInputs = {
  on: day('2024-06-30'),
  memberships: { stored: memberships(...members, ...group, { party: 'GBR', body: 'NATO' }), sources: ['desk'] },
  support: {
    stored: supportRowsOf(
      pledge('a', { donor: 'USA' }, { when: onDay('2022-03-01'), value: money('24000000000', 'USD') }),
      pledge('b', { donor: 'USA' }, { when: onDay('2021-12-01'), value: money('100', 'USD') }),
      pledge('c', { donor: 'USA' }, { when: inMonth('2023-02'), value: { known: 'undisclosed' } }),
      pledge('d', { donor: 'AUS' }, { when: onDay('2024-01-05'), value: money('1000', 'USD') }),
      pledge('e', { donor: 'POL' }, { when: onDay('2023-01-05'), value: { known: 'undisclosed' } }),
      pledge('f', { donor: 'NOR' }, { when: onDay('2023-01-05'), value: money('5', 'NOK') }),
    ),
    sources: ['desk'],
    rates: sampleRates({ '2024-01-05': { USD: '1.1', AUD: '1.65' } }),
    policy: 'announcement_day',
  },
  airDefence: {
    stored: systems.flatMap(([entity, held]) => airDefenceView.contributions(foldPledge(entity, held))),
    support: supportRowsOf(...systems),
    sources: ['desk'],
  },
  strikes: {
    stored: rowsOfSalvos([
      {
        local: 'x',
        window: { start: '2023-12-29', end: '2023-12-29', zone: 'Europe/Kyiv' },
        counts: { launched: 158 },
      },
      {
        local: 'y',
        window: { start: '2024-01-02', end: '2024-01-02', zone: 'Europe/Kyiv' },
        counts: { launched: 134 },
      },
    ]),
    sources: ['desk'],
    filter: { dayRule: 'end', claimants: ['ua-air-force'] },
  },
};

/** A figure's comparison: value, unit and the note, or why there is none. */
function compared(figure: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) {
  const [claim] = claimsOf(statement(figure, more));
  if (claim === undefined) throw new Error('no claim');
  const { computed, difference } = compareClaim(claim, inputs);
  return { ...computed, difference };
}

describe('claims', () => {
  test('are the figures of the counted statements, each with who said it when', () => {
    const first = statement({ value: '54' }, { said_on: '2023-03-01' });
    const undated = statement({ value: '3' }, { said_on: undefined });
    const both = { ...statement({ value: '1' }), figures: [{ value: '1' }, { value: '2', qualifier: 'about' }] };
    expect(claimsOf(undated, first, both)).toEqual([
      ...['1', '2'].map((value, index) => ({
        ...{ statement: 'desk:s2', index, speaker: 'A spokesperson', topic: 'size', saidOn: '2023-02-14' },
        figure: index === 0 ? { value } : { value, qualifier: 'about' },
      })),
      expect.objectContaining({ statement: 'desk:s1', saidOn: '2023-03-01' }),
      expect.objectContaining({ statement: 'desk:s0', saidOn: undefined }),
    ]);
    expect(listedClaims(reportedRows(statementKind, { 'desk:s': first }), ['other'])).toEqual([]);
  });

  const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  const figures = fc.record(
    { value: fc.integer({ min: -999, max: 10 ** 9 }).map(String), qualifier: fc.constant('about'), basis: texts },
    { requiredKeys: ['value'] },
  );
  property.prop([fc.array(figures, { maxLength: 5 })])('hold every figure exactly as it was given', (given) => {
    expect(claimsOf({ ...statement({}), figures: given }).map(({ figure }) => figure)).toEqual(given);
  });
});

describe('a claimed size', () => {
  const nato = { of: 'coalition', body: 'NATO' };

  test('stands beside the number of members named on its own day', () => {
    expect(compared({ value: '54', measure: { ...nato, as_of: '2023-02-28' } })).toMatchObject({
      value: '2',
      unit: 'members',
      notes: ['Members since an unknown day, not counted: 1.'],
      number: { of: 'coalition', body: 'NATO', on: '2023-02-28', part: undefined, sources: ['desk'] },
      difference: '2 named of 54 claimed',
    });
  });

  test.each([
    ['of the day it was said when it names none', { said_on: '2023-04-03' }, '2'],
    ['of the day asked for when neither is known', { said_on: undefined }, '3'],
    ['never of a later day than the one asked for', { said_on: '2099-01-01' }, '3'],
  ])('is compared with that %s', (_, more, value) => {
    expect(compared({ value: '3', measure: nato }, more)).toMatchObject({ value });
  });

  test.each([
    ['within', '2'],
    ['outside', '1'],
  ])('of the part %s another body is compared with that part', (part, value) => {
    const measure = { of: 'coalition', body: 'UDCG', part: { body: 'NATO', members: part }, as_of: '2023-12-31' };
    expect(compared({ value: '24', measure })).toMatchObject({
      value,
      number: { part: { body: 'NATO', members: part } },
      difference: `${value} named of 24 claimed`,
    });
  });

  test('of a body without any member named is not compared with zero', () => {
    const measure = { of: 'coalition', body: 'EU', as_of: '2023-12-31' };
    expect(compared({ value: '27', measure })).toEqual({
      known: false,
      reason: 'the ledger names no member of EU on 2023-12-31',
      difference: undefined,
    });
  });
});

describe('claimed support', () => {
  const us = { of: 'support', donor: 'USA', category: 'military', stage: 'committed', since: '2022-02-24' };

  test('stands beside what the ledger has of that donor, category, stage and period', () => {
    const figure = { value: '45000000000', currency: 'USD', qualifier: 'about', basis: 'security assistance' };
    expect(compared({ ...figure, measure: { ...us, as_of: '2023-02-14' } })).toMatchObject({
      value: '24000000000',
      unit: 'USD',
      notes: ['Undated, or of a month that only overlaps the days, and left out: 1.'],
      number: {
        ...{ of: 'support', stage: 'committed', donor: 'USA', category: 'military', sources: ['desk'] },
        ...{ from: '2022-02-24', to: '2023-02-14', currency: 'USD', policy: 'announcement_day' },
      },
      difference:
        'USD 24 billion computed of about USD 45 billion claimed. Claimed: security assistance. Computed: committed military support by USA from 2022-02-24 to 2023-02-14, of desk, converted by announcement_day.',
    });
  });

  test('is compared in its own currency, Australian dollars too', () => {
    const measure = { of: 'support', donor: 'AUS', stage: 'committed' };
    expect(compared({ value: '730000000', currency: 'AUD', measure }, { said_on: '2024-02-01' })).toMatchObject({
      value: '1500',
      difference: 'AUD 1,500 computed of AUD 730 million claimed',
    });
  });

  test('without a stage is compared with what is committed, which is said', () => {
    const measure = { of: 'support', donor: 'USA', as_of: '2022-12-31' };
    expect(compared({ value: '1', currency: 'USD', measure })).toMatchObject({
      value: '24000000100',
      notes: ['The claim names no stage; committed is compared.'],
    });
  });

  test.each([
    ['in a currency that nothing is shown in', { value: '1', currency: 'NOK', measure: us }, 'EUR, USD, AUD only'],
    ['without a currency', { value: '1', measure: us }, 'names no currency'],
    ['of which the ledger has nothing', { value: '1', currency: 'USD', measure: { ...us, stage: 'delivered' } }, 'no'],
    ['without any amount', { value: '1', currency: 'USD', measure: { of: 'support', donor: 'POL' } }, 'no amount'],
    ['without a rate', { value: '1', currency: 'USD', measure: { of: 'support', donor: 'NOR' } }, 'no amount is known'],
  ])('%s is compared with nothing, and not with zero', (_, figure, reason) => {
    expect(compared(figure)).toMatchObject({ known: false, reason: expect.stringContaining(reason) });
  });
});

test('claimed strikes stand beside those that the ledger counts', () => {
  const measure = { of: 'strikes', measure: 'launched', since: '2023-12-30', as_of: '2024-01-02' };
  expect(compared({ value: '100', qualifier: 'at_least', measure })).toMatchObject({
    value: '134',
    number: { measure: 'launched', claimants: ['ua-air-force'], from: '2023-12-30', to: '2024-01-02' },
    difference: '134 computed, in keeping with at least 100 claimed',
  });
  expect(compared({ value: '1', measure: { ...measure, measure: 'destroyed' } })).toMatchObject({ known: false });
});

describe('claimed units of air defence', () => {
  const pledged = { of: 'air_defence', stage: 'pledged', as_of: '2024-06-10' };

  test('stand beside those of the one class that they are of', () => {
    const figure = { value: '5', measure: { ...pledged, class: 'long_range' } };
    expect(compared(figure)).toMatchObject({
      value: '4',
      unit: 'battery',
      notes: ['There may be more: nothing bounds some of the counts.'],
      number: { of: 'air_defence', class: 'long_range', stage: 'pledged', to: '2024-06-10', sources: ['desk'] },
      difference: '4 computed of 5 claimed',
    });
  });

  test('of a system are compared with whole ones, not with its missiles or parts', () => {
    expect(compared({ value: '4', measure: { ...pledged, system: 'patriot' } })).toMatchObject({ value: '4' });
  });

  test.each([
    ['of several classes', pledged, 'several classes are not added up: long_range, medium_range'],
    ['of a class that there is not', { ...pledged, class: 'laser' }, 'laser is no class of air defence'],
    ['of which the ledger has none', { ...pledged, donor: 'NOR' }, 'no pledged units of air defence by NOR'],
    ['of which no count is known', { ...pledged, stage: 'committed', donor: 'POL' }, 'no count is known'],
  ])('%s are compared with nothing, and not with zero', (_, measure, reason) => {
    expect(compared({ value: '5', measure })).toMatchObject({ known: false, reason: expect.stringContaining(reason) });
  });
});

test('a figure without a measure, or of what is not at hand, says that nothing is computed', () => {
  expect(compared({ value: '5' })).toMatchObject({ known: false, reason: expect.stringContaining('no measure') });
  const [claim] = claimsOf(statement({ value: '5', measure: { of: 'air_defence' } }));
  if (claim === undefined) throw new Error('no claim');
  expect(compareClaim(claim, { on: day('2024-01-01') }).computed).toMatchObject({ known: false });
});

test.each([
  ['2', undefined, '2 named, 2 claimed'],
  ['1', undefined, '2 named, more than 1 claimed'],
  ['1', 'up_to', '2 named, more than up to 1 claimed'],
  ['9', 'up_to', '2 named, in keeping with up to 9 claimed'],
  ['1000', 'at_least', '2 named of at least 1,000 claimed'],
])('a size of 2 beside %s, %s: %s', (value, qualifier, note) => {
  const measure = { of: 'coalition', body: 'NATO', as_of: '2023-02-28' };
  const figure = { value, measure, ...(qualifier === undefined ? {} : { qualifier }) };
  expect(compared(figure).difference).toBe(note);
});

test('amounts that differ never look the same', () => {
  const measure = { of: 'support', donor: 'USA', since: '2022-01-01', as_of: '2022-12-31' };
  const { difference } = compared({ value: '24000000001', currency: 'USD', measure });
  expect(difference).toBe('USD 24,000,000,000 computed of USD 24,000,000,001 claimed');
});
