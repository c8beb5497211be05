import { describe, expect, test } from 'vitest';
import { deliveryOf, demoLedger } from '../../test/demo-ledger.ts';
import { fakeSurroundings } from '../../test/fake-surroundings.ts';
import { listQuarantine, showQuarantined } from './quarantine-commands.ts';

const event = {
  specversion: '1.0',
  id: 'w1',
  source: 'test-desk',
  type: 'counterweight.dataset.withdrawn.v1',
  data: { entity: 'test-desk:dataset', revision: 0, reason: 'moved' },
};

async function withBadOnes() {
  const others = [
    deliveryOf('bad-1', event),
    deliveryOf('bad-2', { ...event, source: 'other-desk', type: 'counterweight.dataset.sold.v1' }),
  ];
  return (await demoLedger(others)).quarantine;
}

describe('listing the quarantine', () => {
  test('shows each item with its reason, which names the field', async () => {
    const around = fakeSurroundings();
    expect(await listQuarantine(await withBadOnes(), { limit: 50 }, around)).toBe(0);
    expect(around.printed()).toMatch(/bad-1 .* test-desk .* invalid_event .* data\.revision: /);
    expect(around.printed()).toMatch(/bad-2 .* other-desk .* unknown_type /);
  });

  test('keeps to one source when asked', async () => {
    const around = fakeSurroundings();
    await listQuarantine(await withBadOnes(), { limit: 50, source: 'other-desk' }, around);
    expect(around.printed()).toContain('bad-2');
    expect(around.printed()).not.toContain('bad-1');
  });

  test('says that there are more than the limit', async () => {
    const around = fakeSurroundings();
    await listQuarantine(await withBadOnes(), { limit: 1, json: true }, around);
    expect(around.printed().trimEnd().split('\n')).toHaveLength(1);
    expect(around.complained()).toContain('There are more');
  });

  test('says when there is nothing', async () => {
    const around = fakeSurroundings();
    await listQuarantine((await demoLedger()).quarantine, { limit: 50 }, around);
    expect(around.printed()).toBe('Nothing is in quarantine.\n');
  });
});

describe('showing one item', () => {
  test('gives every fault, the sender and what was sent', async () => {
    const around = fakeSurroundings();
    expect(await showQuarantined(await withBadOnes(), 'bad-1', around)).toBe(0);
    expect(around.printed()).toMatch(/^fault {5}data\.revision: /m);
    expect(around.printed()).toMatch(/^sender {4}account:000000000000\/test-desk$/m);
    expect(around.printed()).toContain('"reason":"moved"');
  });

  test('says how to find an id when there is none such', async () => {
    await expect(showQuarantined(await withBadOnes(), 'bad-9', fakeSurroundings())).rejects.toThrow(
      'nothing in quarantine has the id bad-9',
    );
  });
});
