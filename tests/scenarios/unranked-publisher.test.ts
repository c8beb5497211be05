import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DESK, type DeskEvent, fact, NewsDesk } from '../harness/news-desk.ts';
import { runCw } from '../harness/stack.ts';

const golden = new URL('../../packages/contracts/golden/', import.meta.url);
const STRANGER = 'constructor';
const lists = ['strikes', 'pledges', 'rates', 'restrictions', 'requests', 'meetings', 'memberships', 'statements'];
const described = z.object({ paths: z.record(z.string(), z.unknown()) });

/** Something of every type that is published. */
function everything(source: string): readonly string[] {
  return readdirSync(golden)
    .filter((name) => /\.(reported|announced|transaction_recorded|published|described)\./.test(name))
    .map((name) => readFileSync(new URL(name, golden), 'utf8').replaceAll(/newsroom-desk|ecb-desk/g, source));
}

/** All of it as the stranger says it: copies that differ in their entities. */
function attack(copies: number): readonly DeskEvent[] {
  const texts = everything(STRANGER);
  const all = Array.from({ length: copies }, (_, n) => texts.map((text) => renamed(JSON.parse(text), n))).flat();
  // A source has one dataset, and a day one entity of rates.
  return all.filter(({ id, type }) => id.endsWith('.0') || !/\.(dataset|rate)\./.test(type));
}

function renamed(event: DeskEvent, n: number): DeskEvent {
  const data = n === 0 ? event.data : { ...event.data, entity: `${event.data.entity}-${n}` };
  return { ...event, id: `${event.type}.${event.id}.${n}`, data };
}

function bySource(event: DeskEvent, source: string): DeskEvent {
  const text = JSON.stringify(event).replaceAll(`"${DESK}`, `"${source}`);
  return JSON.parse(text);
}

/** What the page of an entity says of how much strangers said of it, and the timeline and responses of their links. */
const COUNTED_MORE = /("(?:linked_more|restrictions_more)":\{"count":|"links(?:_not_shown)?":)\d+/g;
const entriesSchema = z.object({
  data: z.array(z.looseObject({ id: z.string(), donor: z.string().optional() })).min(1),
});

describe('an unranked publisher', () => {
  const desk = new NewsDesk();
  const unattacked = new Map<string, string>();
  let views: readonly string[] = [];

  /** The bytes of an answer, and those of it that are its position in the journal. */
  async function bytes(address: string): Promise<string> {
    const response = await fetch(`${desk.stack.api}${address}`);
    expect([address, response.status]).toEqual([address, 200]);
    return (await response.text()).replaceAll(/(at_seq=|"seq":)\d+/g, '$1N');
  }
  const rank = async (source: string, n: number) =>
    runCw(['source', 'rank', source, String(n), '--data-dir', desk.stack.dataDir]).result;
  const firstOf = async (address: string) => {
    const [first = { id: '', donor: undefined }] = entriesSchema.parse(await desk.ask(address)).data;
    return first;
  };
  const strangersOn = async (pledge: string) => {
    const answer = await bytes(`/v1/pledges/${pledge}`);
    return Number(/"restrictions_more":\{"count":(\d+),"links":\{"self":"[^"]+","donor"/.exec(answer)?.[1]);
  };
  const seqNow = async () => z.looseObject({ seq: z.number() }).parse(await desk.ask('/v1/summary')).seq;

  beforeAll(async () => {
    await desk.open();
    const { paths } = described.parse(await (await fetch(`${desk.stack.api}/openapi.json`)).json());
    const questions = Object.keys(paths).filter((path) => path.startsWith('/v1/views/'));
    const explained = ['strikes', 'support', 'waves', 'air-defence', 'coalition'].map((v) => `/v1/explain?view=${v}`);
    const csv = questions.map((path) => `${path}?format=csv`);
    views = ['/v1/summary', '/v1/timeline', ...questions, ...csv, ...explained, ...lists.map((kind) => `/v1/${kind}`)];
  }, 60_000);
  afterAll(() => desk.close());

  test('changes not a byte of what readers of the counted datasets see but the position', async () => {
    // A kind that no ranked source has would be the stranger's in the local stack: here one has every kind.
    await rank('ranked-desk', 1);
    await desk.publish(...everything('ranked-desk').map((text): DeskEvent => JSON.parse(text)));
    for (const view of views) unattacked.set(view, await bytes(view));
    await Promise.all([desk.putEvents(...attack(1).slice(0, 8)), desk.publish(...attack(6))]);
    expect(views.length).toBeGreaterThan(20);
    for (const view of views) expect([view, await bytes(view)]).toEqual([view, unattacked.get(view)]);
  }, 120_000);

  test('speaks beside no counted entity: what it links and restricts there is a count with an address', async () => {
    const { id: pledge, donor } = await firstOf('/v1/pledges?donor=USA&limit=1');
    const { id: strike } = await firstOf('/v1/strikes?limit=1');
    const pages = [`/v1/pledges/${pledge}`, `/v1/strikes/${strike}`, ...views];
    const uncounted = async (page: string) => (await bytes(page)).replaceAll(COUNTED_MORE, '$1N');
    const [standing, before] = [new Map<string, string>(), await strangersOn(pledge)];
    for (const page of pages) standing.set(page, await uncounted(page));
    const said = { publisher: 'A stranger', title: 'What a stranger says' };
    const veto = { restricted_by: 'A stranger', kind: 'other', reason: 'said so', from: '2022-02-24' };
    const tie = { from: `${STRANGER}:x`, relation: 'in_response_to', quote: 'said so' };
    await desk.publish(
      ...[
        fact('restriction', 'named', { ...veto, holds_up: { by: 'pledge', pledges: [pledge] } }, said),
        fact('restriction', 'all', { ...veto, holds_up: { by: 'donor', donor } }, said),
        fact('link', 'to-pledge', { ...tie, to: pledge }, said),
        fact('link', 'to-strike', { ...tie, to: strike }, said),
      ].map((event) => bySource(event, STRANGER)),
    );
    for (const page of pages) expect([page, await uncounted(page)]).toEqual([page, standing.get(page)]);
    expect(await strangersOn(pledge)).toBe(before + 2);
    expect(await bytes(`/v1/strikes/${strike}`)).toContain('"linked_more":{"count":1');
    const listed = `/v1/restrictions?${new URLSearchParams({ pledge, source: STRANGER })}`;
    expect(await firstOf(listed)).toMatchObject({ id: `${STRANGER}:named` });
  }, 120_000);

  test('is there for who asks for it by name, and is counted once the operator has ranked it', async () => {
    const address = '/v1/views/strikes?by=month';
    const counted = async (query = '') => {
      const answer = await desk.ask(`${address}${query}`);
      return z.object({ sources: z.looseObject({ counted: z.array(z.string()) }) }).parse(answer.definition).sources;
    };
    expect(await counted(`&source=${STRANGER}`)).toMatchObject({ counted: [STRANGER] });
    const seq = await seqNow();
    const pinned = await bytes(`${address}&at_seq=${seq}`);
    expect((await rank(STRANGER, 900)).stdout).toContain(`${STRANGER} has rank 900`);
    expect(await counted()).toMatchObject({ counted: [STRANGER], not_counted: ['counterweight-demo', 'ranked-desk'] });
    expect(await bytes(`${address}&at_seq=${seq}`)).toBe(pinned);
    await rank(STRANGER, 0);
    expect(await counted()).toMatchObject({ counted: ['counterweight-demo'], not_counted: ['ranked-desk'] });
    expect((await runCw(['verify', '--data-dir', desk.stack.dataDir]).result).stdout).toContain('0 differences');
  });
});
