import type { Sentence } from './sentence.ts';

/** What was given, and what was said of it. */
export const sentencesOnTheSupport: readonly Sentence[] = [
  {
    said: 'The United States has given much: about USD 45 billion of arms and military aid since February 2022',
    questions: [
      {
        asks: 'Who says USD 45 billion, and what does the ledger have of it?',
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
    fallsShort:
      'the bases differ, and the answer says so: the claim is all security assistance of all programmes, the demo set has three American packages of it. It is promised, not delivered; and it is not all aid.',
  },
  {
    said: 'That aid is equipment of many sorts, and money',
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
    fallsShort:
      'the parts of a package have no amounts of their own, so none are given. Financial aid of the United States is not in the demo set.',
  },
  {
    said: 'The Secretary General of NATO stresses the support, and speaks of more advanced systems such as Patriot',
    questions: [
      {
        asks: 'When did he?',
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
        asks: 'Which Patriots were promised and came until the article?',
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
    fallsShort: 'it is of November 2022: the article’s date is not the date of the facts in it.',
  },
  {
    said: 'He also named what is hard: that systems work, are kept up and have ammunition',
    questions: [
      {
        asks: 'What was said of sustainment?',
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
        asks: 'What came beside the systems, to keep them working?',
        address: '/v1/views/air-defence?by=system&class=interceptors,sustainment&stage=delivered&on=2024-01-04',
        answer: {
          data: [
            {
              ...{ system: 'patriot', class: 'interceptors', part: null },
              stages: { delivered: { units: 0, unknown: 2, low: 0, high: null } },
            },
            {
              ...{ system: 'patriot', class: 'sustainment', part: 'spares' },
              stages: { delivered: { units: 0, unknown: 1, low: 0, high: null } },
            },
          ],
        },
        sources: ['Defence Blog, 2023-04-19', 'The New Voice of Ukraine (Yahoo News), 2023-12-14'],
      },
    ],
    fallsShort: 'a statement, not a measure: how many missiles a system has left nobody publishes.',
  },
  {
    said: 'Other countries have given much as well',
    questions: [
      {
        asks: 'Who beside the United States committed what in 2023?',
        address: '/v1/views/support?by=donor&donor=AUS,CAN,DEU,GBR,ITA&stage=committed&from=2023-01-01&to=2023-12-31',
        answer: {
          data: [
            { donor: 'AUS', native: { AUD: '120000000' }, packages: 2, undisclosed: 0, unpriced: 0 },
            { donor: 'CAN', native: { CAD: '406000000' }, packages: 1, undisclosed: 0, unpriced: 0 },
            { donor: 'GBR', native: {}, packages: 1, undisclosed: 0, unpriced: 1 },
            { donor: 'ITA', native: {}, packages: 1, undisclosed: 1, unpriced: 0 },
          ],
        },
        sources: [
          'The Kyiv Independent, 2023-01-10',
          'The Kyiv Independent, 2023-01-16',
          'Pledge Times, 2023-02-03',
          'The Kyiv Independent, 2023-06-19',
          'The Sydney Morning Herald, 2023-06-26',
          'Ukrinform, 2023-10-25',
          'BBC News, 2023-12-29',
          'Interfax-Ukraine, 2024-11-22',
        ],
      },
      {
        asks: 'And the 1,000 Patriot missiles of January 2024?',
        address: '/v1/pledges/counterweight-demo:patriot-replenishment-2024-01-03',
        answer: {
          data: {
            title: 'Up to 1,000 Patriot missiles for the stocks of Germany, the Netherlands, Romania and Spain',
            replenishment: true,
            status: 'contracted',
          },
        },
        sources: ['NATO Watch, 2024-01-05'],
      },
      {
        asks: 'They are for the buyers’ own stocks, and count nowhere as aid:',
        address: '/v1/views/support?by=donor&donor=DEU&from=2024-01-01&to=2024-01-31',
        answer: { data: [] },
        sources: [],
      },
    ],
    fallsShort: 'amounts stand in the currency they were given in: the demo set has no exchange rates.',
  },
  {
    said: 'Australia’s military support was worth about AUD 730 million by December 2023, from carriers to ammunition',
    questions: [
      {
        asks: 'Who says so, and what does the ledger have of it?',
        address: '/v1/statements/counterweight-demo:statement-aus-730-million',
        answer: {
          data: {
            speaker: { name: 'The Australian Financial Review' },
            said_on: '2024-01-08',
            claims: [
              {
                claimed: { value: '730000000', currency: 'AUD', qualifier: 'about', as_of: '2023-12-31' },
                computed: { value: '146700000', unit: 'AUD' },
                difference_note:
                  'AUD 146.7 million computed of about AUD 730 million claimed. Claimed: military aid only. Computed: committed military support by AUS from 2022-02-24 to 2023-12-31, of counterweight-demo, converted by announcement_day.',
              },
            ],
          },
        },
        sources: ['The Australian Financial Review, 2024-01-08', 'The World Monitor, undated'],
      },
      {
        asks: 'Of which vehicles, guns and ammunition is there a record?',
        address: '/v1/pledges?donor=AUS',
        answer: {
          data: [
            {
              transactions: [
                { units: [{ item: 'M777 155 mm towed howitzer', count: 6 }, { item: '155 mm ammunition' }] },
              ],
            },
            { transactions: [{ units: [{ item: 'Bushmaster mine-resistant vehicle', count: 30 }] }] },
            {
              transactions: [
                {
                  units: [
                    { item: 'M113 armoured personnel carrier', count: 28 },
                    { item: 'Special operations vehicle', count: 14 },
                    { item: 'Medium truck', count: 28 },
                    { item: 'Trailer', count: 14 },
                    { item: '105 mm artillery ammunition' },
                  ],
                },
              ],
            },
            {
              transactions: [
                {
                  units: [
                    { item: 'Counter-drone system' },
                    { item: 'Mine clearing equipment' },
                    { item: 'Portable X-ray machine' },
                    { item: 'Metal 3D printer' },
                  ],
                },
              ],
            },
          ],
        },
        sources: [
          'Shephard Media, 2022-04-27',
          'Euromaidan Press, 2022-10-27',
          'The Sydney Morning Herald, 2023-06-26',
          'Ukrinform, 2023-10-25',
        ],
      },
    ],
    fallsShort:
      'packages worth AUD 146.7 million were found of the 730; it is military aid only, in Australian dollars.',
  },
  {
    said: 'The support goes beyond arms: it mends the energy works that Russia’s strikes wreck',
    questions: [
      {
        asks: 'What of the support is for energy?',
        address: '/v1/views/support?by=subcategory&category=energy',
        answer: {
          data: [{ subcategory: 'grid', stage: 'committed', native: { USD: '53000000' }, packages: 1, qualified: 1 }],
        },
        sources: ['Bloomberg, 2022-11-29'],
      },
    ],
    fallsShort: 'one package of many; and which strikes were on energy the demo set does not say.',
  },
  {
    said: 'So the United States announced USD 53 million of equipment for the power grid, to get through the winter',
    questions: [
      {
        asks: 'When, and for what?',
        address: '/v1/pledges/counterweight-demo:usa-grid-2022-11-29',
        answer: {
          data: {
            category: 'energy',
            transactions: [
              {
                when: { precision: 'day', day: '2022-11-29' },
                value: { money: { amount: '53000000', currency: 'USD', qualifier: 'at_least' } },
                units: [{ item: 'Transformers' }, { item: 'Circuit breakers' }, { item: 'Vehicles' }],
              },
            ],
          },
        },
        sources: ['Bloomberg, 2022-11-29'],
      },
    ],
    fallsShort: 'it is of 29 November 2022, a winter before the article; “over” 53 million by its source.',
  },
];
