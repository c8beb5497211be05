import { expect, test } from 'vitest';
import { type Cited, entity, movement, type NewsDesk, pledge } from '../../harness/news-desk.ts';

const lastPackage: Cited = {
  publisher: 'The Kyiv Independent',
  title: 'US announces $250 million in military aid for Ukraine, exhausting last remaining funding',
  published_on: '2023-12-28',
};
const grid: Cited = {
  publisher: 'Bloomberg',
  title: 'US Is Sending Ukraine $53 Million to Help Repair Electrical Grid',
  published_on: '2022-11-29',
};
const morningHerald: Cited = {
  publisher: 'The Sydney Morning Herald',
  title: 'Australia provides an extra $110 million in support for Ukraine',
  published_on: '2023-06-26',
};
const facility: Cited = {
  publisher: 'upday News',
  title: 'EU agrees new €50 billion aid package for Ukraine',
  published_on: '2024-02-01',
};
const forOwnStocks: Cited = {
  publisher: 'Devdiscourse (Reuters)',
  title: 'European NATO members strike deal to buy up to 1,000 Patriot missiles',
  published_on: '2024-01-03',
};

export function on(day: string) {
  return { precision: 'day', day };
}

function money(amount: string, currency: string, qualifier?: string) {
  return { known: 'money', money: { amount, currency, ...(qualifier === undefined ? {} : { qualifier }) } };
}

/** The last package of the United States before the money to replace stocks ran out. */
export const drawdownOf27December = [
  pledge(
    'usa-2023-12-27',
    { donor: 'USA', title: 'Arms from stocks, 27 December 2023', category: 'military', subcategory: 'mixed' },
    lastPackage,
  ),
  movement(
    'usa-2023-12-27',
    'committed',
    {
      type: 'committed',
      when: on('2023-12-27'),
      value: money('250000000', 'USD', 'up_to'),
      units: [
        { item: 'HIMARS ammunition', class: 'ammunition' },
        { item: '155 mm and 105 mm artillery ammunition', class: 'ammunition' },
        { item: 'Rounds of ammunition', class: 'ammunition', count: 15_000_000, qualifier: 'at_least' },
      ],
    },
    lastPackage,
  ),
];

export const gridPackage = [
  pledge(
    'usa-grid',
    { donor: 'USA', title: 'Equipment for the electricity grid', category: 'energy', subcategory: 'grid' },
    grid,
  ),
  movement(
    'usa-grid',
    'committed',
    {
      type: 'committed',
      when: on('2022-11-29'),
      value: money('53000000', 'USD', 'at_least'),
      units: [{ item: 'Transformers' }, { item: 'Circuit breakers' }],
    },
    grid,
  ),
];

export const australianVehicles = [
  pledge(
    'aus-2023-06-26',
    { donor: 'AUS', title: 'Seventy vehicles and ammunition', category: 'military', subcategory: 'mixed' },
    morningHerald,
  ),
  movement(
    'aus-2023-06-26',
    'committed',
    {
      type: 'committed',
      when: on('2023-06-26'),
      value: money('100000000', 'AUD'),
      units: [
        { item: 'M113 armoured personnel carriers', count: 28 },
        { item: 'Special operations vehicles', count: 14 },
        { item: 'Trucks', count: 28 },
        { item: '105 mm artillery ammunition', class: 'ammunition' },
      ],
    },
    morningHerald,
  ),
];

const facilityOfTheUnion = [
  pledge('eu-facility', { donor: 'EU', title: 'Ukraine Facility', category: 'financial' }, facility),
  movement(
    'eu-facility',
    'committed',
    { type: 'committed', when: on('2024-02-01'), value: money('50000000000', 'EUR') },
    facility,
  ),
];

const missilesForOwnStocks = [
  pledge(
    'missiles-for-own-stocks',
    {
      donor: 'DEU',
      title: 'Up to 1,000 Patriot missiles for the buyers’ own stocks',
      category: 'military',
      subcategory: 'ammunition',
      replenishment: true,
    },
    forOwnStocks,
  ),
  movement(
    'missiles-for-own-stocks',
    'contracted',
    {
      type: 'contracted',
      when: on('2024-01-03'),
      value: money('5500000000', 'USD', 'about'),
      units: [{ item: 'Patriot missile', class: 'air_defence', count: 1000, qualifier: 'up_to' }],
    },
    forOwnStocks,
  ),
];

/** What was given, in money and in kind. */
export function whatWasGiven(desk: NewsDesk): void {
  test('10. the support since the invasion is of many kinds, and large', async () => {
    await desk.publish(...drawdownOf27December, ...gridPackage, ...facilityOfTheUnion);
    const { data } = await desk.ask('/v1/views/support?by=category&donor=USA,EU&from=2022-02-24&stage=committed');
    expect(data).toMatchObject([
      { category: 'energy', native: { USD: '53000000' } },
      { category: 'financial', native: { EUR: '50000000000' } },
      { category: 'military', native: { USD: '250000000' } },
    ]);
    const behind = await desk.ask('/v1/pledges?category=financial');
    expect(behind.data).toMatchObject([{ sources: [facility] }]);
  });

  test('15. the aid of the United States is equipment of many sorts and money', async () => {
    await desk.publish(...drawdownOf27December);
    const { data } = await desk.ask(`/v1/pledges/${entity('usa-2023-12-27')}`);
    expect(data).toMatchObject({
      transactions: [
        {
          units: [
            { item: 'HIMARS ammunition' },
            { item: '155 mm and 105 mm artillery ammunition' },
            { item: 'Rounds of ammunition', count: 15_000_000, qualifier: 'at_least' },
          ],
          sources: [lastPackage],
        },
      ],
    });
  });

  test('18. other countries have given much as well', async () => {
    await desk.publish(...drawdownOf27December, ...australianVehicles, ...facilityOfTheUnion, ...missilesForOwnStocks);
    const { data } = await desk.ask('/v1/views/support?by=donor&donor=AUS,DEU,EU&stage=committed,contracted');
    // Germany's missiles of January 2024 are for Allies' own stocks, and stand nowhere as aid.
    expect(data).toMatchObject([
      { donor: 'AUS', native: { AUD: '100000000' } },
      { donor: 'EU', native: { EUR: '50000000000' } },
    ]);
    const missiles = await desk.ask(`/v1/pledges/${entity('missiles-for-own-stocks')}`);
    expect(missiles.data).toMatchObject({ replenishment: true, sources: [forOwnStocks] });
    const interceptors = await desk.ask('/v1/views/air-defence?by=donor&class=interceptors&donor=DEU&stage=contracted');
    expect(interceptors.data).toEqual([]);
  });

  test('20. the support goes beyond arms: it mends the energy works that the strikes wreck', async () => {
    await desk.publish(...gridPackage, ...drawdownOf27December);
    const { data } = await desk.ask('/v1/views/support?by=subcategory&category=energy');
    expect(data).toMatchObject([{ subcategory: 'grid', packages: 1 }]);
  });

  test('21. the United States announced a package of USD 53 million for the grid, before the winter', async () => {
    await desk.publish(...gridPackage);
    const { data } = await desk.ask('/v1/views/support?by=month&donor=USA&category=energy&currency=USD');
    expect(data).toMatchObject([{ month: '2022-11', stage: 'committed', amount: '53000000.00', qualified: 1 }]);
    const behind = await desk.ask('/v1/pledges?donor=USA&category=energy');
    expect(behind.data).toMatchObject([
      { category: 'energy', transactions: [{ when: { day: '2022-11-29' }, sources: [grid] }] },
    ]);
  });
}
