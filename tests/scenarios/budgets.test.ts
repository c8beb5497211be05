import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeskEvent, fact, NewsDesk } from '../harness/news-desk.ts';
import { runCw } from '../harness/stack.ts';

const cited = { publisher: 'A newsroom', title: 'What was reported', published_on: '2024-01-04' };
const PER_MINUTE = 60;
/** Ten times what the stranger may send in a minute, as fast as the bus takes it. */
const FLOOD = 10 * PER_MINUTE;
const VISIBLE_MS = 5000;

function member(source: string, local: string): DeskEvent {
  return bySource(fact('membership', local, { party: 'FIN', body: 'NATO', from: '2023-04-04' }, cited), source);
}

function bySource(event: DeskEvent, source: string): DeskEvent {
  const [, local = ''] = String(event.data.entity).split(':');
  return { ...event, source, data: { ...event.data, entity: `${source}:${local}` } };
}

function revised(event: DeskEvent, revision: number): DeskEvent {
  return { ...event, id: `${event.id}.${revision}`, data: { ...event.data, revision } };
}

describe('a stranger who sends ten times its budget', () => {
  const desk = new NewsDesk();
  const cw = async (...args: readonly string[]) => runCw([...args, '--data-dir', desk.stack.dataDir]).result;
  const events = (count: number, from = 0) =>
    Array.from({ length: count }, (_, n) => member('stranger', `m${from + n}`));
  const visible = async (event: DeskEvent) => (await desk.receipt(event))?.visible_at_seq ?? null;

  beforeAll(async () => {
    await desk.open('--empty');
    await cw('source', 'budget', 'stranger', String(PER_MINUTE));
    await cw('source', 'rank', 'ranked-desk', '5');
  }, 120_000);
  afterAll(() => desk.close());

  test('does not keep a ranked event from being visible within five seconds', async () => {
    // The functions' first start is nobody's flood.
    await desk.publish(member('ranked-desk', 'first'));
    const flood = events(FLOOD);
    let sent = false;
    const flooding = (async () => {
      for (let at = 0; at < flood.length; at += 10) await desk.putEvents(...flood.slice(at, at + 10));
      sent = true;
    })();
    const tookMs: number[] = [];
    for (let n = 0; !sent || n < 3; n += 1) {
      const event = member('ranked-desk', `r${n}`);
      await desk.putEvents(event);
      const startMs = Date.now();
      await expect.poll(() => visible(event), { timeout: 30_000, interval: 250 }).not.toBeNull();
      tookMs.push(Date.now() - startMs);
    }
    await flooding;
    expect(Math.max(...tookMs)).toBeLessThan(VISIBLE_MS);
  }, 120_000);

  test('is refused at the door, event by event', async () => {
    const results = await desk.send(...events(2 * PER_MINUTE, FLOOD));
    expect(results.filter(({ code }) => code === 'over_budget').length).toBeGreaterThanOrEqual(PER_MINUTE);
  });

  test('loses none of its events: they wait, and are recorded once it may send them', async () => {
    const sampled = events(FLOOD).filter((_, n) => n % 10 === 9);
    const recorded = async () => (await Promise.all(sampled.map((each) => desk.receipt(each)))).filter(Boolean).length;
    expect(await recorded()).toBeLessThan(sampled.length / 2);
    expect((await cw('quarantine', 'list')).stdout).not.toContain('stranger');
    await cw('source', 'budget', 'stranger', 'unlimited');
    await expect.poll(recorded, { timeout: 120_000, interval: 3000 }).toBe(sampled.length);
  }, 150_000);

  test('is held at one entity too: what it links to or revises there', async () => {
    const tie = { from: 'linker:day', relation: 'about', to: 'counterweight-demo:nuc', quote: 'said so' };
    const links = Array.from({ length: 100 }, (_, n) => bySource(fact('link', `l${n}`, tie, cited), 'linker'));
    const revisions = Array.from({ length: 150 }, (_, n) => revised(member('reviser', 'm'), n + 1));
    for (const [sent, taken] of [
      [links, 60],
      [revisions, 120],
    ] as const) {
      const results = await desk.send(...sent);
      expect(results.filter(({ status }) => status === 'taken')).toHaveLength(taken);
      const over = results.filter(({ code }) => code === 'over_budget');
      expect(over).toHaveLength(sent.length - taken);
    }
  });

  test('cannot flood the quarantine either: what is refused costs it as much, and is told in its turn', async () => {
    await cw('source', 'budget', 'vandal', '30');
    const bad = Array.from({ length: 120 }, (_, n) => revised(member('vandal', `bad${n}`), 0));
    for (let at = 0; at < bad.length; at += 10) await desk.putEvents(...bad.slice(at, at + 10));
    const innocent = member('innocent', 'm');
    await desk.putEvents(innocent);
    await expect.poll(() => visible(innocent), { timeout: 30_000, interval: 250 }).not.toBeNull();
    const refused = async () =>
      (await cw('quarantine', 'list', '--source', 'vandal', '--limit', '500')).stdout.match(/vandal/g)?.length ?? 0;
    expect(await refused()).toBeLessThan(bad.length / 2);
    await cw('source', 'budget', 'vandal', 'unlimited');
    await expect.poll(refused, { timeout: 120_000, interval: 3000 }).toBe(bad.length);
  }, 180_000);
});
