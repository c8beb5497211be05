import { on } from './demo-fact.ts';
import type { DemoPledge } from './demo-pledges.ts';
import { jointStatement } from './demo-sources.ts';

const unpriced = { known: 'none' } as const;
const battery = { item: 'Patriot battery', class: 'long_range', count: 1 };
const severalThings = { category: 'military', subcategory: 'mixed', new_money: 'unknown' } as const;
const airDefence = { category: 'military', subcategory: 'air_defence', new_money: 'unknown' } as const;

const fromTheUnitedStates: DemoPledge = {
  name: 'usa-patriot-1',
  sources: [
    {
      publisher: 'The Independent (The Associated Press)',
      title: 'US sending $1.85 billion in military aid to Ukraine',
      published_on: '2022-12-21',
      url: 'https://www.independent.co.uk/news/ap-biden-washington-russia-white-house-b2249482.html',
    },
  ],
  pledge: {
    ...severalThings,
    donor: 'USA',
    title: 'Drawdown of up to USD 1 billion with the first Patriot battery',
    announced: on('2022-12-21'),
    note: 'The money is that of the whole drawdown. USD 850 million of orders were announced with it, for other things.',
  },
  transactions: [
    {
      type: 'committed',
      when: on('2022-12-21'),
      value: { known: 'money', money: { amount: '1000000000', currency: 'USD', qualifier: 'up_to' } },
      units: [battery],
    },
    {
      type: 'delivered',
      when: on('2023-04-19'),
      value: unpriced,
      units: [battery],
      note: 'The day the minister in Kyiv said so; the day it arrived is not public.',
      sources: [
        {
          publisher: 'Politico',
          title: 'Patriot missiles arrive in Ukraine',
          published_on: '2023-04-19',
          url: 'https://www.politico.com/news/2023/04/19/patriot-missiles-arrive-in-ukraine-00092768',
        },
      ],
    },
  ],
};

const firstFromGermany: DemoPledge = {
  name: 'deu-patriot-1',
  sources: [
    {
      publisher: 'The Kyiv Independent',
      title: 'Ukraine to receive Patriot battery from Germany in first quarter of 2023',
      published_on: '2023-01-06',
      url: 'https://kyivindependent.com/news-feed/ukraine-to-receive-patriot-battery-from-germany-in-first-quarter-of-2023',
    },
  ],
  pledge: { ...airDefence, donor: 'DEU', title: 'A first Patriot battery', announced: on('2023-01-05') },
  transactions: [
    { type: 'pledged', when: on('2023-01-05'), value: unpriced, units: [battery] },
    {
      type: 'delivered',
      when: on('2023-04-18'),
      value: unpriced,
      units: [battery, { item: 'Patriot missile', class: 'interceptors' }],
      note: 'On the German list of that day.',
      sources: [
        {
          publisher: 'Defence Blog',
          title: 'Germany confirms Patriot delivery to Ukraine',
          published_on: '2023-04-19',
          url: 'https://defence-blog.com/germany-confirms-patriot-delivery-to-ukraine/',
        },
      ],
    },
  ],
};

const secondFromGermany: DemoPledge = {
  name: 'deu-patriot-2',
  sources: [
    {
      publisher: 'The Kyiv Independent',
      title: 'Scholz pledges another Patriot system to Ukraine',
      published_on: '2023-10-05',
      url: 'https://kyivindependent.com/scholz-pledges-another-patriot-system-to-ukraine/',
    },
  ],
  pledge: {
    ...airDefence,
    donor: 'DEU',
    title: 'A second Patriot system, for the winter',
    announced: on('2023-10-05'),
  },
  transactions: [
    { type: 'pledged', when: on('2023-10-05'), value: unpriced, units: [battery] },
    {
      type: 'delivered',
      when: on('2023-12-14'),
      value: unpriced,
      units: [
        battery,
        { item: 'Patriot missile', class: 'interceptors' },
        { item: 'Patriot spare parts', class: 'sustainment' },
      ],
      note: 'On the German list of that day.',
      sources: [
        {
          publisher: 'The New Voice of Ukraine (Yahoo News)',
          title: 'Germany delivers second Patriot system to Ukraine in new aid package',
          published_on: '2023-12-14',
          url: 'https://news.yahoo.com/germany-delivers-second-patriot-system-205000910.html',
        },
      ],
    },
  ],
};

const thirdFromGermany: DemoPledge = {
  name: 'deu-patriot-3',
  sources: [
    {
      publisher: 'Ukrainska Pravda',
      title: 'Germany to urgently send another Patriot air defence system to Ukraine',
      published_on: '2024-04-13',
      url: 'https://www.pravda.com.ua/eng/news/2024/04/13/7451122/',
    },
  ],
  pledge: {
    ...airDefence,
    donor: 'DEU',
    title: 'A third Patriot system, at once, from the stocks of the Bundeswehr',
    announced: on('2024-04-13'),
    note: 'Announced again among the five systems of 9 July 2024: one system, two announcements.',
  },
  transactions: [
    { type: 'pledged', when: on('2024-04-13'), value: unpriced, units: [battery] },
    {
      type: 'delivered',
      when: on('2024-07-05'),
      value: unpriced,
      units: [battery],
      note: 'The German ambassador said so on that day; the president of Ukraine on 21 July.',
      sources: [
        {
          publisher: 'UAWire',
          title: 'Germany delivers third Patriot air defence system to Ukraine',
          published_on: '2024-07-05',
          url: 'https://www.uawire.org:443/germany-delivers-third-patriot-air-defence-system-to-ukraine',
        },
      ],
    },
  ],
};

const secondFromTheUnitedStates: DemoPledge = {
  name: 'usa-patriot-2',
  sources: [jointStatement],
  pledge: {
    ...severalThings,
    donor: 'USA',
    title: 'A second Patriot battery, in a package of USD 225 million',
    announced: on('2024-07-09'),
    note: 'The money is that of the whole package. That it arrived was found nowhere.',
  },
  transactions: [
    { type: 'pledged', when: on('2024-07-09'), value: unpriced, units: [battery] },
    {
      type: 'committed',
      when: on('2024-07-11'),
      value: { known: 'money', money: { amount: '225000000', currency: 'USD', qualifier: 'about' } },
      units: [battery],
      sources: [
        {
          publisher: 'The Atlanta Journal-Constitution (The Associated Press)',
          title: 'Biden expected to announce $225 million weapons package for Ukraine, including Patriot system',
          published_on: '2024-07-11',
          url: 'https://www.ajc.com/news/nation-world/biden-expected-to-announce-225-million-weapons-package-for-ukraine-including-patriot-system/XON64USFERGGVLDA4UX3CSPNRI/',
        },
        {
          publisher: 'U.S. Department of Defense',
          title: 'Biden Administration Announces Additional Security Assistance for Ukraine',
          published_on: '2024-07-11',
        },
      ],
    },
  ],
};

/** Patriots of the United States and Germany. */
export const patriotPledges: readonly DemoPledge[] = [
  fromTheUnitedStates,
  firstFromGermany,
  secondFromGermany,
  thirdFromGermany,
  secondFromTheUnitedStates,
];
