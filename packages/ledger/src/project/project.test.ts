import { describe, expect, test } from 'vitest';
import type { CancellationReason } from '../ports/commit-outcome.ts';
import type { Gate, PortFault } from '../testing/memory/gate.ts';
import { sampleReport, sampleRetraction } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleRef } from '../testing/samples/sample-ledger.ts';
import { project } from './project.ts';

const counts = (launched: number) => ({ strike: { counts: { launched } } });
const days = (start: string, end: string) => ({ window: { start, end, zone: 'Europe/Kyiv' } });

/** Runs something once, just before the nth call of a method takes effect. */
function onceBefore(method: string, act: () => Promise<unknown>, nth = 1): Gate {
  let calls = 0;
  return async (step) => {
    if (step.method !== method || step.moment !== 'before') return undefined;
    calls += 1;
    if (calls === nth) await act();
    return undefined;
  };
}

describe('projecting', () => {
  test('makes every record known and moves the cells of the highest revision', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport({ revision: 1, ...counts(10) }), sampleReport({ revision: 2, ...counts(7) }));
    expect(await ledger.project('s1')).toEqual(['desk:s1 projected']);
    expect(await ledger.journal()).toEqual(['1 2024-01-10: desk:s1 1 superseded, desk:s1 2 created']);
    expect(await ledger.launched()).toEqual({ 'end 2024-01-10': 7, 'start 2024-01-09': 7 });
  });

  test('again changes nothing and says so', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport());
    await ledger.project('s1');
    expect(await ledger.project('s1', 's1', 'never-heard-of')).toEqual([
      'desk:s1 unchanged',
      'desk:never-heard-of unchanged',
    ]);
    expect(await ledger.journal()).toHaveLength(1);
  });

  test('a correction, a late lower revision, a retraction and a later report each leave the right sum', async () => {
    const ledger = createSampleLedger();
    const steps = [
      [sampleReport({ revision: 2, ...counts(10) }), 10],
      [sampleReport({ revision: 3, ...counts(4) }), 4],
      [sampleReport({ revision: 1, ...counts(99) }), 4],
      [sampleRetraction('s1', 4), undefined],
      [sampleReport({ revision: 5, ...counts(0) }), 0],
    ] as const;
    for (const [event, sum] of steps) {
      await ledger.accept(event);
      await ledger.project('s1');
      expect((await ledger.launched())['end 2024-01-10']).toBe(sum);
    }
    expect((await ledger.journal()).map((line) => line.split(' ').at(-1))).toEqual([
      ...['created', 'corrected', 'superseded', 'retracted', 'corrected'],
    ]);
  });

  test('a moved date empties the cells it leaves', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport(counts(5)));
    await ledger.project('s1');
    const moved = { ...days('2024-02-01', '2024-02-02'), counts: { launched: 5 } };
    await ledger.accept(sampleReport({ revision: 2, strike: moved }));
    await ledger.project('s1');
    expect(await ledger.launched()).toEqual({ 'end 2024-02-02': 5, 'start 2024-02-01': 5 });
  });

  test('entities share one transaction and a cell is moved once by their sum', async () => {
    const ledger = createSampleLedger();
    const locals = ['s1', 's2', 's3'];
    await ledger.accept(...locals.map((local, index) => sampleReport({ local, ...counts(10 ** index) })));
    await ledger.project(...locals);
    expect(await ledger.journal()).toHaveLength(1);
    expect((await ledger.launched())['end 2024-01-10']).toBe(111);
  });

  test('more than a transaction holds goes in several', async () => {
    const ledger = createSampleLedger();
    const locals = Array.from({ length: 60 }, (_, index) => `s${index}`);
    await ledger.accept(...locals.map((local) => sampleReport({ local, ...counts(1) })));
    const results = await ledger.project(...locals);
    expect(results.every((line) => line.endsWith(' projected'))).toBe(true);
    expect((await ledger.journal()).length).toBeGreaterThan(1);
    expect((await ledger.launched())['end 2024-01-10']).toBe(60);
  });
});

describe('races', () => {
  test('another projector of the same entity in between: the version check stops the stale plan', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport(counts(10)));
    const gate = onceBefore('head', () => ledger.project('s1'), 2);
    const results = await project([sampleRef('s1')], ledger.through({ gate }));
    expect(results).toEqual([{ ...sampleRef('s1'), outcome: 'unchanged' }]);
    expect(await ledger.journal()).toHaveLength(1);
    expect((await ledger.launched())['end 2024-01-10']).toBe(10);
  });

  test('HEAD moving between its reading and the commit: the same entities go again, together', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(...['s1', 's2', 's3'].map((local) => sampleReport({ local, ...counts(1) })));
    const gate = onceBefore('commit', () => ledger.project('s3'));
    const results = await project(['s1', 's2'].map(sampleRef), ledger.through({ gate }));
    expect(results).toMatchObject([{ outcome: 'projected' }, { outcome: 'projected' }]);
    expect(await ledger.journal()).toEqual([
      '1 2024-01-10: desk:s3 1 created',
      '2 2024-01-10: desk:s1 1 created, desk:s2 1 created',
    ]);
    expect((await ledger.launched())['end 2024-01-10']).toBe(3);
  });

  test('a record accepted between the reading of state and records is in the fold', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport(counts(10)));
    const gate = onceBefore('entity', () => ledger.accept(sampleReport({ revision: 2, ...counts(3) })));
    await project([sampleRef('s1')], ledger.through({ gate }));
    expect((await ledger.launched())['end 2024-01-10']).toBe(3);
  });
});

describe('when something goes wrong', () => {
  const cancels = (...codes: readonly CancellationReason['code'][]): PortFault => ({
    type: 'cancels',
    reasons: codes.map((code) => ({ item: { type: 'cell', key: 'end/2024-01-10' }, code })),
  });
  const onCommitOf = (local: string, fault: PortFault): Gate => {
    return async ({ method, moment, args }) =>
      method === 'commit' && moment === 'before' && JSON.stringify(args).includes(`"desk:${local}"`)
        ? fault
        : undefined;
  };

  test('poison in a shared transaction is quarantined while the others land', async () => {
    const ledger = createSampleLedger();
    const locals = ['s1', 's2', 's3', 's4', 's5'];
    await ledger.accept(...locals.map((local) => sampleReport({ local, ...counts(1) })));
    const deps = ledger.through({ gate: onCommitOf('s4', cancels('invalid')) });
    const results = await project(locals.map(sampleRef), deps);
    const outcomes = Object.fromEntries(results.map(({ entity, outcome }) => [entity, outcome]));
    expect(outcomes).toEqual({
      ...{ 'desk:s1': 'projected', 'desk:s2': 'projected', 'desk:s3': 'projected' },
      ...{ 'desk:s4': 'quarantined', 'desk:s5': 'projected' },
    });
    expect((await ledger.launched())['end 2024-01-10']).toBe(4);
    const [item] = (await ledger.deps.quarantine.list({}, undefined, 10)).items;
    expect(item).toMatchObject({ stage: 'projector', code: 'unprojectable', source: 'desk', eventId: 's4-1' });
  });

  test('poison is one quarantine item however often it comes, and lands once it can', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport());
    const poisoned = ledger.through({ gate: onCommitOf('s1', cancels('invalid')) });
    await project([sampleRef('s1')], poisoned);
    await project([sampleRef('s1')], poisoned);
    expect((await ledger.deps.quarantine.list({}, undefined, 10)).items).toHaveLength(1);
    expect(await ledger.project('s1')).toEqual(['desk:s1 projected']);
  });

  test.each([
    ['conflict', ['conflict']],
    ['throttled', ['throttled']],
    ['invalid beside a condition', ['invalid', 'condition_failed']],
    ['invalid beside a conflict', ['invalid', 'conflict']],
  ] as const)('%s is tried again with waits between, then fails and is not quarantined', async (_, codes) => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport());
    const deps = ledger.through({ gate: onCommitOf('s1', cancels(...codes)) });
    expect(await project([sampleRef('s1')], deps)).toMatchObject([{ outcome: 'failed' }]);
    expect(ledger.deps.clock.waited).toBe(7);
    expect((await ledger.deps.quarantine.list({}, undefined, 10)).items).toEqual([]);
    expect(await ledger.project('s1')).toEqual(['desk:s1 projected']);
  });

  test('a lost response to the commit is found out, not repeated', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport(counts(10)));
    let lost = false;
    const gate: Gate = async ({ method, moment }) => {
      if (lost || method !== 'commit' || moment !== 'after') return undefined;
      lost = true;
      return { type: 'throws', message: 'lost' };
    };
    expect(await project([sampleRef('s1')], ledger.through({ gate }))).toMatchObject([{ outcome: 'unchanged' }]);
    expect((await ledger.launched())['end 2024-01-10']).toBe(10);
  });

  test('one entity that cannot be read fails alone', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport({ local: 's1' }), sampleReport({ local: 's2' }));
    const gate: Gate = async ({ method, args }) =>
      method === 'entity' && JSON.stringify(args).includes('desk:s1') ? { type: 'throws', message: 'no' } : undefined;
    const results = await project(['s1', 's2'].map(sampleRef), ledger.through({ gate }));
    expect(results.map(({ entity, outcome }) => `${entity} ${outcome}`)).toEqual([
      ...['desk:s1 failed', 'desk:s2 projected'],
    ]);
  });

  test('a recorded fact that its fold cannot read waits in quarantine and blocks nobody', async () => {
    const ledger = createSampleLedger();
    await ledger.accept(sampleReport({ local: 's1' }), sampleReport({ local: 's2' }));
    const [good] = await ledger.deps.ledger.entity(sampleRef('s1'));
    if (good === undefined) throw new Error('not there');
    const { known: _, ...record } = good;
    const broken = { ...record, entity: sampleRef('broken').entity, payload: { kept: true as const, data: 7 } };
    await ledger.deps.ledger.append([
      { record: broken, receipt: undefined, busId: 'b', event: { source: record.source, id: 'b' } },
    ]);
    expect(await ledger.project('s1', 'broken', 's2')).toEqual([
      ...['desk:broken quarantined', 'desk:s1 projected', 'desk:s2 projected'],
    ]);
  });
});
