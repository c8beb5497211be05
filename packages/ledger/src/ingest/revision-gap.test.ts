import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { retryAllQuarantined } from '../operate/retry-quarantined.ts';
import { nameOf } from '../testing/conformance/sample-records.ts';
import { sampleDelivery, sampleReport, sampleRetraction } from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger } from '../testing/samples/sample-ledger.ts';
import { ingest } from './ingest.ts';

function createAttack() {
  const sample = createSampleLedger();
  const send = async (revision: number) => (await ingest([sampleDelivery(sampleReport({ revision }))], sample.deps))[0];
  const retry = async () => (await retryAllQuarantined({ code: 'too_far_ahead' }, sample.deps)).retried;
  const held = async () => (await sample.deps.ledger.entity(nameOf('desk:s1'))).map(({ revision }) => revision);
  return { ...sample, send, retry, held };
}

describe.each([
  ['projected', true],
  ['not yet projected', false],
])('a revision far above those that are recorded, %s,', (_, projected) => {
  test('locks nothing: it waits, says why, and lower ones are taken still', async () => {
    const { deps, send, project, launched } = createAttack();
    await send(1);
    if (projected) await project('s1');
    expect(await send(1_000_000_000)).toMatchObject({ outcome: 'quarantined', code: 'too_far_ahead' });
    expect((await deps.quarantine.get('bus-s1-1000000000'))?.faults).toMatchObject([{ field: 'data.revision' }]);
    expect(await send(2)).toMatchObject({ outcome: 'accepted' });
    expect(await ingest([sampleDelivery(sampleRetraction('s1', 3))], deps)).toMatchObject([{ outcome: 'accepted' }]);
    await project('s1');
    expect(await launched()).toEqual({});
  });

  test('is taken at a thousand above, not at one more, and known again when it comes again', async () => {
    const { send, project } = createAttack();
    await send(7);
    if (projected) await project('s1');
    expect(await send(1008)).toMatchObject({ code: 'too_far_ahead' });
    expect(await send(1007)).toMatchObject({ outcome: 'accepted' });
    expect(await send(1007)).toMatchObject({ outcome: 'accepted' });
  });
});

test('a first revision is at most a thousand', async () => {
  const { send, held } = createAttack();
  expect(await send(1001)).toMatchObject({ code: 'too_far_ahead' });
  expect(await held()).toEqual([]);
  expect(await send(1000)).toMatchObject({ outcome: 'accepted' });
});

test('one that waits is taken by a retry when the gap has closed, and not before', async () => {
  const { send, retry, held } = createAttack();
  await send(1);
  await send(1900);
  expect(await retry()).toMatchObject([{ outcome: 'quarantined', code: 'too_far_ahead' }]);
  await send(950);
  expect(await retry()).toMatchObject([{ outcome: 'accepted' }]);
  expect(await held()).toEqual([1, 950, 1900]);
  expect(await retry()).toEqual([]);
});

property.prop([fc.shuffledSubarray([1, 900, 1800, 2700, 3600], { minLength: 5 })], { numRuns: 20 })(
  'in whatever order they come, the same revisions are held once those that wait are retried',
  async (revisions) => {
    const { send, retry, held } = createAttack();
    for (const revision of revisions) await send(revision);
    for (const _ of revisions) await retry();
    expect(await held()).toEqual([1, 900, 1800, 2700, 3600]);
  },
);
