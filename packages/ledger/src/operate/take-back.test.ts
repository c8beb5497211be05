import { daySchema, entityIdSchema, revisionSchema } from '@counterweight/domain/values';
import { expect, test } from 'vitest';
import { ingest } from '../ingest/ingest.ts';
import { API_ENVELOPE_SOURCE, tokenSender } from '../ingest/senders.ts';
import { MAX_ENTITY_REVISIONS } from '../ports/ledger.ts';
import { project as projectAll } from '../project/project.ts';
import { verify } from '../replay/verify.ts';
import { nameOf } from '../testing/conformance/sample-records.ts';
import {
  type SampleEvent,
  sampleDelivery,
  sampleReport,
  sampleRetraction,
} from '../testing/samples/sample-deliveries.ts';
import { createSampleLedger } from '../testing/samples/sample-ledger.ts';
import { takeBack } from './take-back.ts';

const STOLEN = '0123456789abcdef';
const order = { tokenId: STOLEN, since: daySchema.parse('2024-01-10'), reason: 'the token was stolen' };
const launched = (count: number) => ({ strike: { counts: { launched: count } } });

function createTheft() {
  const sample = createSampleLedger();
  /** As the API sends on what the holder of the token posts. */
  const write = async (event: SampleEvent) => {
    const envelope = { account: '999999999999', source: API_ENVELOPE_SOURCE, resources: [tokenSender(STOLEN)] };
    return (await ingest([sampleDelivery(event, { envelope })], sample.deps))[0];
  };
  const take = () => takeBack(order, sample.deps);
  return { ...sample, write, take };
}

test('what a stolen token revised says again what it said before, and what it made is retracted', async () => {
  const { accept, write, take, project, launched: rows, deps } = createTheft();
  await accept(sampleReport({ local: 's1', ...launched(5) }), sampleReport({ local: 's2', ...launched(7) }));
  await project('s1', 's2');
  const before = await rows();
  await write(sampleReport({ local: 's1', revision: 2, id: 'x1', ...launched(999) }));
  await write(sampleReport({ local: 's1', revision: 3, id: 'x2', ...launched(9999) }));
  await write(sampleRetraction('s2', 2));
  await write(sampleReport({ local: 'lie', source: 'other', id: 'x3', ...launched(1000) }));
  await project('s1', 's2');
  expect(await rows()).not.toEqual(before);
  expect(await take()).toEqual([
    { name: 'strike desk:s1 report', outcome: 'restored', from: 1 },
    { name: 'strike desk:s2 report', outcome: 'restored', from: 1 },
    { name: 'strike other:lie report', outcome: 'retracted' },
  ]);
  await project('s1', 's2');
  expect(await rows()).toEqual(before);
  await projectAll([{ kind: 'strike', entity: entityIdSchema.parse('other:lie') }], deps);
  expect((await verify(deps)).differences).toEqual([]);
  expect(await take()).toEqual([]);
});

test('leaves what it published before the day, what others wrote since, and what it wrote that another put right', async () => {
  const { accept, write, take, deps } = createTheft();
  deps.clock.nowMs -= 86_400_000;
  await write(sampleReport({ local: 's1', ...launched(5) }));
  deps.clock.nowMs += 86_400_000;
  await write(sampleReport({ local: 's2', ...launched(9) }));
  await accept(sampleReport({ local: 's2', revision: 2, ...launched(1) }), sampleReport({ local: 's3' }));
  expect(await take()).toEqual([]);
  await write(sampleReport({ local: 's1', revision: 2, ...launched(6) }));
  expect(await take()).toMatchObject([{ outcome: 'restored', from: 1 }]);
});

test('takes back an entity that is full', async () => {
  const { accept, write, take, project, launched: rows, deps } = createTheft();
  await accept(sampleReport(launched(5)));
  await write(sampleReport({ revision: 2, ...launched(999) }));
  const [, last] = await deps.ledger.entity(nameOf('desk:s1'));
  if (last === undefined || last.payload.kept === 'apart') throw new Error('not there');
  for (let n = 3; n <= MAX_ENTITY_REVISIONS; n += 1) {
    await deps.ledger.putRecord({ ...last, payload: last.payload, revision: revisionSchema.parse(n) });
  }
  expect(await write(sampleReport({ revision: MAX_ENTITY_REVISIONS + 1 }))).toMatchObject({ code: 'entity_full' });
  expect(await take()).toMatchObject([{ outcome: 'restored', from: 1 }]);
  await project('s1');
  expect(await rows()).toMatchObject({ 'end 2024-01-10': 5 });
});
