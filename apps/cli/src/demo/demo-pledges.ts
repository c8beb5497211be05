/** A pledge restated from a published report, with its one transaction. Both cite the same report. */
export interface DemoPledge {
  /** Last part of the entity id. */
  readonly name: string;
  readonly source: { readonly publisher: string; readonly title: string; readonly published_on: string };
  readonly pledge: Readonly<Record<string, unknown>>;
  readonly transaction: Readonly<Record<string, unknown>>;
}

function on(day: string) {
  return { precision: 'day', day };
}

/** From the donor's own stocks; the last before the funds to replace them ran out. */
const drawdownOf27December: DemoPledge = {
  name: 'usa-drawdown-2023-12-27',
  source: {
    publisher: 'The Kyiv Independent',
    title: 'US announces $250 million in military aid for Ukraine, exhausting last remaining funding',
    published_on: '2023-12-28',
  },
  pledge: {
    donor: 'USA',
    title: 'Drawdown of arms and equipment from United States stocks, announced on 27 December 2023',
    category: 'military',
    subcategory: 'mixed',
    new_money: 'unknown',
    announced: on('2023-12-27'),
    note: 'Presidential drawdown authority; provided under drawdowns directed before.',
  },
  transaction: {
    type: 'committed',
    when: on('2023-12-27'),
    value: { known: 'money', money: { amount: '250000000', currency: 'USD', qualifier: 'up_to' } },
    units: [
      { item: 'Air defence munitions and components', class: 'air_defence' },
      { item: 'HIMARS ammunition', class: 'ammunition' },
      { item: '155 mm and 105 mm artillery ammunition', class: 'ammunition' },
      { item: 'Anti-armour munitions', class: 'ammunition' },
      { item: 'Rounds of ammunition', class: 'ammunition', count: 15_000_000, qualifier: 'at_least' },
    ],
  },
};

const gridOf29November: DemoPledge = {
  name: 'usa-grid-2022-11-29',
  source: {
    publisher: 'Bloomberg',
    title: 'US Is Sending Ukraine $53 Million to Help Repair Electrical Grid',
    published_on: '2022-11-29',
  },
  pledge: {
    donor: 'USA',
    title: 'Electricity grid equipment, announced in Bucharest on 29 November 2022',
    category: 'energy',
    subcategory: 'grid',
    new_money: 'unknown',
    announced: on('2022-11-29'),
  },
  transaction: {
    type: 'committed',
    when: on('2022-11-29'),
    value: { known: 'money', money: { amount: '53000000', currency: 'USD', qualifier: 'at_least' } },
    units: [{ item: 'Transformers' }, { item: 'Circuit breakers' }, { item: 'Vehicles' }],
  },
};

/** For Allies' own stocks: a header that says so counts in no stage. Germany is the first of the four nations named. */
const patriotReplenishment: DemoPledge = {
  name: 'patriot-replenishment-2024-01-03',
  source: {
    publisher: 'NATO Watch',
    title: 'NATO coalition of member states to buy up to 1,000 Patriot missiles',
    published_on: '2024-01-05',
  },
  pledge: {
    donor: 'DEU',
    title: 'Up to 1,000 Patriot missiles for the stocks of Germany, the Netherlands, Romania and Spain',
    category: 'military',
    subcategory: 'ammunition',
    participants: [
      { donor: 'NLD', role: 'funder' },
      { donor: 'ROU', role: 'funder' },
      { donor: 'ESP', role: 'funder' },
      { name: 'NATO Support and Procurement Agency', role: 'coordinator' },
      { name: 'COMLOG', role: 'producer' },
    ],
    new_money: 'unknown',
    replenishment: true,
    announced: on('2024-01-03'),
    note: "The nations' shares are not published.",
  },
  transaction: {
    type: 'contracted',
    when: on('2024-01-03'),
    value: { known: 'money', money: { amount: '5500000000', currency: 'USD', qualifier: 'about' } },
    units: [{ item: 'Patriot missile', class: 'air_defence', count: 1000, qualifier: 'up_to' }],
  },
};

export const demoPledges: readonly DemoPledge[] = [drawdownOf27December, gridOf29November, patriotReplenishment];
