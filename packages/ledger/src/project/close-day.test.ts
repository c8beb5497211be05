import { describe, expect, test } from 'vitest';
import type { PortFault } from '../testing/memory/gate.ts';
import { createStandingClock, SAMPLE_NOW_MS, sampleReport } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleDay, sampleRef } from '../testing/samples/sample-ledger.ts';
import { closeDay } from './close-day.ts';
import { isClosed } from './journal-item.ts';
import { project } from './project.ts';

const HOUR_MS = 3_600_000;
const tomorrow = () => createStandingClock(SAMPLE_NOW_MS + 24 * HOUR_MS);
const tenth = sampleDay('2024-01-10');

describe('closing a day', () => {
  test('moves HEAD to today by an item that names nothing, once', async () => {
    const { deps, journal } = createSampleLedger();
    const later = { ...deps, clock: tomorrow() };
    await closeDay(deps);
    expect(await closeDay(later)).toMatchObject({ seq: 2, day: '2024-01-11' });
    expect(await closeDay(later)).toMatchObject({ seq: 2 });
    expect(await journal()).toEqual(['1 2024-01-10: ', '2 2024-01-11: ']);
    expect(isClosed(tenth, await deps.ledger.head())).toBe(true);
  });

  test('writes nothing where HEAD’s day is today already: today can still change', async () => {
    const { deps, accept, project: projectToday, journal } = createSampleLedger();
    await accept(sampleReport());
    await projectToday('s1');
    expect(await closeDay(deps)).toMatchObject({ seq: 1, day: '2024-01-10' });
    expect(await journal()).toHaveLength(1);
  });

  test('a clock that lags cannot reopen it: what comes later is known on HEAD’s day', async () => {
    const { deps, accept, project: projectLagging, journal } = createSampleLedger();
    await closeDay({ ...deps, clock: tomorrow() });
    await accept(sampleReport());
    await projectLagging('s1');
    expect(await journal()).toEqual(['1 2024-01-11: ', '2 2024-01-11: desk:s1 1 created']);
  });

  test('for a clock that lags behind HEAD there is nothing to do', async () => {
    const { deps } = createSampleLedger();
    await closeDay({ ...deps, clock: tomorrow() });
    expect(await closeDay(deps)).toMatchObject({ seq: 1, day: '2024-01-11' });
  });

  test('a projection that read HEAD before the day was closed cannot land in it', async () => {
    const { deps, accept, through, journal } = createSampleLedger();
    await accept(sampleReport());
    let closed = false;
    const gate = async ({ method, moment }: { method: string; moment: string }) => {
      if (!closed && method === 'commit' && moment === 'before') {
        closed = true;
        await closeDay({ ...deps, clock: tomorrow() });
      }
      return undefined;
    };
    expect(await project([sampleRef('s1')], through({ gate }))).toMatchObject([{ outcome: 'projected' }]);
    expect(await journal()).toEqual(['1 2024-01-11: ', '2 2024-01-11: desk:s1 1 created']);
  });

  test('a HEAD that keeps moving is an error, not an answer', async () => {
    const { through } = createSampleLedger();
    const lost: PortFault = { type: 'cancels', reasons: [{ item: { type: 'head' }, code: 'condition_failed' }] };
    const deps = through({ gate: async ({ method }) => (method === 'commit' ? lost : undefined) });
    await expect(closeDay({ ...deps, clock: tomorrow() })).rejects.toThrow('could not move HEAD to 2024-01-11');
  });
});
