import { recordIdSchema, revisionSchema, sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { type RedactionOrder, redact } from '../operate/redact.ts';
import { sampleDelivery, sampleReport } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleEntity } from '../testing/samples/sample-ledger.ts';
import type { BudgetRules } from './budget-rules.ts';
import { handleQueueBatch } from './queue-batch.ts';
import type { Delivery } from './read-delivery.ts';

const rules: BudgetRules = {
  ...{ perMinute: 5, burstMinutes: 1, rowsPerEvent: 10 },
  ...{ revisionsPerMinute: 4, linksPerMinute: 3, unlimited: [] },
};
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const SECRET = 'a name that must go';

function setUp() {
  const sample = createSampleLedger();
  const { deps } = sample;
  const waiting: string[] = [];
  const add = async (body: string) => void waiting.push(body);
  const budgeting = { budgets: deps.budgets, rules, waiting: { add } };
  const deliver = async (...deliveries: readonly Delivery[]) => {
    const { results } = await handleQueueBatch(deliveries, { ...deps, budgeting });
    return results.map(({ outcome, code }) => code ?? outcome);
  };
  /** What waits is delivered again, behind `before`. */
  const deliverWaiting = async (...before: readonly Delivery[]) => {
    const again = waiting.splice(0).map((body, index) => ({ messageId: `again-${index}-${deps.clock.nowMs}`, body }));
    return (await deliver(...before, ...again)).slice(before.length);
  };
  const quarantined = async () => (await deps.quarantine.list({}, undefined, 100)).items;
  return { ...sample, waiting, deliver, deliverWaiting, quarantined };
}

const reports = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => sampleDelivery(sampleReport({ local: `s${from + n}` })));
const malformed = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => sampleDelivery(sampleReport({ local: `bad${from + n}`, revision: 0 })));
const times = (count: number, what: string) => Array.from({ length: count }, () => what);

describe('a flood of what is refused', () => {
  test('fills the quarantine no faster than its source may send, and loses none', async () => {
    const { deps, deliver, deliverWaiting, quarantined } = setUp();
    expect(await deliver(...malformed(20))).toEqual([...times(5, 'invalid_event'), ...times(15, 'waiting')]);
    expect(await quarantined()).toHaveLength(5);
    for (let minute = 1; minute <= 3; minute += 1) {
      deps.clock.nowMs += MINUTE_MS;
      await deliverWaiting();
      expect(await quarantined()).toHaveLength(5 + 5 * minute);
    }
  });

  test('costs what is in order its turn: a source pays for both out of one', async () => {
    const { deliver } = setUp();
    await deliver(...malformed(3));
    expect(await deliver(...reports(4))).toEqual(['accepted', 'accepted', 'waiting', 'waiting']);
  });

  test('is told its own reason after a day', async () => {
    const { deps, deliver, deliverWaiting, quarantined } = setUp();
    await deliver(...malformed(6));
    deps.clock.nowMs += DAY_MS;
    expect(await deliverWaiting(...reports(5))).toEqual(['invalid_event']);
    expect((await quarantined()).map(({ code }) => code)).toEqual(times(6, 'invalid_event'));
  });

  test('in the name of others is paid for by the source of its envelope', async () => {
    const { deps, deliver } = setUp();
    const forged = reports(8).map((_, n) => {
      return sampleDelivery(sampleReport({ local: `f${n}` }), { busId: `bus-f${n}`, envelope: { source: 'other' } });
    });
    expect(await deliver(...forged)).toEqual([...times(5, 'not_permitted'), ...times(3, 'waiting')]);
    const [desk, other] = [sourceSchema.parse('desk'), sourceSchema.parse('other')];
    expect([...(await deps.budgets.find([desk, other])).keys()]).toEqual([other]);
  });
});

describe('what costs more than one event', () => {
  test('waits for the bucket of its entity, and others go on', async () => {
    const { deliver } = setUp();
    const revisions = [1, 2, 3, 4, 5].map((revision) => sampleDelivery(sampleReport({ local: 's', revision })));
    expect(await deliver(...revisions, ...reports(1))).toEqual([...times(4, 'accepted'), 'waiting', 'accepted']);
  });

  test('waits for the bucket of links to an entity of another source', async () => {
    const { deliver } = setUp();
    const link = (to: string, n: number) => {
      const body = { from: 'desk:day', relation: 'about', to, quote: 'said so' };
      const { strike: _, ...data } = sampleReport({ local: `l${n}` }).data;
      const event = { id: `l${n}`, source: 'desk', type: 'counterweight.link.reported.v1' };
      return sampleDelivery({ ...event, data: { ...data, link: body } });
    };
    const all = await deliver(...[1, 2, 3, 4].map((n) => link('other:nuc', n)), link('desk:own', 5));
    expect(all).toEqual([...times(3, 'accepted'), 'waiting', 'accepted']);
  });
});

describe('a copy that waits of what is redacted meanwhile', () => {
  const secret = (id: string) => sampleDelivery(sampleReport({ id, strike: { weapons: [{ name: SECRET }] } }));
  const order: RedactionOrder = {
    ...{ entity: sampleEntity('s1'), record: recordIdSchema.parse('report'), revision: revisionSchema.parse(1) },
    reason: 'names a person',
    answer: 451,
  };

  async function waitingCopies(...ids: readonly string[]) {
    const world = setUp();
    expect(await world.deliver(secret('first'), ...reports(4, 10))).toEqual(times(5, 'accepted'));
    await world.project('s1');
    expect(await world.deliver(...ids.map(secret))).toEqual(ids.map(() => 'waiting'));
    expect(world.waiting.join()).toContain(SECRET);
    return world;
  }

  test('waits no longer once it comes again, and nothing of it is kept', async () => {
    const { deps, deliverWaiting, quarantined, waiting } = await waitingCopies('first', 'copy');
    await redact(order, deps);
    deps.clock.nowMs += MINUTE_MS;
    expect(await deliverWaiting(...reports(5, 100))).toEqual(['accepted', 'redacted']);
    expect([waiting, (await quarantined()).map(({ code }) => code)]).toEqual([[], ['redacted']]);
    expect(JSON.stringify(await quarantined())).not.toContain(SECRET);
  });

  test('that went to quarantine for want of budget is emptied', async () => {
    const { deps, deliverWaiting, quarantined } = await waitingCopies('copy');
    deps.clock.nowMs += DAY_MS;
    expect(await deliverWaiting(...reports(5, 100))).toEqual(['over_budget']);
    expect(JSON.stringify(await quarantined())).toContain(SECRET);
    await redact(order, deps);
    expect(JSON.stringify(await quarantined())).not.toContain(SECRET);
  });

  test('is not kept either where it has waited for a day', async () => {
    const { deps, deliverWaiting, quarantined } = await waitingCopies('copy');
    await redact(order, deps);
    deps.clock.nowMs += DAY_MS;
    expect(await deliverWaiting(...reports(5, 100))).toEqual(['redacted']);
    expect(JSON.stringify(await quarantined())).not.toContain(SECRET);
  });
});
