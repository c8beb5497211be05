import { sha256 } from '@counterweight/contracts/events';
import { entityIdSchema, sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { MAX_RAW_BYTES } from '../ports/quarantine.ts';
import type { Gate, PortFault } from '../testing/memory/gate.ts';
import {
  createSampleDeps,
  SAMPLE_NOW_MS,
  type SampleEvent,
  sampleDelivery,
  sampleReport,
  sampleRetraction,
} from '../testing/samples/sample-deliveries.ts';
import { ingest, keepRaw } from './ingest.ts';

const source = sourceSchema.parse('desk');
const other = { counts: { launched: 99 } };

function setUp(options: Parameters<typeof createSampleDeps>[0] = {}) {
  const deps = createSampleDeps(options);
  const send = async (...events: readonly SampleEvent[]) => {
    const results = await ingest(
      events.map((event, index) => sampleDelivery(event, { busId: `bus-${deps.store.busIds.size}-${index}` })),
      deps,
    );
    return results.map(({ outcome, code }) => (code === undefined ? outcome : `${outcome} ${code}`));
  };
  const recorded = async (local = 's1') => {
    const records = await deps.ledger.entity({ kind: 'strike', entity: entityIdSchema.parse(`desk:${local}`) });
    return records.map(({ revision, eventId }) => `${revision} by ${eventId}`);
  };
  return { deps, send, recorded };
}

describe('every row of the outcome table', () => {
  test('new: accepted, with record, receipt and bus id', async () => {
    const { deps, recorded } = setUp();
    const event = sampleReport({ id: 'e1' });
    expect(await ingest([sampleDelivery(event)], deps)).toEqual([
      { messageId: 'message-bus-e1', busId: 'bus-e1', eventId: 'e1', outcome: 'accepted' },
    ]);
    expect(await recorded()).toEqual(['1 by e1']);
    const receipt = (await deps.ledger.receipts([{ source, id: 'e1' }])).get('desk e1');
    expect(receipt).toMatchObject({
      ...{ outcome: 'accepted', firstId: 'e1', sender: 'account:111111111111/desk' },
      at: new Date(SAMPLE_NOW_MS).toISOString(),
    });
    expect(await deps.ledger.eventOfBusId('bus-e1')).toEqual({ source, id: 'e1' });
    const [record] = await deps.ledger.entity({ kind: 'strike', entity: entityIdSchema.parse('desk:s1') });
    expect(record?.payload).toEqual({ kept: true, data: event.data });
  });

  test('the same again: accepted, nothing new but the bus’s id for it', async () => {
    const { deps, send, recorded } = setUp();
    await send(sampleReport({ id: 'e1' }));
    expect(await ingest([sampleDelivery(sampleReport({ id: 'e1' }), { busId: 'again' })], deps)).toMatchObject([
      { outcome: 'accepted' },
    ]);
    expect(await recorded()).toEqual(['1 by e1']);
    expect(await deps.ledger.eventOfBusId('again')).toEqual({ source, id: 'e1' });
  });

  test('the same content by another id: duplicate of the first', async () => {
    const { deps, send, recorded } = setUp();
    await send(sampleReport({ id: 'e1' }));
    expect(await send(sampleReport({ id: 'e2' }))).toEqual(['duplicate']);
    expect(await send(sampleReport({ id: 'e2' }))).toEqual(['duplicate']);
    expect(await recorded()).toEqual(['1 by e1']);
    const receipt = (await deps.ledger.receipts([{ source, id: 'e2' }])).get('desk e2');
    expect(receipt).toMatchObject({ outcome: 'duplicate', firstId: 'e1' });
  });

  test('other content of a known name: conflict, quarantined for its sender, the first stands', async () => {
    const { deps, send, recorded } = setUp();
    await send(sampleReport({ id: 'e1' }));
    const delivery = sampleDelivery(sampleReport({ id: 'e2', strike: other }));
    expect(await ingest([delivery], deps)).toMatchObject([{ outcome: 'conflict', code: 'conflict' }]);
    expect(await recorded()).toEqual(['1 by e1']);
    expect(await deps.quarantine.get('bus-e2')).toMatchObject({
      ...{ stage: 'ingest', code: 'conflict', source: 'desk', eventId: 'e2', sender: 'account:111111111111/desk' },
      reason: expect.stringMatching(/^data\.revision: .* by event e1/),
      raw: { text: delivery.body, sha256: sha256(delivery.body), truncated: false },
    });
    expect((await deps.ledger.receipts([{ source, id: 'e2' }])).size).toBe(0);
  });

  test.each([
    ['other content', sampleReport({ id: 'e1', strike: other })],
    ['another name', sampleReport({ id: 'e1', local: 's2' })],
    ['the same name by a retraction', { ...sampleRetraction('s1', 1), id: 'e1' }],
  ])('a used id with %s: id_reused, the first receipt stands', async (_, event) => {
    const { send, recorded } = setUp();
    await send(sampleReport({ id: 'e1' }));
    expect(await send(event)).toEqual(['conflict id_reused']);
    expect(await recorded()).toEqual(['1 by e1']);
    expect(await recorded('s2')).toEqual([]);
  });
});

describe('who sent it', () => {
  test.each([
    ['an account that is no publisher', 'desk', 'source: account 222222222222 is not a known publisher'],
    ['an account in the name of the API', 'counterweight.api', 'source: only the API may send as counterweight.api'],
  ])('%s: nothing is recorded, and the reason is in quarantine', async (_, envelopeSource, reason) => {
    const { deps, recorded } = setUp();
    const envelope = { account: '222222222222', source: envelopeSource };
    const delivery = sampleDelivery(sampleReport(), { busId: 'b', envelope });
    expect(await ingest([delivery], deps)).toMatchObject([{ outcome: 'quarantined', code: 'not_permitted' }]);
    expect(await recorded()).toEqual([]);
    expect(await deps.quarantine.get('b')).toMatchObject({ reason, sender: `account:222222222222/${envelopeSource}` });
  });
});

describe('a batch', () => {
  test('decides about each of its members as if they had come one by one', async () => {
    const { send, recorded } = setUp();
    const outcomes = await send(
      sampleReport({ id: 'a' }),
      sampleReport({ id: 'a' }),
      sampleReport({ id: 'b' }),
      sampleReport({ id: 'c', strike: other }),
      sampleReport({ id: 'a', local: 's2' }),
      sampleReport({ id: 'd', revision: 2, strike: other }),
    );
    expect([...outcomes].sort()).toEqual(
      ['accepted', 'accepted', 'accepted', 'conflict conflict', 'conflict id_reused', 'duplicate'].sort(),
    );
    expect(await recorded()).toEqual(['1 by a', '2 by d']);
  });

  test('loses one bad entry among ten, and no other', async () => {
    const { send } = setUp();
    const events = Array.from({ length: 10 }, (_, index) => sampleReport({ local: `s${index}` }));
    const bad = sampleReport({ local: 's4', strike: { counts: { launched: -1 } } });
    const outcomes = await send(...events.map((event, index) => (index === 4 ? bad : event)));
    expect([...outcomes].sort()).toEqual([...Array(9).fill('accepted'), 'quarantined invalid_event']);
  });

  test('of none does nothing', async () => {
    expect(await ingest([], createSampleDeps())).toEqual([]);
  });

  test('larger than a transaction is taken all the same', async () => {
    const { send, deps } = setUp();
    const outcomes = await send(...Array.from({ length: 70 }, (_, index) => sampleReport({ local: `s${index}` })));
    expect(new Set(outcomes)).toEqual(new Set(['accepted']));
    expect(deps.store.receipts.size).toBe(70);
  });
});

describe('when something goes wrong', () => {
  const faultsOn = (method: string, moment: string, faults: PortFault[]): Gate => {
    return async (step) => (step.method === method && step.moment === moment ? faults.shift() : undefined);
  };
  const throws: PortFault = { type: 'throws', message: 'out of reach' };

  test('a lost response is not taken for a failure: the event is found accepted', async () => {
    const { send, recorded, deps } = setUp({ gate: faultsOn('append', 'after', [throws]) });
    expect(await send(sampleReport())).toEqual(['accepted']);
    expect(await recorded()).toEqual(['1 by s1-1']);
    expect(deps.clock.waited).toBe(1);
  });

  test('what passes is tried again after a wait, what stays fails and is not quarantined', async () => {
    const brief = setUp({ gate: faultsOn('receipts', 'before', [throws, throws]) });
    expect(await brief.send(sampleReport())).toEqual(['accepted']);
    const lasting = setUp({ gate: faultsOn('receipts', 'before', Array(20).fill(throws)) });
    expect(await lasting.send(sampleReport())).toEqual(['failed']);
    expect((await lasting.deps.quarantine.list({}, undefined, 10)).items).toEqual([]);
  });

  test('one event that can never be stored is quarantined, the others of its transaction are not held up', async () => {
    const gate: Gate = async ({ method, moment, args }) => {
      const refused = method === 'append' && moment === 'before' && JSON.stringify(args).includes('"desk:s2"');
      const item = { type: 'record', entry: 0 } as const;
      return refused ? { type: 'cancels', reasons: [{ item, code: 'invalid' }] } : undefined;
    };
    const { send } = setUp({ gate });
    const outcomes = await send(...['s1', 's2', 's3'].map((local) => sampleReport({ local })));
    expect(outcomes).toEqual(['accepted', 'quarantined unstorable', 'accepted']);
  });

  test('a refusal beside a lost race is not believed', async () => {
    const item = { type: 'record', entry: 0 } as const;
    const mixed: PortFault = {
      type: 'cancels',
      reasons: [
        { item, code: 'invalid' },
        { item, code: 'condition_failed' },
      ],
    };
    const { send } = setUp({ gate: faultsOn('append', 'before', [mixed]) });
    expect(await send(sampleReport())).toEqual(['accepted']);
  });

  test('an event that cannot be quarantined now fails alone and comes again', async () => {
    const { send } = setUp({ gate: faultsOn('put', 'before', [throws]) });
    const bad = sampleReport({ local: 'bad', strike: { weapons: [] } });
    expect(await send(bad, sampleReport())).toEqual(['failed', 'accepted']);
    expect(await send(bad)).toEqual(['quarantined invalid_event']);
  });
});

describe('keepRaw', () => {
  test('keeps 64 KB, cut by bytes, with the size and hash of the whole', () => {
    const text = `x${'ж'.repeat(MAX_RAW_BYTES)}`;
    const kept = keepRaw(text);
    expect(kept).toMatchObject({ bytes: 2 * MAX_RAW_BYTES + 1, sha256: sha256(text), truncated: true });
    expect(text.startsWith(kept.text.slice(0, -1))).toBe(true);
    expect(kept.text.length).toBeGreaterThan(MAX_RAW_BYTES / 2 - 2);
  });

  test('keeps what is shorter as it is', () => {
    expect(keepRaw('{}')).toEqual({ text: '{}', bytes: 2, sha256: sha256('{}'), truncated: false });
  });
});
