import { expect, test } from 'vitest';
import { ingest } from '../ingest/ingest.ts';
import { verify } from '../replay/verify.ts';
import {
  createSampleDeps,
  type SampleEvent,
  sampleDelivery,
  sampleReport,
} from '../testing/samples/sample-deliveries.ts';
import { watchWaiting } from './waiting-entities.ts';

const HOUR_MS = 3_600_000;
const sources = [{ publisher: 'A desk', title: 'A report' }];

function event(type: string, entity: string, id: string, revision: number, content: object): SampleEvent {
  const data = { entity, revision, sources, ...content };
  return { id: `${entity}-${id}-${revision}`, source: 'desk', type: `counterweight.pledge.${type}.v1`, data };
}

function header(entity: string, revision = 1): SampleEvent {
  const pledge = { donor: 'USA', title: 'A package', category: 'military', new_money: 'unknown' };
  return event('announced', entity, `header-${revision}`, revision, { pledge });
}

function withdrawal(entity: string, revision: number): SampleEvent {
  return event('withdrawn', entity, `header-${revision}`, revision, { reason: 'entered twice' });
}

function transaction(entity: string, id: string): SampleEvent {
  const value = { known: 'money', money: { amount: '1', currency: 'USD' } };
  const body = { type: 'committed', when: { precision: 'day', day: '2024-01-05' }, value };
  return event('transaction_recorded', entity, id, 1, { transaction_id: id, transaction: body });
}

/** Accepts the events an hour apart, the first at hour 0; answers who waits and since which hour. */
async function waitingAfter(...events: readonly SampleEvent[]) {
  const deps = createSampleDeps();
  const start = deps.clock.nowMs;
  for (const each of events) {
    await ingest([sampleDelivery(each)], deps);
    deps.clock.nowMs += HOUR_MS;
  }
  const watch = watchWaiting(deps.ledger);
  await verify({ ledger: watch.ledger });
  await verify({ ledger: watch.ledger });
  return watch.waiting().map(({ entity, since }) => [entity, (Date.parse(since) - start) / HOUR_MS]);
}

test('a transaction without a header waits since it was accepted, however many follow', async () => {
  expect(await waitingAfter(transaction('desk:p', 'a'), transaction('desk:p', 'b'))).toEqual([['desk:p', 0]]);
});

test('once the header is there nothing waits', async () => {
  expect(await waitingAfter(transaction('desk:p', 'a'), header('desk:p'))).toEqual([]);
  expect(await waitingAfter(header('desk:p'))).toEqual([]);
});

test('what lost its header waits since the withdrawal, not since its own acceptance', async () => {
  const events = [header('desk:p'), transaction('desk:p', 'a'), withdrawal('desk:p', 2), transaction('desk:p', 'b')];
  expect(await waitingAfter(...events)).toEqual([['desk:p', 2]]);
});

test('each entity waits for itself, and kinds that need no header never do', async () => {
  const events = [
    transaction('desk:p', 'a'),
    sampleReport({ local: 's1' }),
    header('desk:q'),
    transaction('desk:r', 'a'),
  ];
  expect(await waitingAfter(...events)).toEqual([
    ['desk:p', 0],
    ['desk:r', 3],
  ]);
});
