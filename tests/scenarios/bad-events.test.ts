import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskEvent, entity, fact, movement, NewsDesk, pledge } from '../harness/news-desk.ts';
import { runCw } from '../harness/stack.ts';

const cited = { publisher: 'A newsroom', title: 'What was reported', published_on: '2024-01-04' };
const holding = { restricted_by: 'A parliament', kind: 'appropriation_blocked', reason: 'not passed' };

/** What is malformed, the field that says so and what is wrong with it. */
const refused: readonly {
  readonly what: string;
  readonly event: DeskEvent;
  readonly fault: readonly [string, RegExp];
}[] = [
  {
    what: 'a membership that ends before it begins',
    event: member('backwards', { party: 'FIN', body: 'NATO', from: '2023-04-04', to: '2023-04-03' }),
    fault: ['data.membership.to', /ends before it begins/],
  },
  {
    what: 'a membership of no such body',
    event: member('bodiless', { party: 'FIN', body: 'UN' }),
    fault: ['data.membership.body', /NATO.*EU.*UDCG/],
  },
  {
    what: 'a statement without a speaker',
    event: fact('statement', 'speakerless', { topic: 'size', claim: 'There are 54.' }, cited),
    fault: ['data.statement.speaker', /expected object/],
  },
  {
    what: 'a request that supersedes itself',
    event: request('circular', { supersedes: [entity('circular')] }),
    fault: ['data.request.supersedes.0', /cannot supersede itself/],
  },
  {
    what: 'a restriction that ends before it begins',
    event: fact(
      'restriction',
      'backwards-too',
      { ...holding, holds_up: { by: 'donor', donor: 'USA' }, from: '2024-04-24', to: '2023-12-30' },
      cited,
    ),
    fault: ['data.restriction.to', /ends before it begins/],
  },
  {
    what: 'a link of an entity to itself',
    event: link('to-itself', entity('this'), entity('this')),
    fault: ['data.link.to', /cannot be linked to itself/],
  },
];

function member(local: string, body: Readonly<Record<string, string>>): DeskEvent {
  return fact('membership', local, body, cited);
}

function request(local: string, more: Readonly<Record<string, unknown>>): DeskEvent {
  const made = { precision: 'day', day: '2024-01-02' };
  const lines = [{ item: 'Patriot', asked: { qualifier: 'at_least', count: 7 } }];
  return fact('request', local, { by: 'UKR', title: 'More of them', made, lines, ...more }, cited);
}

function link(local: string, from: string, to: string): DeskEvent {
  return fact('link', local, { from, relation: 'in_response_to', to, restated: 'It says so.' }, cited);
}

describe('bad events of single-record kinds', () => {
  const desk = new NewsDesk();

  beforeAll(() => desk.open('--empty'));
  afterAll(() => desk.close());

  test('what is malformed is refused over HTTPS by the name of its field', async () => {
    const results = await desk.send(...refused.map(({ event }) => event));
    expect(results).toMatchObject(
      refused.map(({ fault: [field, message] }) => {
        return { status: 'refused', errors: [{ field, message: expect.stringMatching(message) }] };
      }),
    );
  });

  test('what is malformed on the bus lies in quarantine, where its sender finds it with the field', async () => {
    const busIds = await desk.putEvents(...refused.map(({ event }) => event));
    expect(new Set(busIds).size).toBe(refused.length);
    for (const { what, event, fault } of refused) {
      const [field, message] = fault;
      await expect
        .poll(() => desk.receipt(event), { message: what, timeout: 20_000 })
        .toMatchObject({
          outcome: 'quarantined',
          quarantine: [{ stage: 'ingest', errors: [{ field, message: expect.stringMatching(message) }] }],
        });
    }
    const { stdout } = await runCw(['quarantine', 'list', '--data-dir', desk.stack.dataDir]).result;
    for (const { fault } of refused) expect(stdout).toContain(fault[0]);
  });

  test('memberships of one party that overlap are counted once, and said', async () => {
    await desk.publish(
      member('first', { party: 'SWE', body: 'NATO', from: '2024-03-07' }),
      member('again', { party: 'SWE', body: 'NATO', from: '2024-03-11' }),
      member('other', { party: 'FIN', body: 'NATO', from: '2023-04-04' }),
    );
    const answer = await desk.ask('/v1/views/coalition?body=NATO&on=2024-04-01');
    expect(answer).toMatchObject({
      size: { members: 2 },
      warnings: [{ code: 'overlapping_memberships', party: 'SWE', memberships: [entity('again'), entity('first')] }],
    });
  });

  test('a meeting convened before it was requested is recorded, and warns', async () => {
    const days = { requested: { by: 'Ukraine', on: '2024-01-11' }, convened_on: '2024-01-10' };
    await desk.publish(fact('meeting', 'too-early', { forum: 'NUC', ...days }, cited));
    const { data } = await desk.ask(`/v1/meetings/${entity('too-early')}`);
    expect(data).toMatchObject({
      status: 'live',
      warnings: [{ code: 'out_of_order', field: 'convened_on', message: expect.stringContaining('2024-01-11') }],
    });
  });

  test('a link to nothing is recorded, and shown as dangling until there is something', async () => {
    await desk.publish(request('answered', {}), link('to-nothing', entity('answered'), entity('nothing-yet')));
    const shown = async () => (await desk.ask(`/v1/requests/${entity('answered')}`)).data;
    expect(await shown()).toMatchObject({ linked: [{ entity: entity('nothing-yet'), dangling: true }] });
    await desk.publish(member('nothing-yet', { party: 'NOR', body: 'NATO' }));
    expect(await shown()).toMatchObject({ linked: [{ entity: entity('nothing-yet'), dangling: false }] });
  });

  test('a restriction on an unknown pledge is recorded and names it, and holds it up once it is there', async () => {
    const holds_up = { by: 'pledge', pledges: [entity('late-pledge')] };
    await desk.publish(fact('restriction', 'on-a-pledge', { ...holding, holds_up, from: '2024-01-01' }, cited));
    const shown = async () => (await desk.ask(`/v1/restrictions/${entity('on-a-pledge')}`)).data;
    expect(await shown()).toMatchObject({ held_up: { unknown_pledges: [entity('late-pledge')], native: {} } });
    const value = { known: 'money', money: { amount: '100', currency: 'EUR' } };
    await desk.publish(
      pledge('late-pledge', { donor: 'EU', title: 'A late one', category: 'military' }, cited),
      movement(
        'late-pledge',
        'pledged',
        { type: 'pledged', when: { precision: 'day', day: '2024-01-02' }, value },
        cited,
      ),
    );
    expect(await shown()).toMatchObject({ held_up: { unknown_pledges: [], native: { EUR: '100' } } });
  });
});
