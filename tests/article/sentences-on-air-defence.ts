import type { Sentence } from './sentence.ts';

/** What air defence was asked for, and what had been given before. */
export const sentencesOnAirDefence: readonly Sentence[] = [
  {
    said: 'Ukraine wants more air defence after these strikes',
    questions: [
      {
        asks: 'What did Kyiv ask the Council for?',
        address: '/v1/requests/counterweight-demo:request-2024-01-09',
        answer: {
          data: {
            title: 'Modern air-defence systems, and a steady supply of missiles for those it has',
            made: { precision: 'day', day: '2024-01-09' },
            lines: [
              { item: 'Air defence systems' },
              { item: 'Patriot missiles' },
              { item: 'IRIS-T missiles' },
              { item: 'NASAMS missiles' },
            ],
          },
        },
        sources: ['RBC-Ukraine, 2024-01-09'],
      },
    ],
    checks: [
      {
        address: '/v1/requests?forum=NUC&from=2024-01-04&to=2024-01-10',
        answer: {
          data: [
            {
              made: { day: '2024-01-09' },
              lines: [
                { item: 'Air defence systems', class: 'air_defence' },
                { class: 'interceptors' },
                { class: 'interceptors' },
                { class: 'interceptors' },
              ],
            },
          ],
        },
        sources: ['RBC-Ukraine, 2024-01-09'],
      },
      // What is asked for without a system and a number is listed, and makes no gap.
      {
        address: '/v1/views/air-defence?class=long_range&on=2024-01-10',
        answer: {
          data: [{ asked: [], gap: null }],
          requests: [
            {
              request: 'counterweight-demo:request-2024-01-02',
              standing: 'in_force',
              unplaced: ['Air defence systems'],
            },
            {
              request: 'counterweight-demo:request-2024-01-09',
              standing: 'in_force',
              unplaced: ['Air defence systems'],
            },
            { request: 'counterweight-demo:request-2024-04-19', standing: 'later', unplaced: [] },
            { request: 'counterweight-demo:request-2024-07-15', standing: 'later', unplaced: [] },
            { request: 'counterweight-demo:request-2024-12-10', standing: 'later', unplaced: [] },
          ],
        },
      },
    ],
    missing:
      'no numbers were given: the number is unknown, not zero. In `/v1/views/air-defence` the systems asked for are unplaced, since none is named.',
  },
  {
    said: 'The spokesperson added that Allies have already given much air defence and will continue to strengthen Ukraine',
    questions: [
      {
        asks: 'Who said so?',
        address: '/v1/statements?topic=air-defence&from=2024-01-01&to=2024-01-31',
        answer: {
          data: [
            {
              speaker: { name: 'Dylan White', role: 'Spokesperson', party: 'NATO' },
              said_on: '2024-01-04',
              claim:
                'Allies have given a wide range of air-defence systems and mean to strengthen Ukraine’s defence further.',
            },
          ],
        },
        sources: ['RBC-Ukraine, 2024-01-03', 'AFP (republished by midnightsun.cc), 2024-01-04'],
      },
      {
        asks: 'How much is recorded as delivered by that day?',
        address: '/v1/views/air-defence?by=class&stage=delivered&on=2024-01-04',
        answer: {
          data: [
            { class: 'long_range', units_of: ['battery'], stages: { delivered: { units: 3, unknown: 0, donors: 2 } } },
            {
              class: 'medium_range',
              units_of: ['battery'],
              stages: { delivered: { units: 3, unknown: 0, donors: 2 } },
            },
            {
              class: 'interceptors',
              units_of: ['missile'],
              stages: { delivered: { units: null, unknown: 2, donors: 1 } },
            },
            { class: 'sustainment', units_of: ['item'], stages: { delivered: { units: null, unknown: 1, donors: 1 } } },
          ],
        },
        sources: [
          'Ukrainian News Agency, 2022-10-12',
          'Ukrinform, 2022-11-07',
          'Defence Blog, 2023-04-19',
          'Politico, 2023-04-19',
          'The New Voice of Ukraine (Yahoo News), 2023-12-14',
        ],
      },
    ],
    checks: [
      {
        address: '/v1/views/air-defence?donor=USA&stage=delivered&on=2024-01-04',
        answer: {
          data: [
            { class: 'long_range', stages: { delivered: { units: 1 } } },
            { class: 'medium_range', stages: { delivered: { units: 2 } } },
          ],
        },
      },
    ],
    missing:
      '“much” is not a number; the demo set has the better known systems, and counts deliveries without a number as `unknown`.',
  },
];
