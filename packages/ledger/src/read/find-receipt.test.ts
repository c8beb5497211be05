import { sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { ingest } from '../ingest/ingest.ts';
import { project } from '../project/project.ts';
import type { Gate } from '../testing/memory/gate.ts';
import {
  createSampleDeps,
  type SampleEvent,
  sampleDelivery,
  sampleReport,
} from '../testing/samples/sample-deliveries.ts';
import { sampleRef } from '../testing/samples/sample-ledger.ts';
import { findReceipt } from './find-receipt.ts';

const source = sourceSchema.parse('desk');
const other = { counts: { launched: 99 } };

function setUp(gate?: Gate) {
  const deps = createSampleDeps(gate === undefined ? {} : { gate });
  return {
    deps,
    send: async (...events: readonly SampleEvent[]) => {
      for (const event of events) await ingest([sampleDelivery(event)], deps);
    },
    ask: (id: string, speaksFor = (asked: string | undefined) => asked === source) =>
      findReceipt({ key: { source, id } }, speaksFor, deps),
  };
}

describe('the receipt of an event', () => {
  test('that recorded something is accepted, with its hash, and known where its record is in the journal', async () => {
    const { deps, send, ask } = setUp();
    await send(sampleReport({ id: 'e1' }));
    const [record] = await deps.ledger.entity(sampleRef('s1'));
    const accepted = {
      outcome: 'accepted',
      receipt: { id: 'e1' },
      record: { eventId: 'e1', hash: record?.hash },
      refused: [],
    };
    expect(await ask('e1')).toMatchObject({ ...accepted, known: undefined });
    await project([sampleRef('s1')], deps);
    expect(await ask('e1')).toMatchObject({ ...accepted, known: { seq: 1, day: '2024-01-10' } });
  });

  test('that came second with the same content is a duplicate of the first', async () => {
    const { send, ask } = setUp();
    await send(sampleReport({ id: 'e1' }), sampleReport({ id: 'e2' }));
    expect(await ask('e2')).toMatchObject({ outcome: 'duplicate', receipt: { id: 'e2' }, record: { eventId: 'e1' } });
  });

  test('that came second with other content is a conflict, with its reason', async () => {
    const { send, ask } = setUp();
    await send(sampleReport({ id: 'e1' }), sampleReport({ id: 'e2', strike: other }));
    expect(await ask('e2')).toMatchObject({ outcome: 'conflict', eventId: 'e2', refused: [{ code: 'conflict' }] });
  });

  test('whose id was used again stands, beside what was refused', async () => {
    const { send, ask } = setUp();
    await send(sampleReport({ id: 'e1' }), sampleReport({ id: 'e1', local: 's2' }));
    expect(await ask('e1')).toMatchObject({ outcome: 'accepted', refused: [{ code: 'id_reused' }] });
  });

  test('of which a kill left no record yet is none', async () => {
    const { send, ask } = setUp(async ({ method, moment }) =>
      method === 'putRecord' && moment === 'before' ? { type: 'throws', message: 'killed' } : undefined,
    );
    await send(sampleReport({ id: 'e1' }));
    expect(await ask('e1')).toEqual({ outcome: 'unknown' });
  });

  test('that could not be read is quarantined; one never heard of, or somebody else’s, is unknown', async () => {
    const { send, ask } = setUp();
    await send(sampleReport({ id: 'bad', strike: { weapons: [] } }), sampleReport({ id: 'e1' }));
    expect(await ask('bad')).toMatchObject({ outcome: 'quarantined', refused: [{ code: 'invalid_event' }] });
    expect(await ask('never')).toEqual({ outcome: 'unknown' });
    for (const id of ['bad', 'e1']) expect(await ask(id, () => false)).toEqual({ outcome: 'unknown' });
  });

  test('by the bus’s id says what was quarantined, and nothing of what was accepted', async () => {
    const { deps, send } = setUp();
    await send(sampleReport({ id: 'bad', strike: { weapons: [] } }), sampleReport({ id: 'e1' }));
    const ask = (busId: string) => findReceipt({ busId }, () => true, deps);
    expect(await ask('bus-bad')).toMatchObject({ outcome: 'quarantined', eventId: 'bad' });
    expect(await ask('bus-e1')).toEqual({ outcome: 'unknown' });
  });
});
