import { mountSmallDisk } from '@counterweight/localcloud/small-disk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectVerified } from '../harness/fresh-stack.ts';
import { type DeskEvent, fact, NewsDesk } from '../harness/news-desk.ts';

const cited = { publisher: 'A newsroom', title: 'What was said', published_on: '2024-01-04' };
const disk = mountSmallDisk(192);

/** Large enough that a few fill what room is left. */
function membership(local: string): DeskEvent {
  const body = { party: 'FIN', body: 'NATO', from: '2023-04-04', note: 'x'.repeat(1900) };
  return fact('membership', local, body, cited);
}

describe.skipIf(disk === undefined)('a stack whose disk is full (skipped where no file system may be mounted)', () => {
  const desk = new NewsDesk(disk);
  const health = async () => {
    const response = await fetch(`${desk.stack.api}/healthz`);
    return { status: response.status, body: await response.json() };
  };

  beforeAll(() => desk.open('--empty'), 120_000);
  afterAll(() => desk.close());

  test('says so, goes on answering, and takes every event again once there is room', async () => {
    await desk.publish(membership('before'));
    expect((await health()).status).toBe(200);
    disk?.fill(300_000);
    const events: DeskEvent[] = [];
    for (let n = 0; n < 400 && (await health()).status === 200; n += 1) {
      const event = membership(`full-${n}`);
      events.push(event);
      await desk.post(event);
    }
    expect(await health()).toMatchObject({
      ...{ status: 503, body: { code: 'cannot_write', detail: expect.stringMatching(/space/i) } },
    });
    const read = await fetch(`${desk.stack.api}/v1/memberships/a-desk:before`);
    expect(read.status).toBe(200);

    disk?.free();
    await expect.poll(async () => (await health()).status, { timeout: 20_000 }).toBe(200);
    await desk.send(...events);
    const last = async () =>
      (await Promise.all(events.map((event) => desk.receipt(event)))).map((each) => each?.visible_at_seq ?? null);
    await expect.poll(last, { timeout: 60_000, interval: 1000 }).not.toContain(null);
    await expectVerified(desk.stack);
  }, 180_000);
});
