// What a publisher sends while answers are recorded: of every kind something that is in order, and much that is not.

/** The source that events are published under. */
export const DESK = 'record-desk';

type Members = Readonly<Record<string, unknown>>;

export interface DeskEvent {
  readonly specversion: string;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly data: Members;
}

const sources = [{ publisher: 'A desk', title: 'A report', published_on: '2024-01-04' }];
const day = { precision: 'day', day: '2024-01-04' };
const strike = {
  window: { start: '2024-01-04', end: '2024-01-05', zone: 'Europe/Kyiv' },
  claimant: 'ua-air-force',
  weapons: [{ name: 'Shahed-136/131' }],
  counts: { launched: 20, destroyed: 15 },
  aimed_at: [{ precision: 'country', country: 'UA' }],
};
const pledge = { donor: 'USA', title: 'A package', category: 'military', new_money: 'yes', announced: day };
const committed = {
  type: 'committed',
  when: day,
  value: { known: 'money', money: { amount: '1000000', currency: 'USD' } },
  units: [{ item: 'Patriot', class: 'air_defence', count: 1 }],
};

function event(name: string, local: string, revision: number, data: Members): DeskEvent {
  const id = `${local}.${name.split('.')[1]}.${revision}`;
  const full = { entity: `${DESK}:${local}`, revision, ...data };
  return { specversion: '1.0', id, source: DESK, type: `counterweight.${name}.v1`, data: full };
}

function reported(kind: string, local: string, body: Members, revision = 1): DeskEvent {
  return event(`${kind}.reported`, local, revision, { sources, [kind]: body });
}

function retracted(name: string, local: string, revision: number, more: Members = {}): DeskEvent {
  return event(name, local, revision, { sources, reason: 'Published twice', ...more });
}

const odd = reported('strike', 'odd', { ...strike, weapons: [{ name: 'A thing unlisted' }], counts: {} });

/** Every type of event, in order; revisions come after what they correct. */
export const goodEvents: readonly DeskEvent[] = [
  event('dataset.described', 'dataset', 1, {
    dataset: { title: 'A desk', publisher: 'A desk', licence: 'CC-BY-4.0', covers: ['strike', 'pledge', 'rate'] },
  }),
  reported('strike', 'salvo', strike),
  reported('strike', 'salvo', { ...strike, counts: { launched: 21, destroyed: 16 } }, 2),
  odd,
  reported('strike', 'twice', strike),
  retracted('strike.retracted', 'twice', 2),
  event('pledge.announced', 'package', 1, { sources, pledge }),
  event('pledge.transaction_recorded', 'package', 1, { sources, transaction_id: 'a', transaction: committed }),
  event('pledge.transaction_recorded', 'headless', 1, { sources, transaction_id: 'a', transaction: committed }),
  event('pledge.announced', 'gone', 1, { sources, pledge }),
  retracted('pledge.withdrawn', 'gone', 2),
  event('pledge.transaction_recorded', 'partly', 1, { sources, transaction_id: 'a', transaction: committed }),
  retracted('pledge.transaction_retracted', 'partly', 2, { transaction_id: 'a' }),
  event('rate.published', '2024-01-04', 1, {
    sources,
    rate: { day: '2024-01-04', base: 'EUR', rates: { USD: '1.0953', GBP: '0.8625' } },
  }),
  event('rate.published', '2024-01-03', 1, {
    sources,
    rate: { day: '2024-01-03', base: 'EUR', rates: { USD: '1.1' } },
  }),
  retracted('rate.withdrawn', '2024-01-03', 2),
  reported('request', 'request', {
    by: 'UKR',
    title: 'Two more systems',
    made: day,
    lines: [{ item: 'Patriot', class: 'long_range', asked: { qualifier: 'at_least', count: 2 }, scope: 'additional' }],
  }),
  reported('meeting', 'meeting', { forum: 'NUC', format: 'ambassadors', convened_on: '2024-01-10' }),
  reported('restriction', 'restriction', {
    restricted_by: 'A parliament',
    kind: 'appropriation_blocked',
    holds_up: { by: 'donor', donor: 'USA', category: 'military' },
    from: '2024-01-01',
    reason: 'Not passed',
  }),
  reported('membership', 'member', { party: 'FIN', body: 'NATO', from: '2023-04-04' }),
  reported('statement', 'statement', {
    speaker: { name: 'A desk' },
    said_on: '2024-01-04',
    topic: 'coalition',
    claim: 'The coalition comprised 54 countries',
    figures: [{ value: '54', measure: { of: 'coalition', body: 'UDCG', as_of: '2023-02-28' }, basis: 'Countries' }],
  }),
  reported('link', 'link', {
    from: `${DESK}:meeting`,
    relation: 'in_response_to',
    to: `${DESK}:nothing`,
    restated: 'The meeting follows the attacks',
    said_on: '2024-01-04',
  }),
];

export const firstEvents = goodEvents.filter(({ data }) => data.revision === 1);
/** Corrections and retractions. */
export const laterEvents = goodEvents.filter(({ data }) => data.revision !== 1);

/** What cannot be taken, each for another reason. */
export const badEvents: readonly unknown[] = [
  {},
  'text',
  { ...reported('strike', 'bad', strike), specversion: '0.3' },
  { ...reported('strike', 'bad', strike), source: 'No Slug' },
  { ...reported('strike', 'bad', strike), type: 'counterweight.strike.told.v1' },
  { ...reported('strike', 'bad', strike), type: 'counterweight.strike.reported.v2' },
  { ...reported('strike', 'bad', strike), extra: 1 },
  { ...reported('strike', 'bad', strike), source: 'another-desk' },
  reported('strike', 'bad', { ...strike, counts: { launched: -1 }, weapons: [], window: { start: '2024-02-30' } }),
  reported('strike', 'bad', { ...strike, counts: { launched: 3, destroyed: 4 } }),
  reported('meeting', 'bad', { forum: 'NOBODY', format: 'ambassadors' }),
  reported('membership', 'bad', { party: 'FIN', body: 'NATO', from: '2023-04-04', to: '2020-01-01' }),
  reported('restriction', 'bad', { kind: 'appropriation_blocked' }),
  reported('statement', 'bad', { speaker: {}, topic: 'Not A Slug' }),
  reported('link', 'bad', { from: 'nowhere', relation: 'knows', to: 'nowhere' }),
  reported('request', 'bad', { by: 'UKR', lines: [] }),
  event('pledge.announced', 'bad', 1, { sources, pledge: { ...pledge, donor: 'XYZ', part_of: `${DESK}:bad` } }),
  event('pledge.transaction_recorded', 'bad', 1, {
    sources,
    transaction_id: 'a',
    transaction: { ...committed, value: { known: 'money', money: { amount: '1.000.5', currency: 'XYQ' } } },
  }),
  event('rate.published', 'bad', 1, { sources, rate: { day: '2024-01-04', base: 'USD', rates: { USD: '0' } } }),
  event('dataset.described', 'bad', 1, { dataset: { title: '' } }),
  retracted('strike.retracted', 'bad', 0, { reason: '' }),
];

/** In order by itself, but another content of a revision that the ledger holds. */
export const conflictingEvent: DeskEvent = {
  ...reported('strike', 'salvo', { ...strike, counts: { launched: 99 } }, 2),
  id: 'salvo.conflict',
};

/** The content of an event that was recorded, under an id of its own. */
export const repeatedEvent: DeskEvent = { ...odd, id: 'odd.again' };
