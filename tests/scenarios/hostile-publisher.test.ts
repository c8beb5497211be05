import { createHash } from 'node:crypto';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { canonicalText } from '@counterweight/contracts/events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { mutateEvent } from '../fuzz/mutate-event.ts';
import { type DeskEvent, entity, fact, NewsDesk } from '../harness/news-desk.ts';
import { runCw } from '../harness/stack.ts';
import { Random } from '../import-fuzz/random.ts';

const cited = { publisher: 'A newsroom', title: 'What was reported', published_on: '2024-01-04' };
const asked = { by: 'UKR', title: 'More of them', lines: [{ item: 'Patriot' }] };
const on = (day: string) => ({ precision: 'day', day });
const WITHHELD = 'Boryspil';
/** Lambda lets 6 MB through. */
const MAX_BYTES = 5_000_000;

function member(local: string, party = 'FIN'): DeskEvent {
  return fact('membership', local, { party, body: 'NATO', from: '2023-04-04' }, cited);
}

function request(local: string, more: object = {}): DeskEvent {
  return fact('request', local, { ...asked, made: on('2024-01-02'), ...more }, cited);
}

function nested(depth: number): unknown {
  let deep: unknown = 'x';
  for (let n = 0; n < depth; n += 1) deep = [deep];
  return deep;
}

/** What takes nobody along: each with the field at fault. */
const malformed: readonly (readonly [event: DeskEvent, field: RegExp])[] = [
  [request('no-lines', { lines: [] }), /^data\.request\.lines/],
  [request('surrogate', { title: 'a \ud800 alone' }), /^data\.request\.title/],
  [request('deep', { deep: nested(3000) }), /^data/],
  [request('direction', { title: 'read \u202eotherwise' }), /^data\.request\.title/],
  [request('no-month', { made: { precision: 'month', month: '2024-13' } }), /^data\.request\.made/],
  [request('too-early', { made: on('1990-12-31') }), /^data\.request\.made/],
  [request('far-ahead', { made: on('2990-01-01') }), /^data\.request\.made/],
];
const receiptSchema = z.looseObject({
  outcome: z.string(),
  quarantine: z.array(z.looseObject({ code: z.string(), errors: z.array(z.looseObject({ field: z.string() })) })),
});

describe('a hostile publisher at a whole stack', () => {
  const desk = new NewsDesk();
  const cw = async (...args: readonly string[]) => runCw([...args, '--data-dir', desk.stack.dataDir]).result;
  const ask = (path: string, init?: RequestInit) => fetch(`${desk.stack.api}${path}`, init);
  const receiptOf = async (event: DeskEvent) => receiptSchema.safeParse(await desk.receipt(event)).data;

  beforeAll(async () => {
    await desk.open('--empty');
    await cw('source', 'budget', 'a-desk', 'unlimited');
  }, 120_000);
  afterAll(() => desk.close());

  test('takes no neighbour along on the bus: what is malformed is quarantined by its field, alone', async () => {
    const innocent = ['b1', 'b2', 'b3'].map((local) => member(local));
    await desk.putEvents(...malformed.map(([event]) => event), ...innocent);
    for (const event of innocent) {
      await expect.poll(() => receiptOf(event), { timeout: 30_000 }).toMatchObject({ outcome: 'accepted' });
    }
    for (const [event, field] of malformed) {
      await expect
        .poll(async () => (await receiptOf(event))?.quarantine[0]?.errors[0]?.field, { timeout: 30_000 })
        .toMatch(field);
    }
  }, 120_000);

  test('is refused at the door entry by entry, and its neighbours are taken', async () => {
    const results = await desk.send(...malformed.map(([event]) => event), member('d1'));
    expect(results.map(({ status }) => status)).toEqual([...malformed.map(() => 'refused'), 'taken']);
    for (const [n, [, field]] of malformed.entries()) expect(results[n]?.errors?.[0]?.field).toMatch(field);
  });

  test('locks no entity with a huge revision: it waits in quarantine, and the next one is taken', async () => {
    const revision = (n: number): DeskEvent => {
      const event = member('revised');
      return { ...event, id: `revised.${n}`, data: { ...event.data, revision: n } };
    };
    await desk.publish(revision(1));
    const huge = revision(1_000_000_000);
    await desk.putEvents(huge);
    await expect
      .poll(async () => (await receiptOf(huge))?.quarantine[0]?.code, { timeout: 30_000 })
      .toBe('too_far_ahead');
    await desk.publish(revision(2));
    expect((await desk.ask(`/v1/memberships/${entity('revised')}`)).data).toMatchObject({ revision: 2 });
  }, 60_000);

  test('is told what is only ahead of now, and so is the reader', async () => {
    const planned = fact('meeting', 'planned', { forum: 'NUC', convened_on: '2060-01-01' }, cited);
    await desk.publish(planned);
    expect((await desk.ask(`/v1/meetings/${entity('planned')}`)).data).toMatchObject({
      warnings: [{ code: 'ahead_of_now', field: 'convened_on' }],
    });
  });

  test('asks of days to come, escapes out of paths and headers, and sends what is too large: each a problem', async () => {
    const refused = async (path: string, init?: RequestInit) => {
      const response = await ask(path, init);
      expect([path, response.headers.get('content-type')]).toEqual([path, 'application/problem+json']);
      expect(response.headers.get('set-cookie')).toBeNull();
      return response.status;
    };
    expect(await refused('/v1/views/support?known_at=2999-01-01')).toBe(400);
    for (const escaped of ['%23', '%3F', '%23x', '%3Fknown_at=2020-01-01', '%0d%0aset-cookie:%20x', '%2F..%2F']) {
      expect([escaped, await refused(`/v1/memberships/${entity('b1')}${escaped}`)]).toEqual([
        escaped,
        expect.toSatisfy((status: number) => [400, 404].includes(status)),
      ]);
    }
    expect(await refused('/v1/strikes?weapon=a%0d%0aset-cookie:%20x=1%ed%a0%80&x')).toBe(400);
    expect(await refused('/v1/strikes', { headers: { 'x-large': 'x'.repeat(20_000) } })).toBe(431);
    const headers = { authorization: 'Bearer cw_x', 'content-type': 'application/json' };
    expect(await refused('/v1/events', { method: 'POST', headers, body: `[${'1,'.repeat(2_700_000)}1]` })).toBe(413);
  });

  test('makes no answer too large: eighty strikes of 80 KB are paged, and none is missing', async () => {
    const text = (n: number) => '"'.repeat(n);
    const sources = Array.from({ length: 20 }, () => ({ publisher: text(150), title: text(450), quote: text(1900) }));
    const body = {
      window: { start: '2023-12-29', end: '2023-12-29', zone: 'Europe/Kyiv' },
      ...{ claimant: 'ua-air-force', weapons: [{ name: 'Kh-101' }], counts: { launched: 9 } },
      aimed_at: [{ precision: 'country', country: 'UA' }],
    };
    const strikes = Array.from({ length: 80 }, (_, n) => {
      const event = fact('strike', `large-${n}`, body, cited);
      return { ...event, data: { ...event.data, sources } };
    });
    for (let at = 0; at < strikes.length; at += 20) await desk.publish(...strikes.slice(at, at + 20));
    const pageSchema = z.looseObject({
      data: z.array(z.unknown()),
      links: z.looseObject({ next: z.string().optional() }),
    });
    let found = 0;
    for (let path: string | undefined = '/v1/strikes?limit=500'; path !== undefined; ) {
      const answer = await (await ask(path)).text();
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(MAX_BYTES);
      const page = pageSchema.parse(JSON.parse(answer));
      found += page.data.length;
      path = page.links.next;
    }
    expect(found).toBe(strikes.length);
  }, 120_000);

  test('ties 1,100 links to a meeting, and neither its page nor the timeline fails', async () => {
    await cw('source', 'budget', 'linker', 'unlimited');
    await desk.publish(fact('meeting', 'nuc', { forum: 'NUC', convened_on: '2024-01-10' }, cited));
    const quote = 'x'.repeat(500);
    const links = Array.from({ length: 1100 }, (_, n): DeskEvent => {
      const tie = { from: `linker:day-${n}`, relation: 'in_response_to', to: entity('nuc'), quote };
      const event = fact('link', `l${n}`, tie, cited);
      return { ...event, source: 'linker', data: { ...event.data, entity: `linker:l${n}` } };
    });
    const sent = await Promise.all([0, 300, 600, 900].map((at) => desk.send(...links.slice(at, at + 300))));
    expect(sent.flat().filter(({ status }) => status !== 'taken')).toEqual([]);
    const more = async () => (await desk.ask(`/v1/meetings/${entity('nuc')}`)).data;
    await expect.poll(more, { timeout: 60_000 }).toMatchObject({ linked: [], linked_more: { count: 1100 } });
    const timeline = await ask('/v1/timeline');
    expect([timeline.status, (await timeline.text()).length < MAX_BYTES]).toEqual([200, true]);
  }, 120_000);

  test('gives away no withheld settlement, by no hash that a guess could confirm', async () => {
    const place = { region: 'UA-32', raion: 'Boryspil raion', publish_after: '2060-01-01' };
    const strike = fact(
      'strike',
      'withheld',
      {
        window: { start: '2024-01-02', end: '2024-01-02', zone: 'Europe/Kyiv' },
        ...{ claimant: 'ua-air-force', weapons: [{ name: 'Kh-101' }], counts: { launched: 9 } },
        aimed_at: [{ precision: 'settlement', settlement: WITHHELD, ...place }],
      },
      cited,
    );
    const [result] = await desk.send(strike);
    if (result?.status !== 'taken') throw new Error(JSON.stringify(result));
    await expect
      .poll(async () => (await desk.receipt(strike))?.visible_at_seq ?? null, { timeout: 30_000 })
      .not.toBeNull();
    const paths = ['', '/history'].map((more) => `/v1/strikes/${entity('withheld')}${more}`);
    const texts = await Promise.all([...paths, '/v1/changes', '/v1/timeline'].map(async (p) => (await ask(p)).text()));
    const said = texts.join();
    expect(said).toContain('Boryspil raion');
    expect(said).not.toContain(`"${WITHHELD}"`);
    const guess = canonicalText({ data: strike.data, type: strike.type });
    const hashes = new Set(said.match(/\b[0-9a-f]{64}\b/g));
    expect(hashes.size).toBeGreaterThan(0);
    const salts = ['', ...new Set(said.match(/\b[0-9a-f]{32}\b/g))];
    const confirmed = salts
      .flatMap((salt) => [`${salt}${guess}`, `${salt}\n${guess}`])
      .filter((text) => hashes.has(createHash('sha256').update(text).digest('hex')));
    expect(confirmed).toEqual([]);
  }, 60_000);

  test('sends 200 mutated events onto the bus, and each is accounted for', async () => {
    const client = new EventBridgeClient({
      ...{ region: 'eu-central-1', endpoint: desk.stack.events },
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const put = async (seed: number) => {
      const { text, source, type } = mutateEvent(seed, new Random(seed));
      const entry = { EventBusName: 'counterweight', Source: source, DetailType: type, Detail: text };
      // What the bus itself does not take is its sender's to see.
      const answer = await client.send(new PutEventsCommand({ Entries: [entry] })).catch(() => undefined);
      const busId = answer?.Entries?.[0]?.EventId;
      return busId === undefined ? [] : [{ busId, source, id: idIn(text) }];
    };
    const sent = (await Promise.all(Array.from({ length: 200 }, (_, seed) => put(seed)))).flat();
    client.destroy();
    expect(sent.length).toBeGreaterThan(120);
    const quarantined = async () => (await cw('quarantine', 'list', '--json', '--limit', '1000')).stdout;
    const unaccounted = async () => {
      const aside = await quarantined();
      const open = sent.filter(({ busId }) => !aside.includes(busId));
      const receipts = await Promise.all(open.map((each) => desk.receipt(each)));
      return open.filter((_, n) => !['accepted', 'duplicate'].includes(String(receipts[n]?.outcome)));
    };
    await expect.poll(unaccounted, { timeout: 60_000, interval: 2000 }).toEqual([]);
    expect((await cw('verify')).stdout).toContain('0 differences');
  }, 120_000);
});

function idIn(text: string): string {
  return /"id":"([^"]*)"/.exec(text)?.[1] ?? '';
}
