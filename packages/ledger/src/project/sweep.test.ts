import { expect, test } from 'vitest';
import type { Gate } from '../testing/memory/gate.ts';
import { sampleReport } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger } from '../testing/samples/sample-ledger.ts';
import { SWEEP_DELAY_MS, sweep } from './sweep.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

test('a sweep projects what no stream delivered, once it is old enough', async () => {
  const { deps, accept, journal } = createSampleLedger();
  await accept(sampleReport({ local: 's1' }), sampleReport({ local: 's2' }));
  expect(await sweep(deps)).toMatchObject({ looked: 0, projected: 0 });
  deps.clock.nowMs += SWEEP_DELAY_MS + 1;
  expect(await sweep(deps)).toMatchObject({ looked: 2, projected: 2, failed: 0 });
  expect(await journal()).toHaveLength(1);
});

test('what a sweep saw projected the next one does not look at again', async () => {
  const { deps, accept } = createSampleLedger();
  await accept(sampleReport());
  deps.clock.nowMs += 2 * SWEEP_DELAY_MS;
  await sweep(deps);
  await accept(sampleReport({ revision: 2 }));
  deps.clock.nowMs += 2 * SWEEP_DELAY_MS;
  expect(await sweep(deps)).toMatchObject({ looked: 1, projected: 1 });
  deps.clock.nowMs += DAY_MS;
  expect(await sweep(deps)).toMatchObject({ looked: 0 });
});

test('a sweep reads the days from its mark on, and no day before it', async () => {
  const { deps, through } = createSampleLedger();
  deps.clock.nowMs += 2 * SWEEP_DELAY_MS;
  await sweep(deps);
  deps.clock.nowMs += DAY_MS;
  const days: unknown[] = [];
  const gate: Gate = async ({ method, moment, args }) => {
    if (method === 'acceptedOn' && moment === 'before') days.push(args[0]);
    return undefined;
  };
  await sweep(through({ gate }));
  expect(days).toEqual(['2024-01-10', '2024-01-11']);
});

test('what a clock that lags by less than the delay accepted is found', async () => {
  const { deps, accept } = createSampleLedger();
  await sweep(deps);
  deps.clock.nowMs -= SWEEP_DELAY_MS - MINUTE_MS;
  await accept(sampleReport());
  deps.clock.nowMs += 2 * SWEEP_DELAY_MS;
  expect(await sweep(deps)).toMatchObject({ projected: 1 });
});

test('the mark never goes back, whatever the clock says', async () => {
  const { deps } = createSampleLedger();
  const { through: mark } = await sweep(deps);
  deps.clock.nowMs -= DAY_MS;
  expect(await sweep(deps)).toMatchObject({ looked: 0, through: mark });
  expect(await deps.ledger.sweptThrough()).toBe(mark);
});

test('a failure leaves the mark where it was, so that the next sweep looks again', async () => {
  const { deps, accept, through } = createSampleLedger();
  deps.clock.nowMs += 2 * SWEEP_DELAY_MS;
  const { through: mark } = await sweep(deps);
  await accept(sampleReport());
  deps.clock.nowMs += 2 * SWEEP_DELAY_MS;
  const failing = through({
    gate: async ({ method }) => (method === 'entity' ? { type: 'throws', message: 'no' } : undefined),
  });
  expect(await sweep(failing)).toMatchObject({ failed: 1, through: mark });
  expect(await deps.ledger.sweptThrough()).toBe(mark);
  expect(await sweep(deps)).toMatchObject({ projected: 1, failed: 0 });
});

test('more than a page of a day is swept whole', async () => {
  const { deps, accept, journal } = createSampleLedger();
  const locals = Array.from({ length: 130 }, (_, index) => `s${index}`);
  await accept(...locals.map((local) => sampleReport({ local })));
  deps.clock.nowMs += 2 * SWEEP_DELAY_MS;
  expect(await sweep(deps)).toMatchObject({ looked: 130, projected: 130 });
  expect((await journal()).join().match(/created/g)).toHaveLength(130);
});
