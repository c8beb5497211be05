import type { Sentence } from './sentence.ts';

/** How large the attack was, what was asked for after it and what had been given before. */
export const sentencesOnTheStrikes: readonly Sentence[] = [
  {
    said: 'Ukraine seeks more air defence after these strikes',
    questions: [
      {
        asks: 'What did Kyiv ask of the Council?',
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
    fallsShort:
      'no numbers were given: how many is unknown, not zero. In `/v1/views/air-defence` the systems asked for are unplaced, since none is named.',
  },
  {
    said: 'The spokesperson added that Allies have given much air defence already, and will go on strengthening Ukraine',
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
        asks: 'How much is on record as delivered by that day?',
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
              stages: { delivered: { units: 0, unknown: 2, donors: 1 } },
            },
            { class: 'sustainment', units_of: ['item'], stages: { delivered: { units: 0, unknown: 1, donors: 1 } } },
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
    fallsShort:
      '“much” is no number; the demo set has the better known systems, and deliveries without a count say so (`unknown`).',
  },
  {
    said: 'In these days Russia launched one of its largest attacks since it invaded on 24 February 2022',
    questions: [
      {
        asks: 'How large was the attack, and how did it rank until then?',
        address: '/v1/views/waves?from=2023-12-27&to=2024-01-10&as_of=2024-01-10',
        answer: {
          data: [
            {
              first_day: '2023-12-29',
              last_day: '2024-01-02',
              threshold_days: 3,
              launched: 456,
              destroyed: 339,
              until_then: { rank: 1, of: 1 },
              peak: { day: '2023-12-29', launched: 158, until_then: { rank: 1, of: 1 } },
            },
          ],
        },
        sources: [
          'Air Force of Ukraine, 2023-12-29',
          'Rubryka, 2023-12-31',
          'Ukrainska Pravda, 2024-01-01',
          'Ukrinform (republished by MENAFN), 2024-01-01',
          'Air Force of Ukraine, 2024-01-02',
        ],
      },
      {
        asks: 'Who called it the largest, who one of the largest?',
        address: '/v1/statements?topic=rank-of-a-strike',
        answer: {
          data: [
            {
              speaker: { name: 'Mykola Oleshchuk', role: 'Commander of the Air Force of Ukraine' },
              said_on: '2023-12-29',
              quote: 'the most massive aerial attack',
            },
            {
              speaker: { name: 'Agence France-Presse' },
              said_on: '2024-01-01',
              quote: 'one of the biggest strikes in the war',
            },
          ],
        },
        sources: ['CTV News (The Associated Press), 2023-12-29', 'Business Recorder (AFP), 2024-01-01'],
      },
    ],
    fallsShort:
      'the demo set has few days, so its rank says little; over all imported strikes 29 December 2023 ranks first of 237 days until then (`tests/scenarios/real-data.test.ts`), which is more than “one of the largest”.',
  },
  {
    said: 'In answer to the attacks Kyiv calls for more air defence, missiles and drones from its allies',
    questions: [
      {
        asks: 'What was asked for after the second large strike?',
        address: '/v1/requests?from=2024-01-01&to=2024-01-02',
        answer: {
          data: [
            {
              made: { precision: 'day', day: '2024-01-02' },
              lines: [
                { item: 'Air defence systems' },
                { item: 'Air defence ammunition' },
                { item: 'Combat drones' },
                { item: 'Missiles with a range of more than 300 km' },
              ],
            },
          ],
        },
        sources: ['Dmytro Kuleba on X (shown by Spektr.Press), 2024-01-02'],
      },
      {
        asks: 'Is the request tied to the strike, or only later than it?',
        address: '/v1/links?entity=counterweight-demo:request-2024-01-02',
        answer: {
          data: [
            {
              from: 'counterweight-demo:request-2024-01-02',
              relation: 'in_response_to',
              to: 'counterweight-demo:2024-01-02-kh-101',
              quote: 'Today was already the second mass missile strike in just four days.',
            },
          ],
        },
        sources: ['Dmytro Kuleba on X (shown by Spektr.Press), 2024-01-02'],
      },
    ],
    fallsShort: 'again no numbers.',
  },
];
