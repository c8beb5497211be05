import type { Sentence } from './sentence.ts';

/** What others gave, and what beyond arms. */
export const sentencesOnTheSupport: readonly Sentence[] = [
  {
    said: 'Other countries have given much as well',
    questions: [
      {
        asks: 'Who besides the United States committed what in 2023?',
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
        asks: 'They are for the buyers’ own stocks and do not count as aid:',
        address: '/v1/views/support?by=donor&donor=DEU&from=2024-01-01&to=2024-01-31',
        answer: { data: [] },
        sources: [],
      },
    ],
    checks: [
      {
        address: '/v1/views/support?by=donor&donor=AUS,DEU,EU&stage=committed,contracted',
        answer: {
          data: [
            { donor: 'AUS', stage: 'committed', native: { AUD: '146700000' } },
            { donor: 'DEU', stage: 'committed', native: {} },
            { donor: 'EU', stage: 'committed', native: { EUR: '50000000000' } },
          ],
        },
      },
      { address: '/v1/views/air-defence?by=donor&class=interceptors&donor=DEU&stage=contracted', answer: { data: [] } },
    ],
    missing: 'amounts are in the currency they were given in: the demo set has no exchange rates.',
  },
  {
    said: 'Australia’s military support was worth about AUD 730 million by December 2023, from carriers to ammunition',
    questions: [
      {
        asks: 'Who says so, and how much of it is in the ledger?',
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
        asks: 'Which vehicles, guns and ammunition are recorded?',
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
    checks: [
      {
        address: '/v1/statements/counterweight-demo:statement-aus-730-million',
        answer: { data: { claims: [{ claimed: { basis: 'military aid only' } }] } },
      },
    ],
    missing:
      'packages worth AUD 146.7 million of the 730 were found; this is military aid only, in Australian dollars.',
  },
  {
    said: 'The support goes beyond arms: it repairs the energy systems that Russia’s strikes destroy',
    questions: [
      {
        asks: 'Which support is for energy?',
        address: '/v1/views/support?by=subcategory&category=energy',
        answer: {
          data: [{ subcategory: 'grid', stage: 'committed', native: { USD: '53000000' }, packages: 1, qualified: 1 }],
        },
        sources: ['Bloomberg, 2022-11-29'],
      },
    ],
    missing: 'this is one package of many, and the demo set does not say which strikes hit energy systems.',
  },
  {
    said: 'For example, the United States announced USD 53 million of equipment for the power grid, to get through the winter',
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
    checks: [
      {
        address: '/v1/views/support?by=month&donor=USA&category=energy&currency=USD',
        answer: { data: [{ month: '2022-11', stage: 'committed', amount: '53000000.00', qualified: 1 }] },
      },
      {
        address: '/v1/pledges?donor=USA&category=energy',
        answer: {
          data: [
            {
              category: 'energy',
              transactions: [{ when: { day: '2022-11-29' }, sources: [{ publisher: 'Bloomberg' }] }],
            },
          ],
        },
        sources: ['Bloomberg, 2022-11-29'],
      },
    ],
    missing: 'it is dated 29 November 2022, a winter before the article; its source says “over” 53 million.',
  },
];
