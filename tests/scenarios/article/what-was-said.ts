import { expect, test } from 'vitest';
import { type Cited, entity, fact, type NewsDesk } from '../../harness/news-desk.ts';
import { firstBattery, secondGermanBattery } from './the-air-defence.ts';
import { australianVehicles, drawdownOf27December } from './what-was-given.ts';

const lastFunding: Cited = {
  publisher: 'dpa-AFX',
  title: 'US Pledges $250 Mln Aid For Ukraine From Last Available Funding',
  published_on: '2023-12-28',
};
const financialReview: Cited = {
  publisher: 'The Australian Financial Review',
  title: 'Australia pledges military backing for Ukraine beyond 2024',
  published_on: '2024-01-08',
};
const reacts: Cited = {
  publisher: 'RBC-Ukraine',
  title: 'NATO reacts to massive Russian strikes on Ukraine',
  published_on: '2024-01-03',
};
const discusses: Cited = {
  publisher: 'Censor.NET',
  title: 'NATO discusses possibility of providing Ukraine with Patriot air defense systems - Stoltenberg',
  published_on: '2022-11-29',
};
const tooEarly: Cited = {
  publisher: 'Devdiscourse (Reuters)',
  title: "NATO's Stoltenberg: too early for conclusions on Poland Patriot talks",
  published_on: '2022-12-02',
};

const stoltenberg = { name: 'Jens Stoltenberg', role: 'Secretary General', party: 'NATO' };

const fortyFive = fact(
  'statement',
  'usa-security-assistance',
  {
    speaker: { name: 'Government of the United States' },
    said_on: '2023-12-27',
    topic: 'military-aid',
    claim: 'The United States has committed about 45 billion dollars of security assistance since the invasion.',
    figures: [
      {
        ...{ value: '45000000000', currency: 'USD', qualifier: 'about', basis: 'security assistance, all programmes' },
        measure: { of: 'support', donor: 'USA', category: 'military', stage: 'committed', since: '2022-02-24' },
      },
    ],
  },
  lastFunding,
);

const australia = fact(
  'statement',
  'australian-military-aid',
  {
    speaker: { name: 'The Australian Financial Review' },
    said_on: '2024-01-08',
    topic: 'military-aid',
    claim: 'Australia has given about 730 million Australian dollars of military aid.',
    figures: [
      {
        ...{ value: '730000000', currency: 'AUD', qualifier: 'about', basis: 'military aid only' },
        measure: { of: 'support', donor: 'AUS', category: 'military', as_of: '2023-12-31' },
      },
    ],
  },
  financialReview,
);

const alreadyGiven = fact(
  'statement',
  'allies-gave-air-defence',
  {
    speaker: { name: 'Spokesperson of NATO', party: 'NATO' },
    said_on: '2024-01-03',
    topic: 'air-defence',
    claim: 'The Allies have given many air-defence systems already and will go on strengthening Ukraine.',
  },
  reacts,
);

const newSystems = fact(
  'statement',
  'patriot-is-discussed',
  {
    ...{ speaker: stoltenberg, said_on: '2022-11-29', topic: 'air-defence' },
    claim: 'The Allies discuss further systems such as Patriot.',
  },
  discusses,
);

const mustWork = fact(
  'statement',
  'systems-must-work',
  {
    ...{ speaker: stoltenberg, said_on: '2022-12-01', topic: 'sustainment' },
    claim: 'Beside new systems, those already given must work: ammunition, spare parts, maintenance.',
  },
  tooEarly,
);

/** What was said of the whole, beside what the ledger has of it. */
export function whatWasSaid(desk: NewsDesk): void {
  test('5. the Allies have given much air defence already, the spokesperson adds, and will go on', async () => {
    await desk.publish(alreadyGiven, ...firstBattery);
    const { data } = await desk.ask('/v1/statements?topic=air-defence&from=2024-01-01&to=2024-01-10');
    expect(data).toMatchObject([{ speaker: { party: 'NATO' }, said_on: '2024-01-03', sources: [reacts] }]);
    const delivered = await desk.ask('/v1/views/air-defence?donor=USA&stage=delivered&on=2024-01-04');
    expect(delivered.data).toMatchObject([{ class: 'long_range', stages: { delivered: { units: 1 } } }]);
  });

  test('16. the Secretary General speaks of further systems, such as Patriot', async () => {
    await desk.publish(newSystems, ...firstBattery);
    const { data } = await desk.ask('/v1/statements?topic=air-defence&to=2022-12-31');
    expect(data).toMatchObject([{ speaker: stoltenberg, said_on: '2022-11-29', sources: [discusses] }]);
    // Three weeks later the first was committed; it came in April.
    const stagesOn = async (day: string) => {
      return (await desk.ask(`/v1/views/air-defence?by=system&system=patriot&donor=USA&on=${day}`)).data;
    };
    expect(await stagesOn('2022-12-20')).toEqual([]);
    expect(await stagesOn('2022-12-21')).toMatchObject([{ system: 'patriot', stages: { committed: { units: 1 } } }]);
    expect(await stagesOn('2023-04-19')).toMatchObject([{ stages: { delivered: { units: 1 } } }]);
  });

  test('17. and of what makes them work: upkeep, and enough ammunition', async () => {
    await desk.publish(mustWork, ...secondGermanBattery);
    const { data } = await desk.ask('/v1/statements?topic=sustainment');
    expect(data).toMatchObject([{ speaker: stoltenberg, said_on: '2022-12-01', sources: [tooEarly] }]);
    // What came with a system: missiles, of which nobody says how many, and spare parts.
    const beside = await desk.ask(
      '/v1/views/air-defence?by=system&class=interceptors,sustainment&donor=DEU&on=2024-01-04',
    );
    expect(beside.data).toMatchObject([
      { system: 'patriot', class: 'interceptors', stages: { delivered: { units: 0, unknown: 1, high: null } } },
      { system: 'patriot', class: 'sustainment', part: 'spares', stages: { delivered: { unknown: 1 } } },
    ]);
  });

  test('14. the United States is the largest: about USD 45 billion of arms and military aid since the invasion', async () => {
    await desk.publish(fortyFive, ...drawdownOf27December);
    const { data } = await desk.ask(`/v1/statements/${entity('usa-security-assistance')}`);
    expect(data).toMatchObject({
      sources: [lastFunding],
      claims: [
        {
          claimed: { value: '45000000000', currency: 'USD', qualifier: 'about', said_on: '2023-12-27' },
          computed: { value: '250000000', unit: 'USD' },
          difference_note: expect.stringMatching(
            /USD 250 million computed of about USD 45 billion.*security assistance/,
          ),
        },
      ],
    });
  });

  test('19. Australia’s military support was worth about AUD 730 million as of December 2023: vehicles, guns, ammunition', async () => {
    await desk.publish(australia, ...australianVehicles);
    const { data } = await desk.ask(`/v1/statements/${entity('australian-military-aid')}`);
    expect(data).toMatchObject({
      sources: [financialReview],
      claims: [
        {
          claimed: { value: '730000000', currency: 'AUD', as_of: '2023-12-31', basis: 'military aid only' },
          computed: { value: '100000000', unit: 'AUD' },
          difference_note: expect.stringContaining('AUD 100 million computed of about AUD 730 million claimed'),
        },
      ],
    });
    const vehicles = await desk.ask('/v1/pledges?donor=AUS');
    expect(vehicles.data).toMatchObject([
      { transactions: [{ units: [{ item: 'M113 armoured personnel carriers', count: 28 }, {}, {}, {}] }] },
    ]);
  });
}
