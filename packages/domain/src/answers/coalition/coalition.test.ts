import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { membershipKind } from '../../kinds/membership/membership.ts';
import { reportedRows } from '../../kinds/sample-single-records.ts';
import { addDays, daySchema } from '../../values/time/day.ts';
import { answerCoalition, type CoalitionQuestion } from './coalition.ts';

const day = (text: string) => daySchema.parse(text);

interface Sample {
  readonly party: string;
  readonly body: string;
  readonly from?: string | undefined;
  readonly attested_on?: string | undefined;
  readonly to?: string | undefined;
}

/** Memberships of the desk, numbered in the order given. */
const rowsOf = (samples: readonly Sample[], source = 'desk') =>
  reportedRows(membershipKind, Object.fromEntries(samples.map((sample, index) => [`${source}:m${index}`, sample])));

function ask(samples: readonly Sample[], on: string, more: Partial<CoalitionQuestion> = {}) {
  return answerCoalition(rowsOf(samples), { sources: ['desk'], body: 'NATO', on: day(on), ...more });
}
const partiesOf = (list: readonly { readonly party: string }[]) => list.map(({ party }) => party);

const nordic = [
  { party: 'NOR', body: 'NATO', from: '1949-08-24' },
  { party: 'FIN', body: 'NATO', from: '2023-04-04' },
  { party: 'SWE', body: 'NATO', from: '2024-03-07' },
  { party: 'FIN', body: 'EU', from: '1995-01-01' },
  { party: 'GBR', body: 'EU', from: '1973-01-01', to: '2020-01-31' },
];

describe('members', () => {
  test.each([
    ['2023-04-03', ['NOR']],
    ['2023-04-04', ['FIN', 'NOR']],
    ['2024-03-07', ['FIN', 'NOR', 'SWE']],
  ])('on %s are those whose membership has begun', (on, parties) => {
    expect(partiesOf(ask(nordic, on).members)).toEqual(parties);
  });

  test.each([
    ['2020-01-31', ['FIN', 'GBR']],
    ['2020-02-01', ['FIN']],
  ])('on %s include those on their last day', (on, parties) => {
    expect(partiesOf(ask(nordic, on, { body: 'EU' }).members)).toEqual(parties);
  });

  test('say since when, until when, by which memberships and what else they are in', () => {
    const open = { attestedOn: undefined, to: undefined, joined: undefined };
    expect(ask(nordic, '2024-01-01').members).toEqual([
      { ...open, party: 'FIN', from: '2023-04-04', memberships: ['desk:m1'], alsoIn: ['EU'] },
      { ...open, party: 'NOR', from: '1949-08-24', memberships: ['desk:m0'], alsoIn: [] },
    ]);
  });

  test('are those of the datasets counted', () => {
    const stored = [...rowsOf(nordic), ...rowsOf([{ party: 'AUT', body: 'NATO', from: '2000-01-01' }], 'other')];
    const question = { sources: ['other'], body: 'NATO' as const, on: day('2024-01-01') };
    expect(partiesOf(answerCoalition(stored, question).members)).toEqual(['AUT']);
  });
});

describe('compared with an earlier day', () => {
  test('some joined', () => {
    const { members, left } = ask(nordic, '2024-03-07', { since: day('2023-04-04') });
    expect(members.filter(({ joined }) => joined).map(({ party }) => party)).toEqual(['SWE']);
    expect(left).toEqual([]);
  });

  test('some left, with their last day', () => {
    expect(ask(nordic, '2023-01-01', { body: 'EU', since: day('2019-12-31') }).left).toEqual([
      { party: 'GBR', from: '1973-01-01', attestedOn: undefined, to: '2020-01-31', memberships: ['desk:m4'] },
    ]);
  });

  test('nobody joined of whom it is not known whether they were there already, and nobody left who may be there', () => {
    const returned = [
      { party: 'USA', body: 'UDCG', to: '2023-06-01' },
      { party: 'USA', body: 'UDCG', from: '2023-07-01' },
      { party: 'DEU', body: 'UDCG', from: '2022-04-26', to: '2022-12-31' },
      { party: 'DEU', body: 'UDCG' },
    ];
    const since = day('2022-06-01');
    expect(ask(returned, '2023-08-01', { body: 'UDCG', since })).toMatchObject({
      members: [{ party: 'USA', joined: false }],
      left: [],
      unknownSince: [{ party: 'DEU' }],
    });
  });
});

describe('unknown beginnings', () => {
  const group = [
    { party: 'USA', body: 'UDCG' },
    { party: 'DEU', body: 'UDCG', from: '2022-04-26' },
    { party: 'DEU', body: 'UDCG' },
    { party: 'FRA', body: 'UDCG', to: '2023-01-01' },
    { party: 'USA', body: 'NATO', from: '1949-08-24' },
    { party: 'DEU', body: 'NATO' },
  ];

  test('are listed apart and not counted, until the membership is known to have ended', () => {
    const on = (text: string) => ask(group, text, { body: 'UDCG' });
    expect(partiesOf(on('2023-01-01').members)).toEqual(['DEU']);
    expect(on('2023-01-01').unknownSince).toEqual([
      { party: 'FRA', memberships: ['desk:m3'], to: '2023-01-01' },
      { party: 'USA', memberships: ['desk:m0'], to: undefined },
    ]);
    expect(partiesOf(on('2023-01-02').unknownSince)).toEqual(['USA']);
  });

  test('of the other body leave a member neither within it nor outside', () => {
    expect(ask(group, '2023-01-01', { body: 'UDCG' }).parts).toEqual([
      { body: 'NATO', within: 0, outside: 0, unknown: 1 },
      { body: 'EU', within: 0, outside: 1, unknown: 0 },
    ]);
  });
});

describe('a day on which a membership of unknown beginning is known', () => {
  const group = [
    { party: 'USA', body: 'UDCG', attested_on: '2023-02-14' },
    { party: 'FRA', body: 'UDCG', attested_on: '2023-02-14', to: '2023-12-31' },
    { party: 'FRA', body: 'UDCG', from: '2023-12-01' },
  ];

  test('counts the member from that day; before it, nobody knows', () => {
    const before = ask(group, '2023-02-13', { body: 'UDCG' });
    expect(before.members).toEqual([]);
    expect(partiesOf(before.unknownSince)).toEqual(['FRA', 'USA']);
    expect(ask(group, '2023-02-14', { body: 'UDCG' }).members).toMatchObject([
      { party: 'FRA', from: undefined, attestedOn: '2023-02-14' },
      { party: 'USA', from: undefined, attestedOn: '2023-02-14', to: undefined },
    ]);
  });

  test('says of nobody that they joined on it, and lets overlaps be seen', () => {
    const { members, overlapping } = ask(group, '2023-03-01', { body: 'UDCG', since: day('2023-01-01') });
    expect(members.map(({ joined }) => joined)).toEqual([false, false]);
    expect(overlapping).toEqual([{ party: 'FRA', memberships: ['desk:m1', 'desk:m2'] }]);
  });

  test.each([
    ['beside a first day', { from: '2022-04-26', attested_on: '2023-02-14' }, /attested_on.*first day/s],
    ['after the last day', { attested_on: '2023-02-14', to: '2023-02-13' }, /to.*ends before/s],
  ])('is refused %s', (_, days, complaint) => {
    expect(() => rowsOf([{ party: 'USA', body: 'UDCG', ...days }])).toThrow(complaint);
  });
});

test('overlapping memberships of one party count once and are named; those that only follow each other are not', () => {
  const twice = [
    { party: 'FIN', body: 'NATO', from: '2023-04-04', to: '2023-12-31' },
    { party: 'FIN', body: 'NATO', from: '2023-12-31' },
    { party: 'SWE', body: 'NATO', from: '2023-01-01', to: '2023-06-30' },
    { party: 'SWE', body: 'NATO', from: '2023-07-01' },
    { party: 'FIN', body: 'EU', from: '1995-01-01' },
  ];
  const { members, overlapping } = ask(twice, '2023-12-31');
  expect(members).toMatchObject([
    { party: 'FIN', from: '2023-04-04', to: undefined, memberships: ['desk:m0', 'desk:m1'] },
    { party: 'SWE', from: '2023-07-01', memberships: ['desk:m3'] },
  ]);
  expect(overlapping).toEqual([{ party: 'FIN', memberships: ['desk:m0', 'desk:m1'] }]);
});

const FIRST = day('2023-01-01');
const somewhen = fc.nat(40).map((offset) => addDays(FIRST, offset));
const memberships = fc.array(
  fc
    .record(
      {
        party: fc.constantFrom('FIN', 'SWE', 'NOR', 'DEU'),
        body: fc.constantFrom('NATO', 'UDCG'),
        from: somewhen,
        length: fc.nat(15),
      },
      { requiredKeys: ['party', 'body', 'from'] },
    )
    .map(({ length, ...rest }) => ({ ...rest, to: length === undefined ? undefined : addDays(rest.from, length) })),
  { maxLength: 12 },
);

describe('whatever the memberships', () => {
  property.prop([memberships, somewhen])('members are those with one that covers the day', (samples, on) => {
    const covering = samples.filter(
      ({ body, from, to }) => body === 'NATO' && from <= on && (to === undefined || on <= to),
    );
    const expected = [...new Set(partiesOf(covering))].sort();
    const { members, parts, unknownSince } = ask(samples, on);
    expect(partiesOf(members)).toEqual(expected);
    expect(unknownSince).toEqual([]);
    for (const { within, outside, unknown } of parts) expect(within + outside + unknown).toBe(members.length);
  });

  property.prop([memberships, somewhen, fc.nat(40)])(
    'who joined less who left is the growth',
    (samples, since, later) => {
      const { members, left } = ask(samples, addDays(since, later), { since });
      const joined = members.filter((member) => member.joined).length;
      expect(members.length).toBe(ask(samples, since).members.length + joined - left.length);
    },
  );

  property.prop([memberships, somewhen, fc.nat(100)])('neither order nor repetition matters', (samples, on, turn) => {
    const numbered = samples.map((sample, index) => [`desk:m${index}`, sample] as const);
    const turned = [...numbered.slice(turn % (numbered.length + 1)), ...numbered];
    const question = { sources: ['desk'], body: 'NATO' as const, on };
    const [one, other] = [numbered, turned.toReversed()].map((entries) =>
      answerCoalition(reportedRows(membershipKind, Object.fromEntries(entries)), question),
    );
    expect(other).toEqual(one);
    const repeated = ask([...samples, ...samples], on);
    expect(partiesOf(repeated.members)).toEqual(partiesOf(one?.members ?? []));
  });

  property.prop([memberships, somewhen, somewhen])('one cut in two that touch is the same', (samples, on, cut) => {
    const halves = samples.flatMap((sample) => {
      const { from, to } = sample;
      if (cut <= from || (to !== undefined && to < cut)) return [sample];
      return [
        { ...sample, to: addDays(cut, -1) },
        { ...sample, from: cut },
      ];
    });
    expect(partiesOf(ask(halves, on).members)).toEqual(partiesOf(ask(samples, on).members));
    expect(partiesOf(ask(halves, on).overlapping)).toEqual(partiesOf(ask(samples, on).overlapping));
  });
});
