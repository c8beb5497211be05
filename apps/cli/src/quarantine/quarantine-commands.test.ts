import { describe, expect, test } from 'vitest';
import { deliveryOf, demoLedger } from '../../test/demo-ledger.ts';
import { fakeCliEnvironment } from '../../test/fake-cli-environment.ts';
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
    const env = fakeCliEnvironment();
    expect(await listQuarantine(await withBadOnes(), { limit: 50 }, env)).toBe(0);
    expect(env.printed()).toMatch(/bad-1 .* test-desk .* invalid_event .* data\.revision: /);
    expect(env.printed()).toMatch(/bad-2 .* other-desk .* unknown_type /);
  });

  test('keeps to one source when asked', async () => {
    const env = fakeCliEnvironment();
    await listQuarantine(await withBadOnes(), { limit: 50, source: 'other-desk' }, env);
    expect(env.printed()).toContain('bad-2');
    expect(env.printed()).not.toContain('bad-1');
  });

  test('says that there are more than the limit', async () => {
    const env = fakeCliEnvironment();
    await listQuarantine(await withBadOnes(), { limit: 1, json: true }, env);
    expect(env.printed().trimEnd().split('\n')).toHaveLength(1);
    expect(env.complained()).toContain('There are more');
  });

  test('says when there is nothing', async () => {
    const env = fakeCliEnvironment();
    await listQuarantine((await demoLedger()).quarantine, { limit: 50 }, env);
    expect(env.printed()).toBe('Nothing is in quarantine.\n');
  });
});

describe('showing one item', () => {
  test('gives every fault, the sender and what was sent', async () => {
    const env = fakeCliEnvironment();
    expect(await showQuarantined(await withBadOnes(), 'bad-1', env)).toBe(0);
    expect(env.printed()).toMatch(/^fault {5}data\.revision: /m);
    expect(env.printed()).toMatch(/^sender {4}account:000000000000\/test-desk$/m);
    expect(env.printed()).toContain('"reason":"moved"');
  });

  test('says how to find an id when there is none such', async () => {
    await expect(showQuarantined(await withBadOnes(), 'bad-9', fakeCliEnvironment())).rejects.toThrow(
      'nothing in quarantine has the id bad-9',
    );
  });
});
