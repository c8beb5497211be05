import type { statementSchema } from '@counterweight/domain';
import type { DemoFact } from './demo-fact.ts';
import { worldMonitor } from './demo-sources.ts';

type DemoStatement = DemoFact<typeof statementSchema>;

const american44: DemoStatement = {
  name: 'statement-usa-44-2-billion',
  sources: [
    {
      publisher: 'finanznachrichten.de (dpa-AFX)',
      title: 'US Pledges $250 Mln Aid For Ukraine From Last Available Funding',
      published_on: '2023-12-28',
      url: 'https://www.finanznachrichten.de/nachrichten-2023-12/61021618-us-pledges-dollar-250-mln-aid-for-ukraine-from-last-available-funding-020.htm',
    },
  ],
  body: {
    speaker: { name: 'Government of the United States', party: 'USA' },
    said_on: '2023-12-27',
    topic: 'united-states-military-aid',
    claim: 'The United States has committed more than USD 44.2 billion of security assistance since the invasion.',
    figures: [
      {
        value: '44200000000',
        currency: 'USD',
        qualifier: 'at_least',
        measure: {
          of: 'support',
          donor: 'USA',
          category: 'military',
          stage: 'committed',
          since: '2022-02-24',
          as_of: '2023-12-27',
        },
        basis: 'security assistance of all programmes; neither budget nor humanitarian aid',
      },
    ],
  },
};

/** What the press rounds it to. */
const american45: DemoStatement = {
  name: 'statement-usa-45-billion',
  sources: [worldMonitor],
  body: {
    speaker: { name: 'The World Monitor' },
    topic: 'united-states-military-aid',
    claim: 'The United States has pledged about USD 45 billion of arms and military aid since the invasion.',
    figures: [
      {
        value: '45000000000',
        currency: 'USD',
        qualifier: 'about',
        measure: {
          of: 'support',
          donor: 'USA',
          category: 'military',
          stage: 'committed',
          since: '2022-02-24',
          as_of: '2024-01-04',
        },
        basis: 'security assistance, not all aid: no budget support, no humanitarian aid; promised, not delivered',
      },
    ],
    note: 'The page bears no day; it is as of the day its news was announced.',
  },
};

const australian730: DemoStatement = {
  name: 'statement-aus-730-million',
  sources: [
    {
      publisher: 'The Australian Financial Review',
      title: 'Australia pledges military backing for Ukraine beyond 2024',
      published_on: '2024-01-08',
      url: 'https://www.afr.com/politics/federal/australia-pledges-military-backing-for-ukraine-beyond-2024-20240108-p5evs1',
    },
    worldMonitor,
  ],
  body: {
    speaker: { name: 'The Australian Financial Review' },
    said_on: '2024-01-08',
    topic: 'australian-military-aid',
    claim: 'Australia has given about AUD 730 million of military aid so far.',
    figures: [
      {
        value: '730000000',
        currency: 'AUD',
        qualifier: 'about',
        measure: {
          of: 'support',
          donor: 'AUS',
          category: 'military',
          stage: 'committed',
          since: '2022-02-24',
          as_of: '2023-12-31',
        },
        basis: 'military aid only',
      },
    ],
    note: 'Given as of December 2023 by another page; none was announced between.',
  },
};

/** What was given in all, by those who counted it. */
export const moneyStatements: readonly DemoStatement[] = [american44, american45, australian730];
