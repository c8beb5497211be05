import type { Sentence } from './sentence.ts';

/** What was said of the American aid, and of what systems need. */
export const sentencesOnWhatWasSaid: readonly Sentence[] = [
  {
    said: 'The United States has given much: about USD 45 billion of arms and military aid since February 2022',
    questions: [
      {
        asks: 'Who says USD 45 billion, and how much of it is in the ledger?',
        address: '/v1/statements/counterweight-demo:statement-usa-45-billion',
        answer: {
          data: {
            speaker: { name: 'The World Monitor' },
            claims: [
              {
                claimed: { value: '45000000000', currency: 'USD', qualifier: 'about', as_of: '2024-01-04' },
                computed: { value: '2020000000', unit: 'USD' },
                difference_note:
                  'USD 2.02 billion computed of about USD 45 billion claimed. Claimed: security assistance, not all aid: no budget support, no humanitarian aid; promised, not delivered. Computed: committed military support by USA from 2022-02-24 to 2024-01-04, of counterweight-demo, converted by announcement_day.',
              },
            ],
          },
        },
        sources: ['The World Monitor, undated'],
      },
      {
        asks: 'What did the government itself say?',
        address: '/v1/statements/counterweight-demo:statement-usa-44-2-billion',
        answer: {
          data: {
            speaker: { name: 'Government of the United States' },
            said_on: '2023-12-27',
            claim:
              'The United States has committed more than USD 44.2 billion of security assistance since the invasion.',
          },
        },
        sources: ['finanznachrichten.de (dpa-AFX), 2023-12-28'],
      },
    ],
    checks: [
      {
        address: '/v1/statements/counterweight-demo:statement-usa-44-2-billion',
        answer: {
          data: {
            claims: [
              {
                claimed: { value: '44200000000', currency: 'USD', qualifier: 'at_least', said_on: '2023-12-27' },
                computed: { value: '2020000000', unit: 'USD' },
                difference_note:
                  'USD 2.02 billion computed of at least USD 44.2 billion claimed. Claimed: security assistance of all programmes; neither budget nor humanitarian aid. Computed: committed military support by USA from 2022-02-24 to 2023-12-27, of counterweight-demo, converted by announcement_day.',
              },
            ],
          },
        },
      },
    ],
    missing:
      'the bases differ, and the answer says so: the claim covers all security assistance of all programmes, the demo set three American packages of it. It counts promises, not deliveries, and not all aid.',
  },
  {
    said: 'That aid includes equipment of many kinds, and money',
    questions: [
      {
        asks: 'What was in the last package before the article?',
        address: '/v1/pledges/counterweight-demo:usa-drawdown-2023-12-27',
        answer: {
          data: {
            transactions: [
              {
                when: { precision: 'day', day: '2023-12-27' },
                value: { money: { amount: '250000000', currency: 'USD', qualifier: 'up_to' } },
                units: [
                  { item: 'Air defence munitions and components' },
                  { item: 'HIMARS ammunition' },
                  { item: '155 mm and 105 mm artillery ammunition' },
                  { item: 'Anti-armour munitions' },
                  { item: 'Rounds of ammunition', count: 15_000_000, qualifier: 'at_least' },
                ],
              },
            ],
          },
        },
        sources: ['The Kyiv Independent, 2023-12-28'],
      },
    ],
    checks: [
      {
        address: '/v1/pledges/counterweight-demo:usa-drawdown-2023-12-27',
        answer: {
          data: { transactions: [{ sources: [{ publisher: 'The Kyiv Independent', published_on: '2023-12-28' }] }] },
        },
      },
    ],
    missing:
      'the parts of a package have no separate amounts, so none are shown. Financial aid of the United States is not in the demo set.',
  },
  {
    said: 'The Secretary General of NATO stresses the support, and speaks of more advanced systems such as Patriot',
    questions: [
      {
        asks: 'When did he say it?',
        address: '/v1/statements/counterweight-demo:statement-2022-11-29-stoltenberg',
        answer: {
          data: {
            speaker: { name: 'Jens Stoltenberg' },
            said_on: '2022-11-29',
            claim:
              'Systems such as Patriot are being discussed; those already given must work, and spare parts and ammunition for them are among the hardest tasks.',
          },
        },
        sources: ['Censor.NET (Ukrinform), 2022-11-29'],
      },
      {
        asks: 'Which Patriots were promised and delivered before the article?',
        address: '/v1/views/air-defence?by=donor&system=patriot&class=long_range&on=2024-01-04',
        answer: {
          data: [
            { donor: 'DEU', stages: { pledged: { units: 2 }, delivered: { units: 2 } } },
            { donor: 'USA', stages: { committed: { units: 1 }, delivered: { units: 1 } } },
          ],
        },
        sources: [
          'The Independent (The Associated Press), 2022-12-21',
          'The Kyiv Independent, 2023-01-06',
          'Defence Blog, 2023-04-19',
          'Politico, 2023-04-19',
          'The Kyiv Independent, 2023-10-05',
          'The New Voice of Ukraine (Yahoo News), 2023-12-14',
        ],
      },
    ],
    checks: [
      {
        address: '/v1/statements?topic=sustainment&to=2022-12-31',
        answer: {
          data: [
            { speaker: { name: 'Jens Stoltenberg', role: 'Secretary General', party: 'NATO' }, said_on: '2022-11-29' },
            { said_on: '2022-12-01' },
          ],
        },
        sources: ['Censor.NET (Ukrinform), 2022-11-29', 'Devdiscourse (Reuters), 2022-12-02'],
      },
      // Three weeks later the first was committed; it came in April.
      { address: '/v1/views/air-defence?by=system&system=patriot&donor=USA&on=2022-12-20', answer: { data: [] } },
      {
        address: '/v1/views/air-defence?by=system&system=patriot&donor=USA&on=2022-12-21',
        answer: { data: [{ system: 'patriot', stages: { committed: { units: 1 } } }] },
      },
      {
        address: '/v1/views/air-defence?by=system&system=patriot&donor=USA&on=2023-04-19',
        answer: { data: [{ system: 'patriot', stages: { delivered: { units: 1 } } }] },
      },
    ],
    missing: 'it was said in November 2022: the article’s date is not the date of the facts in it.',
  },
  {
    said: 'He also named the difficulties: systems must work, be maintained and have ammunition',
    questions: [
      {
        asks: 'What was said about sustainment?',
        address: '/v1/statements?topic=sustainment&from=2022-12-01',
        answer: {
          data: [
            {
              speaker: { name: 'Jens Stoltenberg' },
              said_on: '2022-12-01',
              claim: 'New systems are not all: those given need ammunition, spare parts and maintenance to be of use.',
              quote: 'ensuring the systems that are being delivered can operate',
            },
          ],
        },
        sources: ['Devdiscourse (Reuters), 2022-12-02'],
      },
      {
        asks: 'What was given besides the systems, to keep them working?',
        address: '/v1/views/air-defence?by=system&class=interceptors,sustainment&stage=delivered&on=2024-01-04',
        answer: {
          data: [
            {
              ...{ system: 'patriot', class: 'interceptors', part: null },
              stages: { delivered: { units: null, unknown: 2, low: 0, high: null } },
            },
            {
              ...{ system: 'patriot', class: 'sustainment', part: 'spares' },
              stages: { delivered: { units: null, unknown: 1, low: 0, high: null } },
            },
          ],
        },
        sources: ['Defence Blog, 2023-04-19', 'The New Voice of Ukraine (Yahoo News), 2023-12-14'],
      },
    ],
    checks: [
      {
        address: '/v1/views/air-defence?by=system&class=interceptors,sustainment&donor=DEU&on=2024-01-04',
        answer: {
          data: [
            {
              system: 'patriot',
              class: 'interceptors',
              stages: { delivered: { units: null, unknown: 2, high: null } },
            },
            { system: 'patriot', class: 'sustainment', part: 'spares', stages: { delivered: { unknown: 1 } } },
          ],
        },
      },
    ],
    missing: 'this is a statement, not a measurement: nobody publishes how many missiles a system has left.',
  },
];
