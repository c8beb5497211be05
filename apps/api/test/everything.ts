import { reported as strike } from './events.ts';
import { announced, rates, recorded } from './pledge-events.ts';
import { reported } from './reported-events.ts';

/** Something of every kind, of one source. */
export function everything(source: string, prefix: string) {
  const of = { source };
  const local = (name: string) => `${prefix}${name}`;
  return [
    strike({
      source,
      local: local('s'),
      day: '2023-12-29',
      weapons: [source === 'desk' ? 'Kh-101' : 'Mystery-7'],
      counts: { launched: 158, destroyed: 114 },
    }),
    announced({ source, local: local('p'), donor: 'DEU', subcategory: 'air_defence' }),
    recorded({ source, local: local('p'), amount: '70', currency: 'USD', day: '2024-01-10' }),
    recorded({
      ...{ source, local: local('p'), tx: 'u', type: 'pledged', day: '2024-02-01', value: { known: 'none' } },
      units: [{ item: 'Patriot battery', count: 1 }, { item: 'Air defence kit' }],
    }),
    rates('2024-01-10', { USD: source === 'desk' ? '1.25' : '2' }, source),
    reported(
      'restriction',
      local('r'),
      {
        ...{ restricted_by: 'Congress', kind: 'appropriation_blocked', from: '2024-01-05', reason: 'no vote' },
        holds_up: { by: 'donor', donor: 'DEU' },
      },
      of,
    ),
    reported(
      'request',
      local('q'),
      {
        ...{ by: 'UKR', title: 'Patriots', made: { precision: 'day', day: '2024-04-19' }, forum: 'NUC' },
        lines: [{ item: 'Patriot', asked: { qualifier: 'at_least', count: 7 }, scope: 'additional' }],
      },
      of,
    ),
    reported('meeting', local('n'), { forum: 'NUC', convened_on: '2024-01-10' }, of),
    reported('membership', local('m'), { party: 'DEU', body: 'UDCG', from: '2022-04-26' }, of),
    reported('membership', local('o'), { party: 'FRA', body: 'UDCG', from: '2024-07-01' }, of),
    reported(
      'statement',
      local('c'),
      {
        ...{ speaker: { name: 'A newsroom' }, said_on: '2024-01-04', topic: 'support', claim: 'so much' },
        figures: [
          { value: '54', measure: { of: 'coalition', body: 'UDCG' } },
          { value: '99', currency: 'EUR', measure: { of: 'support', donor: 'DEU' } },
          { value: '158', measure: { of: 'strikes', measure: 'launched', as_of: '2023-12-31' } },
          { value: '1', measure: { of: 'air_defence', class: 'long_range', stage: 'pledged', as_of: '2024-05-01' } },
        ],
      },
      of,
    ),
  ];
}

/** Every view, each by one of its questions. */
export const views = [
  '/v1/summary',
  '/v1/views/strikes',
  '/v1/views/support?by=donor',
  '/v1/views/waves',
  '/v1/views/interception',
  '/v1/views/response',
  '/v1/views/coalition',
  '/v1/views/air-defence',
  '/v1/views/conversion',
  '/v1/explain?view=air-defence',
  '/v1/explain?view=strikes&by=weapon',
  '/v1/explain?view=waves',
  '/v1/explain?view=interception',
  '/v1/explain?view=response',
  '/v1/explain?view=support',
  '/v1/explain?view=coalition',
  '/v1/explain?view=conversion',
  '/v1/timeline',
];
/** Lists of entities. */
export const lists = [
  'strikes',
  'pledges',
  'rates',
  'restrictions',
  'requests',
  'meetings',
  'memberships',
  'statements',
].map((kind) => `/v1/${kind}`);
/** Entities that are shown with what others say of them. */
export const entities = ['pledges/desk:p', 'restrictions/desk:r', 'requests/desk:q', 'statements/desk:c'].map(
  (path) => `/v1/${path}`,
);
