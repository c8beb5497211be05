import type { Prng } from './prng.ts';
import type { RowFacts } from './world-event.ts';

/** What an entity's source reports of it, and the rows that it should have; `secret` is in the words of both. */
export interface Body {
  readonly body: unknown;
  readonly rows: readonly RowFacts[];
}

/** A kind whose entities have one record: how it is called on the wire and in the views, and how its events are made. */
export interface WorldKind {
  readonly name: string;
  readonly view: string;
  readonly local: string;
  readonly record?: string;
  readonly verbs?: { readonly live: string; readonly retracted: string };
  make(prng: Prng, entity: string, secret: string): Body;
}

const DAYS = ['2024-01-09', '2024-01-10', '2024-01-11'] as const;

function listed(
  entity: string,
  day: string,
  dimensions: RowFacts['dimensions'],
  counts: RowFacts['measures'],
): RowFacts {
  return {
    axis: 'list',
    day,
    dimensions: { source: entity.split(':')[0] ?? '', entity, ...dimensions },
    measures: counts,
  };
}

/** Every kind that has one record and is neither a strike nor a dataset. */
export const worldKinds: readonly WorldKind[] = [
  { name: 'statement', view: 'statements@2', local: 'said', make: statement },
  { name: 'meeting', view: 'meetings@1', local: 'met', make: meeting },
  { name: 'membership', view: 'memberships@1', local: 'member', make: membership },
  { name: 'request', view: 'requests@1', local: 'asked', make: request },
  { name: 'restriction', view: 'restrictions@1', local: 'held', make: restriction },
  {
    ...{ name: 'rate', view: 'rates@1', local: '2024-01-10', record: 'rates' },
    verbs: { live: 'published', retracted: 'withdrawn' },
    make: rates,
  },
  { name: 'link', view: 'links@1', local: 'tied', make: link },
];

function statement(prng: Prng, entity: string, secret: string): Body {
  const [said_on, values] = [prng.pick(DAYS), Array.from({ length: prng.below(3) }, () => String(1 + prng.below(9)))];
  const said = { topic: 'air-defence', speaker: secret };
  const figures = values.map((value) => ({ value, currency: 'USD' }));
  const body = { speaker: { name: secret }, said_on, topic: said.topic, claim: 'So many', figures };
  const rows = values.map((value, figure) => ({
    ...listed(entity, said_on, { ...said, figure: String(figure), value, currency: 'USD' }, { figures: 1 }),
    axis: 'figure',
  }));
  return { body, rows: [listed(entity, said_on, { ...said, measure: [] }, { statements: 1 }), ...rows] };
}

function meeting(prng: Prng, entity: string, secret: string): Body {
  const [forum, convened_on] = [prng.pick(['NUC', 'UDCG']), prng.pick(DAYS)];
  const none = { format: '', scheduling: '', requested_on: '', announced_on: '' };
  const body = { forum, convened_on, title: secret };
  return { body, rows: [listed(entity, convened_on, { forum, convened_on, ...none }, { meetings: 1 })] };
}

function membership(prng: Prng, entity: string, secret: string): Body {
  const [party, from] = [prng.pick(['DEU', 'SWE']), prng.pick(DAYS)];
  const said = { party, body: 'NATO', from };
  const rows = [listed(entity, from, { ...said, attested_on: '', to: '' }, { memberships: 1 })];
  return { body: { ...said, note: secret }, rows };
}

function request(prng: Prng, entity: string, secret: string): Body {
  const [day, counts] = [prng.pick(DAYS), Array.from({ length: 1 + prng.below(3) }, () => prng.below(9))];
  const lines = counts.map((count) => ({ item: secret, asked: { qualifier: 'at_least', count } }));
  const body = { by: 'UKR', title: 'What is needed', made: { precision: 'day', day }, lines };
  const none = { forum: '', supersedes: [], class: '', scope: '', equivalence: '' };
  const said = { by: 'UKR', precision: 'day', item: secret, qualifier: 'at_least', ...none };
  const rows = counts.map((low, line) => {
    const measures = { lines: 1, low, ...(line === 0 ? { requests: 1 } : {}) };
    return listed(entity, day, { ...said, line: String(line) }, measures);
  });
  return { body, rows };
}

function restriction(prng: Prng, entity: string, secret: string): Body {
  const [from, donor] = [prng.pick(DAYS), prng.pick(['USA', 'DEU'])];
  const said = { restricted_by: secret, kind: 'export_licence', from };
  const body = { ...said, holds_up: { by: 'donor', donor }, reason: 'none given' };
  const rows = [listed(entity, from, { ...said, donor, to: '', pledges: [], category: '' }, { restrictions: 1 })];
  return { body, rows };
}

/** Nothing in it is free text; whole numbers, so that their sums are read as what is published. */
function rates(prng: Prng, entity: string): Body {
  const day = entity.split(':')[1] ?? '';
  const quotes = prng.shuffled(['USD', 'GBP', 'PLN']).slice(0, 1 + prng.below(3));
  const published = Object.fromEntries(quotes.map((currency) => [currency, String(1 + prng.below(9))]));
  const source = entity.split(':')[0] ?? '';
  const rows = Object.entries(published).map(([currency, rate]) => ({
    ...{ axis: 'day', day, dimensions: { source, currency }, measures: { rate: Number(rate) } },
  }));
  return { body: { day, base: 'EUR', rates: published }, rows };
}

function link(prng: Prng, entity: string, secret: string): Body {
  const [relation, said_on] = [prng.pick(['about', 'in_response_to']), prng.pick(DAYS)];
  const tie = { from: 'alpha:s1', relation, to: 'beta:s1' };
  return { body: { ...tie, said_on, quote: secret }, rows: [listed(entity, said_on, tie, { links: 1 })] };
}
