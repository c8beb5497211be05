import type { requestSchema } from '@counterweight/domain';
import { type DemoFact, demoEntity, on } from './demo-fact.ts';
import { closedSky, requestSupported, secondMassStrike } from './demo-sources.ts';

type DemoRequest = DemoFact<typeof requestSchema>;

/** No numbers are given: how many is unknown. */
const afterTheSecondMassStrike: DemoRequest = {
  name: 'request-2024-01-02',
  sources: [secondMassStrike],
  body: {
    by: 'UKR',
    title: 'Air defence with ammunition, combat drones, missiles of more than 300 km',
    made: on('2024-01-02'),
    lines: [
      { item: 'Air defence systems', class: 'air_defence', scope: 'additional' },
      { item: 'Air defence ammunition', class: 'interceptors', scope: 'additional' },
      { item: 'Combat drones', class: 'drones' },
      { item: 'Missiles with a range of more than 300 km', class: 'long_range_strike' },
    ],
    note: 'By the minister of foreign affairs; with it, frozen Russian assets and the isolation of Russian diplomats.',
  },
};

const forTheCouncil: DemoRequest = {
  name: 'request-2024-01-03-council',
  sources: [
    requestSupported,
    {
      publisher: 'Ukrinform',
      title: 'NATO-Ukraine Council to hold extraordinary meeting in response to Russian massive attacks',
      published_on: '2024-01-03',
      url: 'https://ukrinform.net/amp/rubric-polytics/3808660-natoukraine-council-to-hold-extraordinary-meeting-in-response-to-russian-massive-attacks.html',
    },
  ],
  body: {
    by: 'UKR',
    of: ['NATO'],
    title: 'An extraordinary meeting of the NATO-Ukraine Council',
    made: on('2024-01-03'),
    forum: 'NUC',
    meeting: demoEntity('nuc-2024-01-10'),
    lines: [{ item: 'Meeting of the NATO-Ukraine Council' }],
    note: 'The day it became public, with NATO’s consent; when it was made is not said.',
  },
};

const onTheEveOfTheCouncil: DemoRequest = {
  name: 'request-2024-01-09',
  sources: [
    {
      publisher: 'RBC-Ukraine',
      title: "Kuleba shares expectations for tomorrow's Ukraine-NATO Council meeting",
      published_on: '2024-01-09',
      url: 'https://newsukraine.rbc.ua/news/kuleba-shares-expectations-for-tomorrow-s-1704818638.html',
    },
  ],
  body: {
    by: 'UKR',
    of: ['NATO'],
    title: 'Modern air-defence systems, and a steady supply of missiles for those it has',
    made: on('2024-01-09'),
    forum: 'NUC',
    meeting: demoEntity('nuc-2024-01-10'),
    lines: [
      { item: 'Air defence systems', class: 'air_defence' },
      { item: 'Patriot missiles', class: 'interceptors' },
      { item: 'IRIS-T missiles', class: 'interceptors' },
      { item: 'NASAMS missiles', class: 'interceptors' },
    ],
  },
};

const atLeastSeven: DemoRequest = {
  name: 'request-2024-04-19',
  sources: [
    {
      publisher: 'LBCI (Reuters)',
      title: 'Zelensky tells NATO: Ukraine needs at least seven Patriot air defense systems',
      published_on: '2024-04-20',
      url: 'https://www.lbcgroup.tv/news/world-news/767457/zelensky-tells-nato-ukraine-needs-at-least-seven-patriot-air-defense-s/en',
    },
    {
      publisher: 'Online.UA',
      title: 'NATO chief Stoltenberg says NATO countries agreed to provide Ukraine with more air defence systems',
      published_on: '2024-04-20',
      url: 'https://news.online.ua/en/nato-chief-stoltenberg-says-nato-countries-agreed-to-provide-ukraine-with-more-air-defence-systems-877044/',
    },
  ],
  body: {
    by: 'UKR',
    of: ['NATO'],
    title: 'At least seven more Patriot or similar systems',
    made: on('2024-04-19'),
    forum: 'NUC',
    meeting: demoEntity('nuc-2024-04-19'),
    lines: [
      {
        item: 'Patriot',
        class: 'long_range',
        asked: { qualifier: 'at_least', count: 7 },
        scope: 'additional',
        equivalence: 'or similar',
      },
    ],
    note: 'One report has seven, the other seven more.',
  },
};

const twentyFiveInTotal: DemoRequest = {
  name: 'request-2024-07-15',
  sources: [closedSky],
  body: {
    by: 'UKR',
    title: 'Twenty-five Patriot systems in total, for a closed sky',
    made: on('2024-07-15'),
    lines: [{ item: 'Patriot', class: 'long_range', asked: { qualifier: 'exactly', count: 25 }, scope: 'total' }],
    note: 'A total, where April asked for more on top: neither stands in place of the other. First named in April 2024.',
  },
};

const tenToTwelveMore: DemoRequest = {
  name: 'request-2024-12-10',
  sources: [
    {
      publisher: 'Devdiscourse (Reuters)',
      title: "Zelenskiy's Call for Patriot Systems Amid Rising Tensions",
      published_on: '2024-12-11',
      url: 'https://www.devdiscourse.com/article/headlines/3189678-zelenskiys-call-for-patriot-systems-amid-rising-tensions',
    },
  ],
  body: {
    by: 'UKR',
    title: 'Ten to twelve additional Patriot systems',
    made: on('2024-12-10'),
    lines: [
      {
        item: 'Patriot',
        class: 'long_range',
        asked: { qualifier: 'between', low: 10, high: 12 },
        scope: 'additional',
      },
    ],
    note: 'To be paid from frozen Russian assets. Whether it stands in place of earlier requests is not said.',
  },
};

export const demoRequests: readonly DemoRequest[] = [
  afterTheSecondMassStrike,
  forTheCouncil,
  onTheEveOfTheCouncil,
  atLeastSeven,
  twentyFiveInTotal,
  tenToTwelveMore,
];
