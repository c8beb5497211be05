import { on } from './demo-fact.ts';
import type { DemoPledge } from './demo-pledges.ts';

const unpriced = { known: 'none' } as const;
const airDefence = { category: 'military', subcategory: 'air_defence', new_money: 'unknown' } as const;

const irisTFromGermany: DemoPledge = {
  name: 'deu-iris-t-1',
  sources: [
    {
      publisher: '24 News HD',
      title: 'Germany to deliver air defence system to Ukraine: Scholz',
      published_on: '2022-06-01',
      url: 'https://24newshd.tv/01-Jun-2022/germany-to-deliver-air-defence-system-to-ukraine-scholz',
    },
    {
      publisher: 'Ukrainian News Agency',
      title: 'German Defense Ministry Names Terms Of Delivery To Ukraine Of 3 More IRIS-T Air Defense Systems',
      published_on: '2022-10-12',
      url: 'https://ukranews.com/en/news/887617-german-defense-ministry-names-terms-of-delivery-to-ukraine-of-3-more-iris-t-air-defense-systems',
    },
  ],
  pledge: { ...airDefence, donor: 'DEU', title: 'The first IRIS-T SLM systems', announced: on('2022-06-01') },
  transactions: [
    {
      type: 'committed',
      when: on('2022-06-01'),
      value: unpriced,
      units: [{ item: 'IRIS-T SLM', class: 'medium_range', count: 4 }],
      note: 'Told to the Bundestag as decided, without a number; four is the number of October 2022.',
    },
    {
      type: 'delivered',
      when: on('2022-10-11'),
      value: unpriced,
      units: [{ item: 'IRIS-T SLM', class: 'medium_range', count: 1 }],
      sources: [
        {
          publisher: 'Ukrainian News Agency',
          title: 'German Defense Ministry Names Terms Of Delivery To Ukraine Of 3 More IRIS-T Air Defense Systems',
          published_on: '2022-10-12',
          url: 'https://ukranews.com/en/news/887617-german-defense-ministry-names-terms-of-delivery-to-ukraine-of-3-more-iris-t-air-defense-systems',
        },
      ],
    },
  ],
};

const hawkFromSpain: DemoPledge = {
  name: 'esp-hawk-2023',
  sources: [
    {
      publisher: 'Ukrainska Pravda',
      title: 'Spain confirms it will give Ukraine launchers for HAWK air defence systems and additional ammunition',
      published_on: '2023-10-12',
      url: 'https://www.pravda.com.ua/eng/news/2023/10/12/7423758/',
    },
  ],
  pledge: {
    ...airDefence,
    donor: 'ESP',
    title: 'Six more HAWK launchers, to join an American battery',
    announced: on('2023-10-05'),
  },
  transactions: [
    {
      type: 'pledged',
      when: on('2023-10-11'),
      value: unpriced,
      units: [{ item: 'HAWK launcher', class: 'components', count: 6 }],
      note: 'Promised in Granada on 5 October, confirmed at the Contact Group on 11 October.',
    },
  ],
};

const missilesFromBritain: DemoPledge = {
  name: 'gbr-missiles-2023-12-29',
  sources: [
    {
      publisher: 'BBC News',
      title: 'UK sending more air defence missiles to Ukraine after Russia strikes',
      published_on: '2023-12-29',
      url: 'https://feeds.bbci.co.uk/news/uk-67843958',
    },
  ],
  pledge: {
    ...airDefence,
    donor: 'GBR',
    title: 'Missiles for the air-defence systems that Britain has given',
    subcategory: 'ammunition',
    announced: on('2023-12-29'),
    note: '"Hundreds" by the minister, about 200 by the ministry.',
  },
  transactions: [
    {
      type: 'committed',
      when: on('2023-12-29'),
      value: unpriced,
      units: [{ item: 'Air defence missile', class: 'interceptors', count: 200, qualifier: 'about' }],
    },
  ],
};

/** Systems of medium range other than NASAMS, parts of them, and missiles. */
export const mediumRangePledges: readonly DemoPledge[] = [irisTFromGermany, hawkFromSpain, missilesFromBritain];
