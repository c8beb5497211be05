import { expect, test } from 'vitest';
import { z } from 'zod';
import { described, reported, retracted } from '../test/events.ts';
import { announced, rates, recorded } from '../test/pledge-events.ts';
import { reported as reportedWhole } from '../test/reported-events.ts';
import { createWorld, get, post, tokenOf } from '../test/world.ts';

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) }))),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});
const contentSchema = z.object({
  content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })),
});

const world = createWorld();
await world.allow('secret', '*');
const document = documentSchema.parse(
  JSON.parse((await get(world, '/openapi.json')).text.replaceAll('#/components/schemas/', '#/$defs/')),
);

/** What the description says an answer is, as a schema to check it by. */
function describedAnswer(path: string, method: string, status: string, mediaType = 'application/json') {
  const { content } = contentSchema.parse(document.paths[path]?.[method]?.responses[status]);
  return z.fromJSONSchema({ ...content[mediaType]?.schema, $defs: document.components.schemas });
}

await world.publish(
  described('desk', 'The desk'),
  reported({
    local: 'a',
    weapons: ['Kh-101', 'Kalibr'],
    counts: { launched: { value: 3, qualifier: 'about' } },
    aimed_at: [
      { precision: 'settlement', region: 'UA-32', settlement: 'Brovary', publish_after: '2020-01-01' },
      { precision: 'other', name: 'the sea' },
    ],
    targets: ['energy'],
    casualties: { killed: { low: 1 } },
    breakdown: [{ by: 'zone', name: 'south', measure: 'launched', count: 1 }],
  }),
  reported({ local: 'b' }),
  retracted('b', 2),
  reported({ source: 'other', local: 'c' }),
  reported({ local: 'a', id: 'conflicting' }),
  rates('2023-01-09', { USD: '1.1' }),
  announced({
    local: 'p',
    subcategory: 'spares',
    participants: [{ name: 'A depot', role: 'supplier' }],
    part_of: 'desk:u',
  }),
  recorded({ local: 'p', amount: '11', currency: 'USD', asReported: '10', units: [{ item: 'Spares', count: 2 }] }),
  recorded({ local: 'p', tx: 't2', type: 'revalued', applies_to: 'none', amount: '-1' }),
  recorded({ local: 'p', tx: 't3', when: { precision: 'undated' }, value: { known: 'undisclosed' } }),
  recorded({ local: 'orphan', when: { precision: 'month', month: '2023-02' }, currency: 'NOK' }),
  reportedWhole('membership', 'usa', { party: 'USA', body: 'NATO', from: '1949-08-24' }),
  reportedWhole('membership', 'usa-again', { party: 'USA', body: 'NATO', from: '2000-01-01' }),
  reportedWhole('membership', 'left', { party: 'CHE', body: 'UDCG', from: '2022-04-26', to: '2023-01-31' }),
  reportedWhole('membership', 'there', { party: 'JPN', body: 'UDCG', attested_on: '2023-02-14' }),
  reportedWhole('membership', 'since-when', { party: 'KOR', body: 'UDCG' }),
  reportedWhole('statement', 'said', {
    ...{ speaker: { name: 'A newsroom', role: 'desk' }, said_on: '2023-03-01', topic: 'size', claim: 'so many' },
    figures: [
      { value: '54', measure: { of: 'coalition', body: 'NATO', part: { body: 'EU', members: 'outside' } } },
      { value: '9.5', currency: 'USD', qualifier: 'about', basis: 'all', measure: { of: 'support', donor: 'USA' } },
      { value: '7', measure: { of: 'air_defence', class: 'long_range' } },
      { value: '3' },
    ],
  }),
  reportedWhole('request', 'asked', {
    ...{ by: 'UKR', title: 'Patriots', made: { precision: 'day', day: '2024-04-19' }, forum: 'NUC' },
    lines: [{ item: 'Patriot', asked: { qualifier: 'at_least', count: 7 }, equivalence: 'or similar' }],
  }),
  reportedWhole('restriction', 'congress', {
    ...{ restricted_by: 'Congress', kind: 'appropriation_blocked', from: '2023-12-30', reason: 'no vote' },
    holds_up: { by: 'donor', donor: 'USA', category: 'military' },
  }),
);

test.each([
  ['/v1/views/strikes', '?by=weapon'],
  ['/v1/views/strikes', '?by=region&claimant=all&known_at=2026-03-09'],
  ['/v1/strikes', '?limit=1'],
  ['/v1/strikes/{id}', 'desk:a'],
  ['/v1/strikes/{id}', 'desk:b'],
  ['/v1/strikes/{id}/history', 'desk:b'],
  ['/v1/views/support', '?by=donor,month&from=2023-01-01'],
  ['/v1/views/support', '?fx=fixed:2023-01-10&currency=USD&known_at=2026-03-09'],
  ['/v1/views/waves', '?threshold=1'],
  ['/v1/views/coalition', '?since=2022-12-31'],
  ['/v1/views/coalition', '?body=NATO&known_at=2026-03-09'],
  ['/v1/explain', '?view=strikes'],
  ['/v1/explain', '?view=waves&threshold=1'],
  ['/v1/explain', '?view=support&by=donor,month'],
  ['/v1/explain', '?view=coalition&since=2022-12-31'],
  ['/v1/explain', '?view=air-defence'],
  ['/v1/summary', ''],
  ['/v1/summary', '?as_of=2024-05-01&currency=AUD'],
  ['/v1/memberships', ''],
  ['/v1/memberships/{id}', 'desk:there'],
  ['/v1/statements', ''],
  ['/v1/statements/{id}', 'desk:said'],
  ['/v1/statements/{id}/history', 'desk:said'],
  ['/v1/requests/{id}', 'desk:asked'],
  ['/v1/restrictions/{id}', 'desk:congress'],
  ['/v1/rates', ''],
  ['/v1/rates/{id}', 'bank:2023-01-09'],
  ['/v1/rates/{id}/history', 'bank:2023-01-09'],
  ['/v1/pledges', '?limit=1'],
  ['/v1/pledges', '?stage=committed'],
  ['/v1/pledges/{id}', 'desk:p'],
  ['/v1/pledges/{id}', 'desk:orphan'],
  ['/v1/pledges/{id}/history', 'desk:p'],
  ['/v1/datasets', ''],
  ['/v1/datasets/{id}', 'desk:dataset'],
  ['/v1/datasets/{id}', 'other:dataset'],
  ['/v1/datasets/{id}/history', 'desk:dataset'],
  ['/v1/changes', '?limit=2'],
  ['/v1/changes', '?since=2026-03-10'],
  ['/v1/journal/days', ''],
  ['/v1/records', '?source=desk&kind=strike&limit=1'],
  ['/v1/receipts', '?source=desk&id=a.r1'],
  ['/v1/receipts', '?source=desk&id=conflicting'],
  ['/v1/proof', '?from=1&size=1'],
  ['/v1/proof', '?kind=dataset&entity=desk:dataset&record=description&revision=1&size=1'],
  ['/v1/vocabularies', '?of=stage'],
  ['/v1/policies', ''],
  ['/', ''],
  ['/v1', ''],
  ['/asyncapi.json', ''],
  ['/schemas/{file}', 'counterweight.strike.reported.v1.json'],
  ['/examples/{file}', 'counterweight.strike.reported.v1.json'],
  ['/healthz', ''],
])('%s %s answers what the description says', async (path, asked) => {
  const address = path.includes('{') ? path.replace(/\{.+\}/, asked) : `${path}${asked}`;
  const { status, body } = await get(world, address, { authorization: `Bearer ${tokenOf('secret')}` });
  expect(status).toBe(200);
  expect(describedAnswer(path, 'get', '200').safeParse(body).error).toBeUndefined();
});

test('POST /v1/events answers what the description says', async () => {
  const { status, body } = await post(world, JSON.stringify([reported({ local: 'new' }), {}]));
  expect(status).toBe(202);
  expect(describedAnswer('/v1/events', 'post', '202').safeParse(body).error).toBeUndefined();
});

test.each(['/v1/views/strikes?by=hour', '/v1/views/strikes?min_seq=99', '/v1/strikes/a:b', '/nothing'])(
  'the problem of %s is as described',
  async (address) => {
    const { body } = await get(world, address);
    const schema = describedAnswer('/v1/views/strikes', 'get', 'default', 'application/problem+json');
    expect(schema.safeParse(body).error).toBeUndefined();
  },
);

test('the check itself tells a wrong answer', () => {
  expect(describedAnswer('/healthz', 'get', '200').safeParse({ status: 'ok' }).success).toBe(false);
  expect(describedAnswer('/v1/views/strikes', 'get', '200').safeParse({ data: [] }).success).toBe(false);
});
