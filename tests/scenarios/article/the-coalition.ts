import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Cited, type DeskEvent, entity, fact, type NewsDesk } from '../../harness/news-desk.ts';

const natoList: Cited = { publisher: 'NATO', title: 'NATO member countries' };
const encyclopedia: Cited = {
  publisher: 'Wikipedia (copied by WikiMili)',
  title: 'Ukraine Defense Contact Group',
};

/** The Alliance by the days of accession. */
const accessions: Readonly<Record<string, string>> = {
  '1949-08-24': 'BEL CAN DNK FRA ISL ITA LUX NLD NOR PRT GBR USA',
  '1952-02-18': 'GRC TUR',
  '1955-05-06': 'DEU',
  '1982-05-30': 'ESP',
  '1999-03-12': 'CZE HUN POL',
  '2004-03-29': 'BGR EST LVA LTU ROU SVK SVN',
  '2009-04-01': 'ALB HRV',
  '2017-06-05': 'MNE',
  '2020-03-27': 'MKD',
  '2023-04-04': 'FIN',
  '2024-03-07': 'SWE',
};

export const membershipsOfNato: readonly DeskEvent[] = Object.entries(accessions).flatMap(([from, parties]) =>
  parties
    .split(' ')
    .map((party) => fact('membership', `nato-${party.toLowerCase()}`, { party, body: 'NATO', from }, natoList)),
);

/** Those of the Alliance at the Contact Group's meeting of 14 February 2023; who the others were the source does not say. */
const alliesInTheGroup: readonly DeskEvent[] = Object.entries(accessions)
  .filter(([from]) => from < '2023-02-14')
  .flatMap(([, parties]) => parties.split(' '))
  .map((party) =>
    fact(
      'membership',
      `group-${party.toLowerCase()}`,
      { party, body: 'UDCG', attested_on: '2023-02-14' },
      encyclopedia,
    ),
  );

const sizeOf = (part: Readonly<Record<string, unknown>>) => {
  return { of: 'coalition', body: 'UDCG', as_of: '2023-02-14', ...part };
};

const fiftyFour = fact(
  'statement',
  'fifty-four-countries',
  {
    speaker: { name: 'Wikipedia', role: 'encyclopedia; no official speaker is known' },
    topic: 'coalition',
    claim: 'In February 2023 the group has 54 countries: all 30 of the Alliance and 24 others.',
    figures: [
      { value: '54', measure: sizeOf({}) },
      { value: '30', measure: sizeOf({ part: { body: 'NATO', members: 'within' } }) },
      { value: '24', measure: sizeOf({ part: { body: 'NATO', members: 'outside' } }) },
    ],
  },
  encyclopedia,
);

/** Meetings of the Contact Group around the article, each by who reported that it was held. */
const contactGroup: readonly (readonly [day: string, publisher: string, title: string])[] = [
  ['2023-09-19', 'Ukrinform (Japanese)', '第15回ウクライナ防衛支援会合始まる'],
  [
    '2023-10-11',
    'Ukraine Crisis Media Center',
    'Day 596: Ukraine “impressed” with results of Ukraine Defense Contact Group meeting',
  ],
  ['2023-11-22', 'Ukrinform', 'Pentagon Chief Opens 17th Ramstein Meeting'],
  ['2024-01-23', 'Censor.NET', 'Pentagon chief Austin opens 18th meeting in Ramstein format'],
  ['2024-02-14', 'The Kyiv Independent', 'US Defense Secretary Austin opens 19th Ramstein-format meeting'],
];

const meetingsOfTheGroup = contactGroup.map(([convened_on, publisher, title]) =>
  fact(
    'meeting',
    `contact-group-${convened_on}`,
    { forum: 'UDCG', convened_on },
    { publisher, title, published_on: convened_on },
  ),
);

/** Who stands together, and how many they are. */
export function theCoalition(desk: NewsDesk): void {
  test('11. the Allies and others coordinate what they give in monthly meetings of the Contact Group', async () => {
    await desk.publish(...meetingsOfTheGroup);
    const { data } = await desk.ask('/v1/meetings?forum=UDCG&from=2023-09-01&to=2024-02-29');
    expect(data).toMatchObject(
      contactGroup.map(([convened_on, publisher, title]) => ({ convened_on, sources: [{ publisher, title }] })),
    );
    // About once a month; and none in the December before the article.
    const december = await desk.ask('/v1/meetings?forum=UDCG&from=2023-12-01&to=2023-12-31');
    expect(december.data).toEqual([]);
  });

  test('12. in February 2023 the coalition was of 54 countries: the 30 of the Alliance and 24 others', async () => {
    await desk.publish(...membershipsOfNato, ...alliesInTheGroup, fiftyFour);
    const group = await desk.ask('/v1/views/coalition?body=UDCG&on=2023-02-28');
    expect(group).toMatchObject({
      size: { members: 30, parts: { NATO: { within: 30, outside: 0 } } },
      claimed: [
        { claimed: { value: '54', speaker: 'Wikipedia' }, difference_note: '30 named of 54 claimed' },
        { claimed: { value: '30' }, computed: { value: '30' } },
        { claimed: { value: '24' }, difference_note: '0 named of 24 claimed' },
      ],
    });
    const said = await desk.ask(`/v1/statements/${entity('fifty-four-countries')}`);
    expect(said.data).toMatchObject({ sources: [encyclopedia] });
    const alliance = await desk.ask('/v1/views/coalition?body=NATO&on=2023-02-28');
    expect(alliance).toMatchObject({ size: { members: 30 } });
  });

  test('13. that it is a large effort repeats it; asked instead: did the Alliance grow meanwhile?', async () => {
    await desk.publish(...membershipsOfNato);
    const grown = async (on: string) => {
      const { data, size } = await desk.ask(`/v1/views/coalition?body=NATO&since=2023-02-28&on=${on}`);
      return { size, joined: joinedIn(data) };
    };
    expect(await grown('2023-04-03')).toMatchObject({ size: { members: 30 }, joined: [] });
    expect(await grown('2023-04-04')).toMatchObject({ size: { members: 31 }, joined: ['FIN'] });
    expect(await grown('2024-01-10')).toMatchObject({ size: { members: 31 } });
    expect(await grown('2024-03-07')).toMatchObject({ size: { members: 32, joined: 2 }, joined: ['FIN', 'SWE'] });
    const sweden = await desk.ask(`/v1/memberships/${entity('nato-swe')}`);
    expect(sweden.data).toMatchObject({ from: '2024-03-07', sources: [natoList] });
  });
}

const partiesSchema = z.array(z.object({ party: z.string(), joined: z.boolean().nullable() }));

function joinedIn(data: unknown): readonly string[] {
  return partiesSchema.parse(data).flatMap(({ party, joined }) => (joined === true ? [party] : []));
}
