import type { statementSchema } from '@counterweight/domain';
import type { DemoFact } from './demo-fact.ts';
import { jointStatement, spokesman, yetToReceive } from './demo-sources.ts';

type DemoStatement = DemoFact<typeof statementSchema>;

const largestSoFar: DemoStatement = {
  name: 'statement-2023-12-29-largest',
  sources: [
    {
      publisher: 'CTV News (The Associated Press)',
      title: 'Russia fires 122 missiles and 36 drones in what Ukraine calls the biggest aerial barrage of the war',
      published_on: '2023-12-29',
      url: 'https://www.ctvnews.ca/world/russia-fires-122-missiles-and-36-drones-in-what-ukraine-calls-the-biggest-aerial-barrage-of-the-war-1.6704235',
    },
  ],
  body: {
    speaker: { name: 'Mykola Oleshchuk', role: 'Commander of the Air Force of Ukraine' },
    said_on: '2023-12-29',
    topic: 'rank-of-a-strike',
    claim: 'The attack of 29 December 2023 is the largest from the air since the invasion began.',
    quote: 'the most massive aerial attack',
    figures: [
      {
        value: '158',
        measure: { of: 'strikes', measure: 'launched', since: '2023-12-29', as_of: '2023-12-29' },
        basis: '122 missiles and 36 drones; before it at most 96 missiles in a day, in November 2022',
      },
    ],
  },
};

const oneOfTheBiggest: DemoStatement = {
  name: 'statement-2024-01-01-one-of-the-biggest',
  sources: [
    {
      publisher: 'Business Recorder (AFP)',
      title: 'Ukraine says foiled ‘record’ number of drone attacks on New Year’s Eve',
      published_on: '2024-01-01',
      url: 'https://www.brecorder.com/news/40281506/ukraine-says-foiled-record-number-of-drone-attacks-on-new-years-eve',
    },
  ],
  body: {
    speaker: { name: 'Agence France-Presse' },
    said_on: '2024-01-01',
    topic: 'rank-of-a-strike',
    claim: 'The strikes of the last days of 2023 are among the biggest of the war.',
    quote: 'one of the biggest strikes in the war',
  },
};

const alreadyDelivered: DemoStatement = {
  name: 'statement-2024-01-04-nato',
  sources: [
    spokesman,
    {
      publisher: 'RBC-Ukraine',
      title: 'NATO reacts to massive Russian strikes on Ukraine',
      published_on: '2024-01-03',
      url: 'https://newsukraine.rbc.ua/news/nato-reacts-to-massive-russian-strikes-on-1704294830.html',
    },
  ],
  body: {
    speaker: { name: 'Dylan White', role: 'Spokesperson', party: 'NATO' },
    said_on: '2024-01-04',
    topic: 'air-defence',
    claim: 'Allies have given a wide range of air-defence systems and mean to strengthen Ukraine’s defence further.',
    quote: 'have already delivered a vast array of air defence systems to Ukraine',
  },
};

const spareParts: DemoStatement = {
  name: 'statement-2022-11-29-stoltenberg',
  sources: [
    {
      publisher: 'Censor.NET (Ukrinform)',
      title: 'NATO discusses possibility of providing Ukraine with Patriot air defense systems - Stoltenberg',
      published_on: '2022-11-29',
      url: 'https://censor.net/en/news/3383842/nato_discusses_possibility_of_providing_ukraine_with_patriot_air_defense_systems_stoltenberg',
    },
  ],
  body: {
    speaker: { name: 'Jens Stoltenberg', role: 'Secretary General', party: 'NATO' },
    said_on: '2022-11-29',
    topic: 'sustainment',
    claim:
      'Systems such as Patriot are being discussed; those already given must work, and spare parts and ammunition for them are among the hardest tasks.',
  },
};

const thatTheyOperate: DemoStatement = {
  name: 'statement-2022-12-01-stoltenberg',
  sources: [
    {
      publisher: 'Devdiscourse (Reuters)',
      title: "NATO's Stoltenberg: too early for conclusions on Poland Patriot talks",
      published_on: '2022-12-02',
      url: 'https://www.devdiscourse.com/article/law-order/2272212-natos-stoltenberg-too-early-for-conclusions-on-poland-patriot-talks',
    },
  ],
  body: {
    speaker: { name: 'Jens Stoltenberg', role: 'Secretary General', party: 'NATO' },
    said_on: '2022-12-01',
    topic: 'sustainment',
    claim: 'New systems are not all: those given need ammunition, spare parts and maintenance to be of use.',
    quote: 'ensuring the systems that are being delivered can operate',
  },
};

const fiveSystems: DemoStatement = {
  name: 'statement-2024-07-09-joint',
  sources: [jointStatement],
  body: {
    speaker: {
      name: 'Leaders of the United States, the Netherlands, Germany, Italy, Romania and Ukraine',
      role: 'Joint statement at the NATO summit in Washington',
    },
    said_on: '2024-07-09',
    topic: 'air-defence',
    claim:
      'Five more strategic systems: Patriot batteries of the United States, Germany and Romania, Patriot parts of the Netherlands and others for one battery, and a SAMP/T of Italy; dozens of tactical ones.',
    quote: 'These five strategic air defense systems',
    figures: [
      {
        value: '5',
        measure: {
          of: 'air_defence',
          class: 'long_range',
          stage: 'pledged',
          since: '2024-04-13',
          as_of: '2024-07-09',
        },
        basis: 'one of them to be put together from parts; all but one announced before, from 13 April on',
      },
    ],
    note: 'Announces again what each had announced, the second American battery apart: not to be added to the pledges.',
  },
};

const notAllArrived: DemoStatement = {
  name: 'statement-2025-01-03-zelensky',
  sources: [yetToReceive],
  body: {
    speaker: { name: 'Volodymyr Zelensky', role: 'President of Ukraine', party: 'UKR' },
    said_on: '2025-01-03',
    topic: 'air-defence',
    claim: 'Of the five systems decided on in Washington not all have arrived.',
    quote: 'Not all of them have arrived yet',
    figures: [
      {
        value: '5',
        qualifier: 'up_to',
        measure: {
          of: 'air_defence',
          class: 'long_range',
          stage: 'delivered',
          since: '2024-04-13',
          as_of: '2025-01-03',
        },
        basis: 'fewer than the five promised; how many is not said',
      },
    ],
    note: 'The headline has June and none; the words quoted are of July and not all. Broadcast on 2 and 3 January.',
  },
};

/** What was said of the strikes and of air defence. */
export const demoStatements: readonly DemoStatement[] = [
  largestSoFar,
  oneOfTheBiggest,
  alreadyDelivered,
  spareParts,
  thatTheyOperate,
  fiveSystems,
  notAllArrived,
];
