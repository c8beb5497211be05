import { contentHash, sha256 } from '@counterweight/contracts/events';
import { entityIdSchema, sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import type { Ledger } from '../ports/ledger.ts';
import { MAX_RAW_BYTES } from '../ports/quarantine.ts';
import { nameOf } from '../testing/conformance/sample-records.ts';
import type { Gate, PortFault } from '../testing/memory/gate.ts';
import {
  createSampleDeps,
  SAMPLE_NOW_MS,
  type SampleEvent,
  sampleDelivery,
  sampleReport,
  sampleRetraction,
} from '../testing/samples/sample-deliveries.ts';
import { ingest } from './ingest.ts';
import { keepRaw } from './quarantine-refusal.ts';

const source = sourceSchema.parse('desk');
const other = { counts: { launched: 99 } };

function setUp(options: Parameters<typeof createSampleDeps>[0] = {}) {
  const deps = createSampleDeps(options);
  let batches = 0;
  const send = async (...events: readonly SampleEvent[]) => {
    batches += 1;
    const results = await ingest(
      events.map((event, index) => sampleDelivery(event, { busId: `bus-${batches}-${index}` })),
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
  test('new: accepted, with record and receipt', async () => {
    const { deps, recorded } = setUp();
    const event = sampleReport({ id: 'e1' });
    expect(await ingest([sampleDelivery(event)], deps)).toEqual([
      { messageId: 'message-bus-e1', busId: 'bus-e1', eventId: 'e1', outcome: 'accepted' },
    ]);
    expect(await recorded()).toEqual(['1 by e1']);
    const receipt = (await deps.ledger.receipts([{ source, id: 'e1' }])).get('desk e1');
    expect(receipt).toEqual({
      ...{ source, id: 'e1', name: nameOf('desk:s1'), sender: 'account:111111111111/desk' },
      at: new Date(SAMPLE_NOW_MS).toISOString(),
    });
    const [record] = await deps.ledger.entity({ kind: 'strike', entity: entityIdSchema.parse('desk:s1') });
    expect(record?.payload).toEqual({ kept: true, data: event.data, salt: '0'.repeat(32) });
    expect(record?.hash).toBe(contentHash('0'.repeat(32), event.type, event.data));
  });

  test('the same again: accepted, and nothing is new', async () => {
    const { deps, send, recorded } = setUp();
    await send(sampleReport({ id: 'e1' }));
    const before = await deps.ledger.receipts([{ source, id: 'e1' }]);
    deps.clock.nowMs += 1000;
    expect(await ingest([sampleDelivery(sampleReport({ id: 'e1' }), { busId: 'again' })], deps)).toMatchObject([
      { outcome: 'accepted' },
    ]);
    expect(await recorded()).toEqual(['1 by e1']);
    expect(await deps.ledger.receipts([{ source, id: 'e1' }])).toEqual(before);
  });

  test('the same content by another id: duplicate of the first', async () => {
    const { deps, send, recorded } = setUp();
    await send(sampleReport({ id: 'e1' }));
    expect(await send(sampleReport({ id: 'e2' }))).toEqual(['duplicate']);
    expect(await send(sampleReport({ id: 'e2' }))).toEqual(['duplicate']);
    expect(await recorded()).toEqual(['1 by e1']);
    const receipt = (await deps.ledger.receipts([{ source, id: 'e2' }])).get('desk e2');
    expect(receipt).toMatchObject({ id: 'e2', name: nameOf('desk:s1') });
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
  });

  test('a conflict uses up its id, which another record cannot have then', async () => {
    const { send, recorded } = setUp();
    await send(sampleReport({ id: 'e1' }), sampleReport({ id: 'e2', strike: other }));
    expect(await send(sampleReport({ id: 'e2', local: 's2' }))).toEqual(['conflict id_reused']);
    expect(await send(sampleReport({ id: 'e2', strike: other }))).toEqual(['conflict conflict']);
    expect(await recorded('s2')).toEqual([]);
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
    expect(outcomes).toEqual([
      ...['accepted', 'accepted', 'duplicate', 'conflict conflict', 'conflict id_reused', 'accepted'],
    ]);
    expect(await recorded()).toEqual(['1 by a', '2 by d']);
  });

  test('loses one bad entry among ten, and no other', async () => {
    const { send } = setUp();
    const events = Array.from({ length: 10 }, (_, index) => sampleReport({ local: `s${index}` }));
    const bad = sampleReport({ local: 's4', strike: { counts: { launched: -1 } } });
    const outcomes = await send(...events.map((event, index) => (index === 4 ? bad : event)));
    expect(outcomes).toEqual(events.map((_, index) => (index === 4 ? 'quarantined invalid_event' : 'accepted')));
  });

  test('loses one that no stack can hold, and no other', async () => {
    const deps = createSampleDeps();
    const [first, deep, last] = ['a', 'b', 'c'].map((local) => sampleDelivery(sampleReport({ local })));
    if (first === undefined || deep === undefined || last === undefined) throw new Error('no samples');
    const body = deep.body.replace('"data":', () => `"data":${'['.repeat(20_000)}${']'.repeat(20_000)},"again":`);
    const results = await ingest([first, { ...deep, body }, last], deps);
    expect(results.map(({ outcome, code }) => code ?? outcome)).toEqual(['accepted', 'invalid_event', 'accepted']);
  });

  test('of none does nothing', async () => {
    expect(await ingest([], createSampleDeps())).toEqual([]);
  });

  test('of more events than are recorded side by side is taken all the same', async () => {
    const { send, deps } = setUp();
    const outcomes = await send(...Array.from({ length: 70 }, (_, index) => sampleReport({ local: `s${index}` })));
    expect(new Set(outcomes)).toEqual(new Set(['accepted']));
    const keys = Array.from({ length: 70 }, (_, index) => ({ source, id: `s${index}-1` }));
    expect((await deps.ledger.receipts(keys)).size).toBe(70);
  });
});

describe('when something goes wrong', () => {
  const faultsOn = (method: string, moment: string, faults: PortFault[]): Gate => {
    return async (step) => (step.method === method && step.moment === moment ? faults.shift() : undefined);
  };
  const throws: PortFault = { type: 'throws', message: 'out of reach' };

  test.each(['putReceipt', 'putRecord'])(
    'a lost response to %s is no failure: the event is found accepted',
    async (method) => {
      const { send, recorded, deps } = setUp({ gate: faultsOn(method, 'after', [throws]) });
      expect(await send(sampleReport())).toEqual(['accepted']);
      expect(await recorded()).toEqual(['1 by s1-1']);
      expect(deps.clock.waited).toBe(1);
    },
  );

  test('a receipt without its record, as a kill leaves it, writes it when the event comes again', async () => {
    const { deps, send, recorded } = setUp({ gate: faultsOn('putRecord', 'before', Array(6).fill(throws)) });
    expect(await send(sampleReport())).toEqual(['failed']);
    expect((await deps.ledger.receipts([{ source, id: 's1-1' }])).size).toBe(1);
    expect(await recorded()).toEqual([]);
    expect(await send(sampleReport())).toEqual(['accepted']);
    expect(await recorded()).toEqual(['1 by s1-1']);
  });

  test.each(['putReceipt', 'putRecord'])(
    'what passes is tried again, what stays of %s fails and is not quarantined',
    async (method) => {
      const brief = setUp({ gate: faultsOn(method, 'before', [throws, throws]) });
      expect(await brief.send(sampleReport())).toEqual(['accepted']);
      expect(brief.deps.clock.waited).toBe(2);
      const lasting = setUp({ gate: faultsOn(method, 'before', Array(20).fill(throws)) });
      expect(await lasting.send(sampleReport())).toEqual(['failed']);
      expect((await lasting.deps.quarantine.list({}, undefined, 10)).items).toEqual([]);
    },
  );

  test('one message that cannot be recorded now fails alone', async () => {
    const gate: Gate = async ({ method, args }) =>
      method === 'putRecord' && JSON.stringify(args).includes('"desk:s2"') ? throws : undefined;
    const { send } = setUp({ gate });
    const outcomes = await send(...['s1', 's2', 's3'].map((local) => sampleReport({ local })));
    expect(outcomes).toEqual(['accepted', 'failed', 'accepted']);
  });

  test('states that cannot be read together are read one by one, and only whose own cannot be fails', async () => {
    const gate: Gate = async ({ method, args }) =>
      method === 'states' && JSON.stringify(args).includes('"desk:s2"') ? throws : undefined;
    const { send } = setUp({ gate });
    const outcomes = await send(...['s1', 's2', 's3'].map((local) => sampleReport({ local })));
    expect(outcomes).toEqual(['accepted', 'failed', 'accepted']);
  });

  test.each(['putReceipt', 'putRecord'] as const)(
    'one event whose %s is refused is quarantined, and holds nobody up',
    async (method) => {
      const { deps } = setUp();
      const ledger: Ledger = {
        ...deps.ledger,
        async [method](item: never) {
          if (JSON.stringify(item).includes('"desk:s2"'))
            return { outcome: 'refused', message: 'the item is too large' };
          return deps.ledger[method](item);
        },
      };
      const deliveries = ['s1', 's2', 's3'].map((local) => sampleDelivery(sampleReport({ local })));
      expect(await ingest(deliveries, { ...deps, ledger })).toMatchObject([
        { outcome: 'accepted' },
        { outcome: 'quarantined', code: 'unstorable' },
        { outcome: 'accepted' },
      ]);
      expect(await deps.quarantine.get('bus-s2-1')).toMatchObject({ reason: 'data: the item is too large' });
    },
  );

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
