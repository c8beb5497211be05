import { recordIdSchema } from '@counterweight/domain/values';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Ledger, recordNameText } from '../ports/ledger.ts';
import { VIEWS_AT_FIRST } from '../ports/live-views.ts';
import type { Gate } from '../testing/memory/gate.ts';
import { sampleReport } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger, sampleName, sampleRef } from '../testing/samples/sample-ledger.ts';
import { project } from './project.ts';
import { recordsToFold } from './read-entity.ts';
import { handleStreamBatch } from './stream-batch.ts';
import { sweep } from './sweep.ts';
import { STREAM_LIMITS, SWEEP_LIMITS } from './time-limits.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new Promise<undefined>(() => {});

/** Whether a call reads one of these entities by this method. */
function hanging(method: string, ...locals: readonly string[]): Gate {
  return (call) => {
    const isOf = locals.some((local) => JSON.stringify(call.args).includes(`desk:${local}"`));
    return call.method === method && call.moment === 'before' && isOf ? never : Promise.resolve(undefined);
  };
}

async function accepted(...locals: readonly string[]) {
  const sample = createSampleLedger();
  await sample.accept(...locals.map((local) => sampleReport({ local })));
  return sample;
}

/** A stream's batch of one record each, all of whose entities have to be looked through: no revision before came. */
function lastOf(revision: number, locals: readonly string[]) {
  return locals.map((local, n) => ({ sequenceNumber: `${n}`, name: sampleName(local, revision) }));
}

/** What comes of work once all the time it waits for has passed. */
async function played<Result>(work: Promise<Result>): Promise<Result> {
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  return work;
}

test('an entity whose reading takes too long is put aside with the time, and the rest of the lane goes on', async () => {
  const sample = await accepted('s1', 's2', 's3');
  const deps = { ...sample.through({ gate: hanging('entity', 's2') }), limits: STREAM_LIMITS };
  await sample.accept(...['s1', 's2', 's3'].map((local) => sampleReport({ local, revision: 2 })));
  const { results, batchItemFailures } = await played(handleStreamBatch(lastOf(2, ['s1', 's2', 's3']), deps));
  expect(batchItemFailures).toEqual([]);
  expect(results.map(({ entity, outcome }) => `${entity} ${outcome}`).sort()).toEqual([
    'desk:s1 projected',
    'desk:s2 quarantined',
    'desk:s3 projected',
  ]);
  expect((await sample.deps.quarantine.list({ source: 'desk' }, undefined, 10)).items).toMatchObject([
    {
      stage: 'projector',
      code: 'unprojectable',
      reason: expect.stringContaining(`longer than the ${STREAM_LIMITS.entityMs} ms`),
    },
  ]);
  expect(await sample.journal()).toHaveLength(1);
});

test('what takes too long at the payloads that are folded is put aside in the name of its record', async () => {
  const sample = createSampleLedger();
  const report = sampleReport({ local: 's1' });
  const quoted = Array(4).fill({ publisher: 'A desk', title: 'A report', quote: 'x'.repeat(1500) });
  await sample.accept({ ...report, data: { ...report.data, sources: quoted } }, sampleReport({ local: 's2' }));
  const deps = { ...sample.through({ gate: hanging('records', 's1') }), limits: STREAM_LIMITS };
  const results = await played(project(['s1', 's2'].map(sampleRef), deps));
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['projected', 'quarantined']);
});

test('the sweep gives it more time, once, and moves its mark though it takes too long again', async () => {
  const sample = await accepted('s1', 's2');
  const deps = { ...sample.through({ gate: hanging('entity', 's2') }), limits: SWEEP_LIMITS };
  sample.deps.clock.nowMs += 2 * 3_600_000;
  expect(await played(sweep(deps))).toMatchObject({ looked: 2, projected: 1, failed: 0 });
  expect((await sample.deps.quarantine.list({}, undefined, 10)).items).toHaveLength(1);
  sample.deps.clock.nowMs += 3_600_000;
  expect(await played(sweep(deps))).toMatchObject({ looked: 0 });
});

test('what was put aside is projected with its next record, or by the sweep, once it can be read', async () => {
  const sample = await accepted('s1');
  const slow = { ...sample.through({ gate: hanging('entity', 's1') }), limits: STREAM_LIMITS };
  expect(await played(project([sampleRef('s1')], slow))).toMatchObject([{ outcome: 'quarantined' }]);
  sample.deps.clock.nowMs += 2 * 3_600_000;
  expect(await played(sweep({ ...sample.deps, limits: SWEEP_LIMITS }))).toMatchObject({ projected: 1 });
});

test('heavy entities that are left when the time of a batch is over come again, from the first of them on', async () => {
  const sample = createSampleLedger();
  const locals = ['s1', 's2', 's3'];
  for (const local of locals) {
    for (let revision = 1; revision <= 201; revision += 1) await sample.accept(sampleReport({ local, revision }));
  }
  const slowly: Gate = async ({ method, moment }) => {
    if (method === 'commit' && moment === 'before') sample.deps.clock.nowMs += 20_000;
    return undefined;
  };
  const deps = { ...sample.through({ gate: slowly }), limits: STREAM_LIMITS };
  const records = lastOf(201, locals);
  const first = await played(handleStreamBatch(records, deps));
  expect(first.results.map(({ outcome }) => outcome)).toEqual(['projected', 'projected', 'failed']);
  expect(first.batchItemFailures).toEqual([{ itemIdentifier: '2' }]);
  expect((await played(handleStreamBatch(records.slice(2), deps))).batchItemFailures).toEqual([]);
});

test('an entity whose payloads are more than a function folds is put aside, which says how many bytes there may be', async () => {
  const sample = await accepted('s1');
  const [entry] = await sample.deps.ledger.entity(sampleRef('s1'));
  if (entry === undefined) throw new Error('not there');
  const data = 'x'.repeat(400_000);
  const entries = Array.from({ length: 200 }, (_, n) => ({
    ...entry,
    record: recordIdSchema.parse(`t${n}`),
    payload: { kept: 'apart' as const, salt: '5a' },
  }));
  let most = 0;
  const records: Ledger['records'] = async (names) => {
    most = Math.max(most, names.length);
    return new Map(
      names.map((name) => [recordNameText(name), { ...entry, ...name, payload: { kept: true, data, salt: '5a' } }]),
    );
  };
  const reading = { ...sampleRef('s1'), views: VIEWS_AT_FIRST, state: undefined };
  await expect(recordsToFold({ ...reading, entries }, { records })).rejects.toThrow(
    'at most 50000000 bytes of payloads',
  );
  expect(await recordsToFold({ ...reading, entries: entries.slice(0, 100) }, { records })).toHaveLength(100);
  expect(most).toBe(50);
});
