import type { linkSchema } from '@counterweight/domain';
import { type DemoFact, demoEntity } from './demo-fact.ts';
import { closedSky, requestSupported, secondMassStrike, spokesman, yetToReceive } from './demo-sources.ts';

type DemoLink = DemoFact<typeof linkSchema>;

/** Of a day's strikes a link names the largest salvo. */
const largest = 'Named is the largest salvo of the day; the words are about the attack as a whole.';

export const demoLinks: readonly DemoLink[] = [
  {
    name: 'link-council-strikes',
    sources: [spokesman],
    body: {
      from: demoEntity('nuc-2024-01-10'),
      relation: 'in_response_to',
      to: demoEntity('2023-12-29-kh-101'),
      said_on: '2024-01-04',
      quote: "convened at Ukraine's request following recent Russian missile and drone attacks",
      note: `${largest} No single strike is named.`,
    },
  },
  {
    name: 'link-council-request',
    sources: [requestSupported],
    body: {
      from: demoEntity('nuc-2024-01-10'),
      relation: 'in_response_to',
      to: demoEntity('request-2024-01-03-council'),
      said_on: '2024-01-03',
      quote: "NATO has supported Ukraine's request for an extraordinary NATO-Ukraine Council meeting",
    },
  },
  {
    name: 'link-request-strike',
    sources: [secondMassStrike],
    body: {
      from: demoEntity('request-2024-01-02'),
      relation: 'in_response_to',
      to: demoEntity('2024-01-02-kh-101'),
      said_on: '2024-01-02',
      quote: 'Today was already the second mass missile strike in just four days.',
      note: largest,
    },
  },
  {
    name: 'link-british-missiles-strike',
    sources: [
      {
        publisher: 'BBC News',
        title: 'UK sending more air defence missiles to Ukraine after Russia strikes',
        published_on: '2023-12-29',
        url: 'https://feeds.bbci.co.uk/news/uk-67843958',
      },
    ],
    body: {
      from: demoEntity('gbr-missiles-2023-12-29'),
      relation: 'in_response_to',
      to: demoEntity('2023-12-29-kh-101'),
      said_on: '2023-12-29',
      quote: 'after Russia launched a wave of air strikes overnight',
      note: largest,
    },
  },
  {
    name: 'link-five-seven',
    sources: [closedSky],
    body: {
      from: demoEntity('statement-2024-07-09-joint'),
      relation: 'in_response_to',
      to: demoEntity('request-2024-04-19'),
      said_on: '2024-07-15',
      restated: 'The ambassador of the United States to NATO: the seven asked for in April get a very positive answer.',
      note: 'Said before the summit, and repeated in the report of 15 July.',
    },
  },
  {
    name: 'link-romanian-patriot-five',
    sources: [
      {
        publisher: 'swissinfo.ch (Reuters)',
        title: 'Romanian lawmakers approve donation of Patriot missile system to Ukraine',
        published_on: '2024-09-03',
        url: 'https://www.swissinfo.ch/eng/romanian-lawmakers-approve-donation-of-patriot-missile-system-to-ukraine/87484074',
      },
    ],
    body: {
      from: demoEntity('rou-patriot'),
      relation: 'part_of',
      to: demoEntity('statement-2024-07-09-joint'),
      said_on: '2024-09-03',
      quote: 'one of five such systems and other strategic air defence units pledged by NATO states to Kyiv',
    },
  },
  {
    name: 'link-arrived-five',
    sources: [yetToReceive],
    body: {
      from: demoEntity('statement-2025-01-03-zelensky'),
      relation: 'about',
      to: demoEntity('statement-2024-07-09-joint'),
      said_on: '2025-01-03',
      quote: 'the decision in Washington regarding five additional Patriot systems',
    },
  },
];
