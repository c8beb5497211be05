import { sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import type { Gate } from '../testing/memory/gate.ts';
import {
  createSampleDeps,
  createStandingClock,
  SAMPLE_NOW_MS,
  sampleDelivery,
  sampleReport,
  sampleRetraction,
} from '../testing/samples/sample-deliveries.ts';
import type { BudgetRules } from './budget-rules.ts';
import { handleQueueBatch } from './queue-batch.ts';
import type { Delivery } from './read-delivery.ts';

const rules: BudgetRules = {
  ...{ perMinute: 5, burstMinutes: 1, rowsPerEvent: 10 },
  ...{ revisionsPerMinute: 4, linksPerMinute: 3, unlimited: ['other'] },
};
const HOUR_MS = 3_600_000;

function setUp({ budgeted = true, gate, add }: { budgeted?: boolean; gate?: Gate; add?: () => Promise<void> } = {}) {
  const deps = { ...createSampleDeps(gate === undefined ? {} : { gate }), clock: createStandingClock() };
  const waiting: string[] = [];
  const queue = { add: add ?? (async (body: string) => void waiting.push(body)) };
  const budgeting = budgeted ? { budgeting: { budgets: deps.budgets, rules, waiting: queue } } : {};
  const deliver = (...deliveries: readonly Delivery[]) => handleQueueBatch(deliveries, { ...deps, ...budgeting });
  /** What came of the messages that wait, once they are delivered again. */
  const deliverWaiting = () =>
    deliver(...waiting.splice(0).map((body, index) => ({ messageId: `again-${index}`, body })));
  return { deps, waiting, deliver, deliverWaiting };
}

const reports = (count: number, source = 'desk', from = 0) =>
  Array.from({ length: count }, (_, n) => sampleDelivery(sampleReport({ source, local: `s${from + n}` })));

const counts = ({ results }: Awaited<ReturnType<typeof handleQueueBatch>>) => {
  const counted: Record<string, number> = {};
  for (const { outcome, code } of results) counted[code ?? outcome] = (counted[code ?? outcome] ?? 0) + 1;
  return counted;
};

describe('a source over its budget', () => {
  test.each([
    ['with budgets', true, { accepted: 5, waiting: 45 }],
    ['and not without them', false, { accepted: 50 }],
  ])('has what is over wait, %s', async (_, budgeted, expected) => {
    const { deliver } = setUp({ budgeted });
    const answer = await deliver(...reports(50));
    expect(counts(answer)).toEqual(expected);
    expect(answer.batchItemFailures).toEqual([]);
  });

  test('delays itself alone', async () => {
    const { deliver } = setUp();
    const answer = await deliver(...reports(50), ...reports(20, 'other'));
    expect(counts(answer)).toEqual({ accepted: 25, waiting: 45 });
  });

  test('loses nothing: each event is recorded in its turn, as it was sent', async () => {
    const { deps, waiting, deliver, deliverWaiting } = setUp();
    const sent = reports(20);
    await deliver(...sent);
    for (let round = 0; waiting.length > 0; round += 1) {
      deps.clock.nowMs += 60_000;
      expect(counts(await deliverWaiting())).toMatchObject({ accepted: 5 });
      expect(round).toBeLessThan(3);
    }
    const events: string[] = [];
    for await (const { eventId } of deps.ledger.scan()) events.push(eventId);
    expect(events).toHaveLength(20);
    expect((await deps.quarantine.list({}, undefined, 10)).items).toEqual([]);
  });

  test('is told in quarantine after a day, and not before', async () => {
    const { deps, deliver, deliverWaiting, waiting } = setUp();
    await deliver(...reports(6));
    const busy = async () => deliver(...reports(5, 'desk', 100 + deps.clock.nowMs));
    deps.clock.nowMs += 23 * HOUR_MS;
    await busy();
    expect(counts(await deliverWaiting())).toEqual({ waiting: 1 });
    deps.clock.nowMs += HOUR_MS;
    await busy();
    expect(counts(await deliverWaiting())).toEqual({ over_budget: 1 });
    expect(waiting).toEqual([]);
    const [item] = (await deps.quarantine.list({ source: 'desk' }, undefined, 10)).items;
    expect(item).toMatchObject({ code: 'over_budget', faults: [{ field: 'source' }], eventId: 's5-1' });
  });

  test('may take back what it said', async () => {
    const { deliver } = setUp();
    await deliver(...reports(50));
    expect(counts(await deliver(sampleDelivery(sampleRetraction('s0', 2))))).toEqual({ accepted: 1 });
  });

  test('keeps a message that cannot be put aside: it comes again', async () => {
    const { deliver } = setUp({ add: () => Promise.reject(new Error('the queue is out of reach')) });
    const answer = await deliver(...reports(6));
    expect(counts(answer)).toEqual({ accepted: 5, failed: 1 });
    expect(answer.batchItemFailures).toHaveLength(1);
  });
});

describe('a source’s bucket', () => {
  test('is read and written once a batch, whatever the number of events', async () => {
    const asked: string[] = [];
    const gate: Gate = async ({ port, method, moment }) => {
      if (port === 'budgets' && moment === 'before') asked.push(method);
      return undefined;
    };
    const { deliver } = setUp({ gate });
    await deliver(...reports(4));
    expect(asked).toEqual(['find', 'put']);
    asked.length = 0;
    await deliver(...reports(20, 'other'));
    expect(asked).toEqual(['find']);
  });

  test('is spent once by batches side by side', async () => {
    const { deliver } = setUp();
    const answers = await Promise.all([0, 100, 200].map((from) => deliver(...reports(4, 'desk', from))));
    const accepted = answers.map((answer) => counts(answer).accepted ?? 0).reduce((sum, each) => sum + each, 0);
    expect(accepted).toBe(5);
  });

  test('is not spent by what only claims to be of the source', async () => {
    const { deps, deliver } = setUp();
    const forged = reports(50).map((delivery, n) => {
      const envelope = { account: '222222222222' };
      return sampleDelivery(sampleReport({ local: `f${n}` }), { busId: delivery.messageId, envelope });
    });
    expect(counts(await deliver(...forged))).toEqual({ not_permitted: 50 });
    expect(await deps.budgets.find([sourceSchema.parse('desk')])).toEqual(new Map());
  });

  test('out of reach holds nothing back', async () => {
    const gate: Gate = async ({ port }) => (port === 'budgets' ? { type: 'throws', message: 'away' } : undefined);
    expect(counts(await setUp({ gate }).deliver(...reports(10)))).toEqual({ accepted: 10 });
  });
});

test('a sender cannot say since when its event waits', async () => {
  const { deliver, waiting } = setUp();
  await deliver(...reports(5));
  const event = sampleReport({ local: 'late' });
  const old = SAMPLE_NOW_MS - 48 * HOUR_MS;
  const answer = await deliver(sampleDelivery(event, { detail: { waiting_since_ms: old } }));
  expect(counts(answer).over_budget).toBeUndefined();
  expect(waiting.join()).not.toContain(`{"waiting_since_ms":${old}`);
});
