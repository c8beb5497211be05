import type { Sentence } from './sentence.ts';

const sevenMore = { scope: 'additional', low: 7, high: null, equivalence: ['or similar'] };
const inAll = { scope: 'total', low: 25, high: 25 };

const byApril = [
  'The Independent (The Associated Press), 2022-12-21',
  'The Kyiv Independent, 2023-01-06',
  'Pledge Times, 2023-02-03',
  'Defence Blog, 2023-04-19',
  'Politico, 2023-04-19',
  'The Kyiv Independent, 2023-06-19',
  'The Kyiv Independent, 2023-10-05',
  'The New Voice of Ukraine (Yahoo News), 2023-12-14',
  'Ukrainska Pravda, 2024-04-13',
  'LBCI (Reuters), 2024-04-20',
  'Online.UA, 2024-04-20',
];
const byJuly = [
  ...byApril,
  'Censor.NET, 2024-06-04',
  'ANSA, 2024-06-11',
  'LBCI (AFP), 2024-06-20',
  'UAWire, 2024-07-05',
  'The White House (republished by Agenzia Giornalistica Opinione), 2024-07-09',
  'The Atlanta Journal-Constitution (The Associated Press), 2024-07-11',
  'U.S. Department of Defense, 2024-07-11',
  'Online.UA, 2024-07-15',
];
const byDecember = [...byJuly, 'UNN, 2024-09-05', 'Ukrainska Pravda, 2024-10-03', 'Devdiscourse (Reuters), 2024-12-11'];

/** What the article could not know yet. */
export const sentencesSince: readonly Sentence[] = [
  {
    said: 'After the article: what more was asked for, promised and delivered by January 2025',
    questions: [
      {
        asks: '19 April 2024: at least seven more, Patriot or similar.',
        address: '/v1/views/air-defence?class=long_range&on=2024-04-19',
        answer: {
          data: [
            {
              stages: { pledged: { units: 3 }, committed: { units: 2 }, delivered: { units: 3 } },
              asked: [{ ...sevenMore, gap: { pledged: { low: 7, high: null } } }],
            },
          ],
        },
        sources: byApril,
      },
      {
        asks: '9 July 2024: five strategic systems, four of them whole.',
        address: '/v1/views/air-defence?by=class&stage=pledged&from=2024-04-13&to=2024-07-09',
        answer: {
          data: [
            { class: 'long_range', part: null, stages: { pledged: { units: 4, donors: 4 } } },
            { class: 'components', part: 'launcher', stages: { pledged: { units: 3, donors: 1 } } },
            { class: 'components', part: 'radar', stages: { pledged: { units: 1, donors: 1 } } },
          ],
        },
        sources: [
          'Ukrainska Pravda, 2024-04-13',
          'Devdiscourse (Reuters), 2024-05-28',
          'Censor.NET, 2024-06-04',
          'ANSA, 2024-06-11',
          'LBCI (AFP), 2024-06-20',
          'The White House (republished by Agenzia Giornalistica Opinione), 2024-07-09',
          'Babel, 2024-09-23',
        ],
      },
      {
        asks: '15 July 2024: 25 in all.',
        address: '/v1/views/air-defence?class=long_range&on=2024-07-15',
        answer: {
          data: [
            {
              stages: { pledged: { units: 6 }, committed: { units: 3 }, delivered: { units: 4 } },
              asked: [
                { ...sevenMore, gap: { delivered: { low: 6, high: null } } },
                { ...inAll, gap: { delivered: { low: 21, high: 21 } } },
              ],
            },
          ],
        },
        sources: byJuly,
      },
      {
        asks: '10 December 2024: ten to twelve more.',
        address: '/v1/views/air-defence?class=long_range&on=2024-12-10',
        answer: {
          data: [
            {
              stages: { pledged: { units: 6 }, committed: { units: 4 }, delivered: { units: 5 } },
              asked: [
                { ...sevenMore, gap: { delivered: { low: 5, high: null } } },
                { ...inAll, gap: { delivered: { low: 20, high: 20 } } },
                { scope: 'additional', low: 10, high: 12, gap: { delivered: { low: 10, high: 12 } } },
              ],
            },
          ],
        },
        sources: byDecember,
      },
      {
        asks: '3 January 2025: not all of the five have arrived.',
        address: '/v1/statements/counterweight-demo:statement-2025-01-03-zelensky',
        answer: {
          data: {
            quote: 'Not all of them have arrived yet',
            claims: [
              {
                claimed: { value: '5', qualifier: 'up_to' },
                computed: { value: '2' },
                difference_note:
                  '2 computed, in keeping with up to 5 claimed. Claimed: fewer than the five promised; how many is not said. Computed: long_range: delivered units of long_range by all donors from 2024-04-13 to 2025-01-03, of counterweight-demo.',
              },
            ],
          },
        },
        sources: ['Euromaidan Press, 2025-01-03'],
      },
    ],
    checks: [
      { address: '/v1/views/air-defence?class=long_range&on=2024-04-18', answer: { data: [{ asked: [], gap: null }] } },
      {
        address: '/v1/views/air-defence?class=long_range&on=2024-04-19',
        answer: {
          data: [
            { asked: [{ request: 'counterweight-demo:request-2024-04-19' }], gap: { pledged: { low: 7, high: null } } },
          ],
        },
      },
      // Of the five only three are promised after the request: Germany's came before it, the Dutch give parts.
      {
        address: '/v1/views/air-defence?class=long_range&on=2024-07-09',
        answer: {
          data: [
            {
              stages: { pledged: { units: 6 }, delivered: { units: 4 } },
              asked: [sevenMore],
              gap: { pledged: { low: 4, high: null }, delivered: { low: 6, high: null } },
            },
          ],
        },
      },
      {
        address: '/v1/views/air-defence?class=long_range&on=2024-07-15',
        answer: {
          data: [
            {
              asked: [
                { request: 'counterweight-demo:request-2024-04-19' },
                { request: 'counterweight-demo:request-2024-07-15' },
              ],
            },
          ],
        },
      },
      {
        address: '/v1/views/air-defence?class=long_range&on=2024-12-10',
        answer: {
          data: [
            {
              asked: [
                { request: 'counterweight-demo:request-2024-04-19' },
                { request: 'counterweight-demo:request-2024-07-15' },
                { request: 'counterweight-demo:request-2024-12-10', gap: { pledged: { low: 10, high: 12 } } },
              ],
            },
          ],
        },
      },
      {
        address: '/v1/views/air-defence?class=long_range&on=2025-01-03',
        answer: { data: [{ stages: { pledged: { units: 6 }, delivered: { units: 5 } } }] },
      },
      {
        address: '/v1/statements/counterweight-demo:statement-2024-07-09-joint',
        answer: { data: { claims: [{ claimed: { value: '5' }, computed: { value: '4' } }] } },
        sources: ['The White House (republished by Agenzia Giornalistica Opinione), 2024-07-09'],
      },
      {
        address: '/v1/views/air-defence?by=system&class=components&donor=NLD&on=2024-07-09',
        answer: {
          data: [
            { system: 'patriot', part: 'launcher', stages: { pledged: { units: 3 } } },
            { system: 'patriot', part: 'radar', stages: { pledged: { units: 1 } } },
          ],
        },
      },
    ],
    missing:
      'the fifth system consists of parts, which are never counted as a system. Nobody says whether a later request replaces an earlier one, so all count; nor is it said what the total of 25 includes.',
  },
];
