import type { Sentence } from './sentence.ts';

/** How large the attack was, and what was asked for in answer to it. */
export const sentencesOnTheStrikes: readonly Sentence[] = [
  {
    said: 'Recently Russia launched one of its largest attacks since the invasion of 24 February 2022',
    questions: [
      {
        asks: 'How large was the attack, and how did it rank at the time?',
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
    checks: [
      {
        address: '/v1/views/waves?as_of=2024-11-10',
        answer: {
          data: [
            {
              first_day: '2023-12-29',
              last_day: '2024-01-02',
              launched: 456,
              until_then: { rank: 1, of: 1, percentile: 100 },
              to_date: { rank: 1, of: 2 },
              peak: { day: '2023-12-29', launched: 158, to_date: { rank: 1, of: 5 } },
            },
            {
              first_day: '2024-11-10',
              last_day: '2024-11-10',
              launched: 145,
              until_then: { rank: 2, of: 2, percentile: 50 },
              to_date: { rank: 2, of: 2 },
              peak: { day: '2024-11-10', launched: 145, to_date: { rank: 2, of: 5 } },
            },
          ],
        },
      },
      {
        address: '/v1/strikes?from=2023-12-29&to=2023-12-29',
        answer: {
          data: Array.from({ length: 7 }, () => ({
            day: '2023-12-29',
            sources: [{ title: 'Daily report of the Air Force of Ukraine, 29 December 2023' }],
          })),
        },
        sources: ['Air Force of Ukraine, 2023-12-29'],
      },
    ],
    missing:
      'the demo set has few days, so its rank means little; among all imported strikes 29 December 2023 ranks first of 237 days until then (`tests/scenarios/real-data.test.ts`), which is more than “one of the largest”.',
  },
  {
    said: 'In response to the attacks Kyiv calls for more air defence, missiles and drones from its allies',
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
        asks: 'Is the request linked to the strike, or only later than it?',
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
    checks: [
      {
        address: '/v1/requests/counterweight-demo:request-2024-01-02',
        answer: {
          data: {
            lines: [
              { class: 'air_defence', scope: 'additional' },
              { class: 'interceptors', scope: 'additional' },
              { class: 'drones' },
              { class: 'long_range_strike' },
            ],
            linked: [{ relation: 'in_response_to', direction: 'from', entity: 'counterweight-demo:2024-01-02-kh-101' }],
          },
        },
        sources: ['Dmytro Kuleba on X (shown by Spektr.Press), 2024-01-02'],
      },
      {
        address: '/v1/timeline?from=2024-01-02&to=2024-01-02&kind=strike,request',
        answer: {
          data: [
            { kind: 'strike', day: '2024-01-02' },
            {
              kind: 'request',
              entity: 'counterweight-demo:request-2024-01-02',
              linked: [{ entity: 'counterweight-demo:2024-01-02-kh-101' }],
            },
          ],
        },
      },
    ],
    missing: 'again no numbers.',
  },
];
