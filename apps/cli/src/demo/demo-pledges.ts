import type { pledgeSchema, transactionSchema } from '@counterweight/domain';
import type { z } from 'zod';
import { type DemoSource, on } from './demo-fact.ts';
import { euAgreement } from './demo-sources.ts';

/** A movement of a pledge; it cites the pledge's own source where it names none. */
export type DemoTransaction = z.input<typeof transactionSchema> & { readonly sources?: readonly DemoSource[] };

/** A pledge restated from published reports, with its transactions in the order of their ids, from 1. */
export interface DemoPledge {
  /** Last part of the entity id. */
  readonly name: string;
  readonly sources: readonly DemoSource[];
  readonly pledge: z.input<typeof pledgeSchema>;
  readonly transactions: readonly DemoTransaction[];
}

/** From the donor's own stocks; the last before the funds to replace them ran out. */
const drawdownOf27December: DemoPledge = {
  name: 'usa-drawdown-2023-12-27',
  sources: [
    {
      publisher: 'The Kyiv Independent',
      title: 'US announces $250 million in military aid for Ukraine, exhausting last remaining funding',
      published_on: '2023-12-28',
    },
  ],
  pledge: {
    donor: 'USA',
    title: 'Drawdown of arms and equipment from United States stocks, announced on 27 December 2023',
    category: 'military',
    subcategory: 'mixed',
    new_money: 'unknown',
    announced: on('2023-12-27'),
    note: 'Presidential drawdown authority; provided under drawdowns directed before.',
  },
  transactions: [
    {
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
  ],
};

const gridOf29November: DemoPledge = {
  name: 'usa-grid-2022-11-29',
  sources: [
    {
      publisher: 'Bloomberg',
      title: 'US Is Sending Ukraine $53 Million to Help Repair Electrical Grid',
      published_on: '2022-11-29',
    },
  ],
  pledge: {
    donor: 'USA',
    title: 'Electricity grid equipment, announced in Bucharest on 29 November 2022',
    category: 'energy',
    subcategory: 'grid',
    new_money: 'unknown',
    announced: on('2022-11-29'),
  },
  transactions: [
    {
      type: 'committed',
      when: on('2022-11-29'),
      value: { known: 'money', money: { amount: '53000000', currency: 'USD', qualifier: 'at_least' } },
      units: [{ item: 'Transformers' }, { item: 'Circuit breakers' }, { item: 'Vehicles' }],
    },
  ],
};

/** For Allies' own stocks: a header that says so counts in no stage. Germany is the first of the four nations named. */
const patriotReplenishment: DemoPledge = {
  name: 'patriot-replenishment-2024-01-03',
  sources: [
    {
      publisher: 'NATO Watch',
      title: 'NATO coalition of member states to buy up to 1,000 Patriot missiles',
      published_on: '2024-01-05',
    },
  ],
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
  transactions: [
    {
      type: 'contracted',
      when: on('2024-01-03'),
      value: { known: 'money', money: { amount: '5500000000', currency: 'USD', qualifier: 'about' } },
      units: [{ item: 'Patriot missile', class: 'air_defence', count: 1000, qualifier: 'up_to' }],
    },
  ],
};

/** Proposed in June 2023, agreed by all 27 in February 2024. */
const ukraineFacility: DemoPledge = {
  name: 'eu-ukraine-facility',
  sources: [
    {
      publisher: 'Interfax-Ukraine',
      title:
        'European Commission proposes to reserve EUR 50 bln in EU budget for Ukraine for next four years – von der Leyen',
      published_on: '2023-06-20',
      url: 'https://en.interfax.com.ua/news/general/917793.html',
    },
  ],
  pledge: {
    donor: 'EU',
    title: 'Ukraine Facility for 2024 to 2027: loans and grants from the budget of the Union',
    category: 'financial',
    subcategory: 'mixed',
    new_money: 'yes',
    announced: on('2023-06-20'),
  },
  transactions: [
    {
      type: 'pledged',
      when: on('2023-06-20'),
      value: { known: 'money', money: { amount: '50000000000', currency: 'EUR' } },
      note: 'Proposed by the Commission.',
    },
    {
      type: 'committed',
      when: on('2024-02-01'),
      value: { known: 'money', money: { amount: '50000000000', currency: 'EUR' } },
      note: 'Agreed by the 27 leaders; the law is of 29 February 2024.',
      sources: [euAgreement],
    },
  ],
};

/** Support that is no air defence, and what refills own stocks. */
export const generalPledges: readonly DemoPledge[] = [
  drawdownOf27December,
  gridOf29November,
  patriotReplenishment,
  ukraineFacility,
];
