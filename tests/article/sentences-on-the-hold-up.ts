import type { Sentence } from './sentence.ts';

/** What holds the answer up. */
export const sentencesOnTheHoldUp: readonly Sentence[] = [
  {
    said: 'It has been hard to meet these requests',
    questions: [
      {
        asks: 'What delayed support on the day of the Council?',
        address: '/v1/restrictions?to=2024-01-10',
        answer: {
          data: [
            { restricted_by: 'Hungary', from: '2023-05-17', amount: { amount: '500000000', currency: 'EUR' } },
            {
              restricted_by: 'Hungary',
              from: '2023-12-15',
              to: '2024-01-31',
              amount: { amount: '50000000000', currency: 'EUR' },
            },
            {
              restricted_by: 'Congress of the United States',
              from: '2023-12-30',
              to: '2024-04-23',
              amount: { amount: '44400000000', currency: 'USD' },
            },
          ],
        },
        sources: [
          'Babel, 2023-06-26',
          'The Kyiv Independent, 2023-10-20',
          'Ukrainska Pravda, 2023-10-23',
          'The Guardian (republished by mondialnews.com), 2023-12-15',
          'CQ Roll Call, 2023-12-18',
          'RBC-Ukraine, 2024-01-12',
          'upday News, 2024-02-01',
          'Ukrainska Pravda, 2024-04-24',
        ],
      },
      {
        asks: 'How much of what was promised is held up by the veto?',
        address: '/v1/views/support?by=donor&donor=EU&to=2024-01-10',
        answer: {
          restrictions: {
            on: '2024-01-10',
            in_force: [{ restricted_by: 'Hungary', since: '2023-12-15', held_up: { native: { EUR: '50000000000' } } }],
          },
        },
        sources: ['Interfax-Ukraine, 2023-06-20', 'upday News, 2024-02-01'],
      },
    ],
    checks: [
      {
        address: '/v1/views/support?to=2024-01-10',
        answer: {
          restrictions: {
            on: '2024-01-10',
            in_force: [
              { restricted_by: 'Hungary', since: '2023-05-17', until: null, donor: 'EPF' },
              { restricted_by: 'Hungary', since: '2023-12-15', pledges: ['counterweight-demo:eu-ukraine-facility'] },
              { restricted_by: 'Congress of the United States', since: '2023-12-30', donor: 'USA' },
            ],
          },
        },
      },
    ],
    missing:
      'it is not known how long the tranche of the European Peace Facility was blocked. The money requested from Congress is in no pledge: it is a claim and in no sum.',
  },
  {
    said: 'Military aid of the United States is still restricted by Congress, mostly by reluctant Republicans',
    questions: [
      {
        asks: 'Which American support was held up on 10 January 2024, since when and by whom?',
        address: '/v1/views/support?by=category&donor=USA&category=military&from=2023-12-01&to=2024-01-10',
        answer: {
          restrictions: {
            on: '2024-01-10',
            in_force: [
              {
                restricted_by: 'Congress of the United States',
                kind: 'appropriation_blocked',
                since: '2023-12-30',
                until: '2024-04-23',
                category: 'military',
                held_up: { native: {}, undisclosed: 0 },
              },
            ],
          },
        },
        sources: ['The Kyiv Independent, 2023-12-28'],
      },
      {
        asks: 'Why?',
        address: '/v1/restrictions/counterweight-demo:restriction-usa-appropriation',
        answer: {
          data: { reason: 'Republican lawmakers tie the money to the security of the border with Mexico' },
        },
        sources: [
          'The Kyiv Independent, 2023-10-20',
          'CQ Roll Call, 2023-12-18',
          'RBC-Ukraine, 2024-01-12',
          'Ukrainska Pravda, 2024-04-24',
        ],
      },
    ],
    checks: [
      {
        address: '/v1/restrictions/counterweight-demo:restriction-usa-appropriation',
        answer: {
          data: {
            kind: 'appropriation_blocked',
            from: '2023-12-30',
            to: '2024-04-23',
            amount: { amount: '44400000000', currency: 'USD' },
            held_up: { native: {} },
          },
        },
      },
      { address: '/v1/views/support?donor=USA&to=2023-12-29', answer: { restrictions: { in_force: [] } } },
      {
        address: '/v1/views/support?donor=USA&to=2023-12-30',
        answer: { restrictions: { in_force: [{ id: 'counterweight-demo:restriction-usa-appropriation' }] } },
      },
      {
        address: '/v1/views/support?donor=USA&to=2024-04-23',
        answer: { restrictions: { in_force: [{ id: 'counterweight-demo:restriction-usa-appropriation' }] } },
      },
      { address: '/v1/views/support?donor=USA&to=2024-04-24', answer: { restrictions: { in_force: [] } } },
    ],
    missing:
      'its first day is our choice: 30 December 2023, when the money to replace drawn stocks was used up; the request was made on 20 October. The last package was committed before, so nothing pledged is held up: the USD 44.4 billion were only requested.',
  },
];
