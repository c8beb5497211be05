import { on } from './demo-fact.ts';
import type { DemoPledge } from './demo-pledges.ts';

const unpriced = { known: 'none' } as const;
const airDefence = { category: 'military', subcategory: 'air_defence', new_money: 'unknown' } as const;
const twoNasams = { item: 'NASAMS', class: 'medium_range', count: 2 };
const oneNasams = { item: 'NASAMS', class: 'medium_range', count: 1 };

const nasamsFromTheUnitedStates: DemoPledge = {
  name: 'usa-nasams-1',
  sources: [
    {
      publisher: 'U.S. Department of Defense (republished by michaelsavage.com)',
      title: '$820 Million in Additional Security Assistance for Ukraine',
      published_on: '2022-07-01',
      url: 'https://michaelsavage.com/820-million-in-additional-security-assistance-for-ukraine/',
    },
  ],
  pledge: {
    ...airDefence,
    donor: 'USA',
    title: 'Orders under the Ukraine Security Assistance Initiative, two NASAMS among them',
    subcategory: 'mixed',
    announced: on('2022-07-01'),
    note: 'The money is that of all the orders; the other USD 50 million announced are a drawdown.',
  },
  transactions: [
    {
      type: 'committed',
      when: on('2022-07-01'),
      value: { known: 'money', money: { amount: '770000000', currency: 'USD' } },
      units: [twoNasams],
    },
    {
      type: 'delivered',
      when: on('2022-11-07'),
      value: unpriced,
      units: [twoNasams],
      note: 'The day the minister in Kyiv said so; how many, the Pentagon said the day after.',
      sources: [
        {
          publisher: 'Ukrinform',
          title: 'NASAMS, Aspide sytems already in Ukraine - defense chief',
          published_on: '2022-11-07',
          url: 'https://ukrinform.net/rubric-ato/3609332-nasams-aspide-sytems-already-in-ukraine-defense-chief.html',
        },
      ],
    },
    {
      type: 'operational',
      when: on('2022-11-08'),
      value: unpriced,
      units: [twoNasams],
      sources: [
        {
          publisher: 'The Kyiv Independent',
          title: 'Pentagon confirms 2 NASAMS air defense systems delivery to Ukraine',
          published_on: '2022-11-08',
          url: 'https://kyivindependent.com/pentagon-confirms-2-nasams-air-defense-systems-delivery-to-ukraine/',
        },
      ],
    },
  ],
};

const nasamsFromCanada: DemoPledge = {
  name: 'can-nasams',
  sources: [
    {
      publisher: 'The Kyiv Independent',
      title: 'Canada to buy NASAMS air defense system for Ukraine',
      published_on: '2023-01-10',
      url: 'https://kyivindependent.com/news-feed/canada-to-buy-nasams-air-defense-system-for-ukraine',
    },
    {
      publisher: 'The Kyiv Independent',
      title: 'Canadian minister: NASAMS will be shipped to Ukraine as soon as possible.',
      published_on: '2023-01-16',
      url: 'https://kyivindependent.com/news-feed/canadian-minister-nasams-will-be-shipped-to-ukraine-as-soon-as-possible',
    },
  ],
  pledge: {
    ...airDefence,
    donor: 'CAN',
    title: 'A NASAMS with missiles, bought from the United States',
    participants: [{ donor: 'USA', role: 'supplier' }],
    announced: on('2023-01-10'),
  },
  transactions: [
    {
      type: 'committed',
      when: on('2023-01-10'),
      value: { known: 'money', money: { amount: '406000000', currency: 'CAD', qualifier: 'about' } },
      units: [oneNasams, { item: 'NASAMS missile', class: 'interceptors' }],
    },
    {
      type: 'delivered',
      when: on('2024-11-21'),
      value: unpriced,
      units: [oneNasams],
      note: 'The day the minister told a committee; the day of delivery is withheld.',
      sources: [
        {
          publisher: 'Interfax-Ukraine',
          title: 'NASAMS air defense systems that Canada helped buy are already in Ukraine – Canadian Defense Minister',
          published_on: '2024-11-22',
          url: 'https://en.interfax.com.ua/news/general/1029494.html',
        },
      ],
    },
  ],
};

/** NASAMS of the United States and Canada. */
export const nasamsPledges: readonly DemoPledge[] = [nasamsFromTheUnitedStates, nasamsFromCanada];
