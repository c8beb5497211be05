import type { restrictionSchema } from '@counterweight/domain';
import { type DemoFact, demoEntity } from './demo-fact.ts';
import { euAgreement } from './demo-sources.ts';

type DemoRestriction = DemoFact<typeof restrictionSchema>;

const congress: DemoRestriction = {
  name: 'restriction-usa-appropriation',
  sources: [
    {
      publisher: 'RBC-Ukraine',
      title: 'U.S. suspends aid to Ukraine until Congress makes decision - White House',
      published_on: '2024-01-12',
      url: 'https://newsukraine.rbc.ua/news/u-s-suspends-aid-to-ukraine-until-congress-1705045841.html',
    },
    {
      publisher: 'CQ Roll Call',
      title: 'Key US fund for Ukraine about to be ‘exhausted’',
      published_on: '2023-12-18',
      url: 'https://rollcall.com/2023/12/18/key-us-fund-for-ukraine-about-to-be-exhausted/',
    },
    {
      publisher: 'The Kyiv Independent',
      title: 'White House requests $61 billion for Ukraine',
      published_on: '2023-10-20',
      url: 'https://kyivindependent.com/white-house-requests-61-billion-for-ukraine/',
    },
    {
      publisher: 'Ukrainska Pravda',
      title: 'Biden signs bill with US$61 billion to support Ukraine',
      published_on: '2024-04-24',
      url: 'https://www.pravda.com.ua/eng/news/2024/04/24/7452795/',
    },
  ],
  body: {
    restricted_by: 'Congress of the United States',
    kind: 'appropriation_blocked',
    holds_up: { by: 'donor', donor: 'USA', category: 'military' },
    from: '2023-12-30',
    to: '2024-04-23',
    reason: 'Republican lawmakers tie the money to the security of the border with Mexico',
    amount: { amount: '44400000000', currency: 'USD' },
    title: 'Money for military aid asked of Congress and not granted',
    note: 'Where it begins is a choice: by 30 December 2023 the money to replace what is given from stocks was used up. The request is of 20 October 2023: USD 61.4 billion, of which 44.4 billion for defence. The law was signed on 24 April 2024.',
  },
};

const veto: DemoRestriction = {
  name: 'restriction-hun-ukraine-facility',
  sources: [
    {
      publisher: 'The Guardian (republished by mondialnews.com)',
      title: 'Hungary blocks €50bn in EU aid for Ukraine hours after membership talks approved',
      published_on: '2023-12-15',
      url: 'https://mondialnews.com/2023/12/15/hungary-blocks-e50bn-in-eu-aid-for-ukraine-hours-after-membership-talks-approved/amp',
    },
    euAgreement,
  ],
  body: {
    restricted_by: 'Hungary',
    kind: 'appropriation_blocked',
    holds_up: { by: 'pledge', pledges: [demoEntity('eu-ukraine-facility')] },
    from: '2023-12-15',
    to: '2024-01-31',
    reason: 'Veto of the budget revision that the Facility is part of; frozen Hungarian funds were named',
    amount: { amount: '50000000000', currency: 'EUR' },
  },
};

const peaceFacility: DemoRestriction = {
  name: 'restriction-hun-peace-facility',
  sources: [
    {
      publisher: 'Babel',
      title: 'Hungary again blocked a tranche of military aid to Ukraine from the EU',
      published_on: '2023-06-26',
      url: 'https://babel.ua/en/news/95571-hungary-again-blocked-a-tranche-of-military-aid-to-ukraine-from-the-eu',
    },
    {
      publisher: 'Ukrainska Pravda',
      title: "Hungary hinders EU's allocation of €500 million for military support to Ukraine again",
      published_on: '2023-10-23',
      url: 'https://pravda.com.ua/eng/news/2023/10/23/7425353',
    },
  ],
  body: {
    restricted_by: 'Hungary',
    kind: 'appropriation_blocked',
    holds_up: { by: 'donor', donor: 'EPF', category: 'military' },
    from: '2023-05-17',
    reason: 'A Hungarian bank on a Ukrainian list of war sponsors; later, guarantees that it stays off it',
    amount: { amount: '500000000', currency: 'EUR' },
    note: 'The eighth tranche of the European Peace Facility, which refunds members what they gave. Until when is not known: still blocked in November 2023.',
  },
};

export const demoRestrictions: readonly DemoRestriction[] = [congress, veto, peaceFacility];
