import { on } from './demo-fact.ts';
import type { DemoPledge } from './demo-pledges.ts';

const unpriced = { known: 'none' } as const;
/** Italy's packages are secret. */
const secret = { known: 'undisclosed' } as const;
const patriot = { item: 'Patriot battery', class: 'long_range', count: 1 };
const sampt = { item: 'SAMP/T', class: 'long_range', count: 1 };
const radar = { item: 'Patriot radar', class: 'components', count: 1 };
const launchers = { item: 'Patriot launcher', class: 'components', count: 3 };

const airDefence = { category: 'military', subcategory: 'air_defence', new_money: 'unknown' } as const;

/** Two donors, one system: it stands with one of them, so that it counts once. */
const fromItalyAndFrance: DemoPledge = {
  name: 'ita-fra-sampt-1',
  sources: [
    {
      publisher: 'Pledge Times',
      title: 'Rome and Paris to hand over Samp-T air defense system to Kyiv in spring',
      published_on: '2023-02-03',
      url: 'https://pledgetimes.com/rome-and-paris-to-hand-over-samp-t-air-defense-system-to-kyiv-in-spring/',
    },
  ],
  pledge: {
    ...airDefence,
    donor: 'ITA',
    title: 'A SAMP/T system of Italy and France together',
    participants: [{ donor: 'FRA', role: 'funder' }],
    announced: on('2023-02-03'),
    note: "The two countries' shares are not published.",
  },
  transactions: [
    { type: 'committed', when: on('2023-02-03'), value: secret, units: [sampt] },
    {
      type: 'operational',
      when: on('2023-06-19'),
      value: secret,
      units: [sampt],
      note: 'The day the president of France said so; no day of delivery is known.',
      sources: [
        {
          publisher: 'The Kyiv Independent',
          title: "Macron says SAMP/T air defense systems 'deployed and operational' in Ukraine",
          published_on: '2023-06-19',
          url: 'https://kyivindependent.com/macron-says/',
        },
      ],
    },
  ],
};

const secondFromItaly: DemoPledge = {
  name: 'ita-sampt-2',
  sources: [
    {
      publisher: 'Censor.NET',
      title: 'Ukraine will receive another SAMP/T air defense system',
      published_on: '2024-06-04',
      url: 'https://censor.net/en/news/3492809/ukraine_will_receive_another_sampt_air_defense_system',
    },
    {
      publisher: 'ANSA',
      title: "Italy to boost Ukraine's air defence with Samp-T- Tajani",
      published_on: '2024-06-11',
      url: 'https://ansa.it/amp/nuova_europa/en/news/countries/ukraine/2024/06/11/italy-to-boost-ukraines-air-defence-with-samp-t-tajani_091bae2a-243e-4dcc-b6e4-f9b2c49f2b69.html',
    },
  ],
  pledge: {
    ...airDefence,
    donor: 'ITA',
    title: 'A second SAMP/T system, in the ninth package',
    announced: on('2024-06-04'),
    note: 'That it arrived was found nowhere.',
  },
  transactions: [{ type: 'pledged', when: on('2024-06-04'), value: secret, units: [sampt] }],
};

const fromRomania: DemoPledge = {
  name: 'rou-patriot',
  sources: [
    {
      publisher: 'LBCI (AFP)',
      title: 'Romania to deploy Patriot missile system to Ukraine',
      published_on: '2024-06-20',
      url: 'https://www.lbcgroup.tv/news/world-news/779616/romania-to-deploy-patriot-missile-system-to-ukraine/en',
    },
  ],
  pledge: {
    ...airDefence,
    donor: 'ROU',
    title: 'One of its Patriot systems',
    announced: on('2024-06-20'),
    note: 'On condition that Allies replace it.',
  },
  transactions: [
    { type: 'pledged', when: on('2024-06-20'), value: unpriced, units: [patriot] },
    {
      type: 'committed',
      when: on('2024-09-05'),
      value: unpriced,
      units: [patriot],
      note: 'The day the law was signed; the chamber had passed it on 3 September.',
      sources: [
        {
          publisher: 'UNN',
          title: 'Romanian president signs law on the transfer of Patriot air defense systems to Ukraine',
          published_on: '2024-09-05',
          url: 'https://unn.ua/en/news/romanian-president-signs-law-on-the-transfer-of-patriot-air-defense-systems-to-ukraine',
        },
      ],
    },
    {
      type: 'delivered',
      when: on('2024-10-03'),
      value: unpriced,
      units: [patriot],
      note: 'The day the ministry of defence of Ukraine confirmed it.',
      sources: [
        {
          publisher: 'Ukrainska Pravda',
          title: 'Ukraine receives Patriot air defence system from Romania',
          published_on: '2024-10-03',
          url: 'https://www.pravda.com.ua/eng/news/2024/10/3/7477992/',
        },
      ],
    },
  ],
};

/** Parts for a battery that others were to complete: parts they stay. */
const fromTheNetherlands: DemoPledge = {
  name: 'nld-patriot-parts-2024',
  sources: [
    {
      publisher: 'Devdiscourse (Reuters)',
      title: 'Netherlands to Supply Patriot Air Defence System to Ukraine',
      published_on: '2024-05-28',
      url: 'https://www.devdiscourse.com/article/health/2952416-netherlands-to-supply-patriot-air-defence-system-to-ukraine',
    },
    {
      publisher: 'Babel',
      title: 'The Netherlands will very soon hand over three Patriot launchers to Ukraine',
      published_on: '2024-09-23',
      url: 'https://babel.ua/en/news/111100-the-netherlands-will-very-soon-hand-over-three-patriot-launchers-to-ukraine',
    },
  ],
  pledge: {
    ...airDefence,
    donor: 'NLD',
    title: 'Parts from stock towards a Patriot battery to be put together by several countries',
    announced: on('2024-05-28'),
  },
  transactions: [
    {
      type: 'pledged',
      when: on('2024-05-28'),
      value: unpriced,
      units: [radar, launchers],
      note: 'Parts, said in May; how many of which, in September.',
    },
    {
      type: 'delivered',
      when: on('2024-09-13'),
      value: unpriced,
      units: [radar],
      note: 'The day the minister said that it had been sent; the day itself is not public.',
      sources: [
        {
          publisher: 'Censor.NET',
          title: 'Netherlands sends radar for Patriot to Ukraine',
          published_on: '2024-09-13',
          url: 'https://censor.net/en/news/3509729/netherlands_sends_radar_for_patriot_to_ukraine',
        },
      ],
    },
    {
      type: 'delivered',
      when: on('2024-11-28'),
      value: unpriced,
      units: [launchers],
      sources: [
        {
          publisher: 'Ukrainska Pravda',
          title: 'Netherlands to transfer 3 Patriot launchers to Ukraine – photos',
          published_on: '2024-11-28',
          url: 'https://www.pravda.com.ua/eng/news/2024/11/28/7486718/',
        },
      ],
    },
  ],
};

/** Systems of long range, and parts of them, of Italy, France, Romania and the Netherlands. */
export const longRangePledges: readonly DemoPledge[] = [
  fromItalyAndFrance,
  secondFromItaly,
  fromRomania,
  fromTheNetherlands,
];
