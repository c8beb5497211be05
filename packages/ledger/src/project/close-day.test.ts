import { describe, expect, test } from 'vitest';
import type { PortFault } from '../testing/memory/gate.ts';
import { createStandingClock, SAMPLE_NOW_MS, sampleReport } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleDay, sampleRef } from '../testing/samples/sample-ledger.ts';
import { closeDay } from './close-day.ts';
import { project } from './project.ts';

const HOUR_MS = 3_600_000;
const tomorrow = () => createStandingClock(SAMPLE_NOW_MS + 24 * HOUR_MS);
const tenth = sampleDay('2024-01-10');

describe('closing a day', () => {
  test('today and the days to come cannot be closed, and nothing is written', async () => {
    const { deps, journal } = createSampleLedger();
    expect(await closeDay(tenth, deps)).toEqual({ closed: false, today: '2024-01-10' });
    expect(await closeDay(sampleDay('2024-01-11'), deps)).toEqual({ closed: false, today: '2024-01-10' });
    expect(await journal()).toEqual([]);
  });

  test('a past day is closed by moving HEAD past it with an item that names no records, once', async () => {
    const { deps, journal } = createSampleLedger();
    const later = { ...deps, clock: tomorrow() };
    expect(await closeDay(tenth, later)).toMatchObject({ closed: true, head: { seq: 1, day: '2024-01-11' } });
    expect(await closeDay(tenth, later)).toMatchObject({ closed: true, head: { seq: 1 } });
    expect(await journal()).toEqual(['1 2024-01-11: ']);
  });

  test('a clock that lags cannot reopen it: what comes later is known on HEAD’s day', async () => {
    const { deps, accept, project: projectLagging, journal } = createSampleLedger();
    await closeDay(tenth, { ...deps, clock: tomorrow() });
    await accept(sampleReport());
    await projectLagging('s1');
    expect(await journal()).toEqual(['1 2024-01-11: ', '2 2024-01-11: desk:s1 1 created']);
    for await (const version of deps.views.cellVersions('strikes@2')) expect(version.known).toBe('2024-01-11');
  });

  test('a day that HEAD is already past is closed even for a clock that lags', async () => {
    const { deps } = createSampleLedger();
    await closeDay(tenth, { ...deps, clock: tomorrow() });
    expect(await closeDay(tenth, deps)).toMatchObject({ closed: true });
  });

  test('a projection that read HEAD before the day was closed cannot land in it', async () => {
    const { deps, accept, through, journal } = createSampleLedger();
    await accept(sampleReport());
    let closed = false;
    const gate = async ({ method, moment }: { method: string; moment: string }) => {
      if (!closed && method === 'commit' && moment === 'before') {
        closed = true;
        await closeDay(tenth, { ...deps, clock: tomorrow() });
      }
      return undefined;
    };
    expect(await project([sampleRef('s1')], through({ gate }))).toMatchObject([{ outcome: 'projected' }]);
    expect(await journal()).toEqual(['1 2024-01-11: ', '2 2024-01-11: desk:s1 1 created']);
  });

  test('a HEAD that keeps moving is an error, not an answer', async () => {
    const { through } = createSampleLedger();
    const lost: PortFault = { type: 'cancels', reasons: [{ item: { type: 'head' }, code: 'condition_failed' }] };
    const deps = through({ gate: async ({ method }) => (method === 'advance' ? lost : undefined) });
    await expect(closeDay(tenth, { ...deps, clock: tomorrow() })).rejects.toThrow('could not close 2024-01-10');
  });
});
