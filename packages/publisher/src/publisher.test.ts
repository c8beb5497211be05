import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { MAX_EVENT_BYTES } from '@counterweight/contracts/events';
import { describe, expect, test } from 'vitest';
import { asSink, createPublisher, type PublisherOptions } from './publisher.ts';
import type { BusEntry, BusEntryResult } from './put-events-port.ts';

interface Bus {
  readonly requests: BusEntry[][];
  readonly port: { putEvents(entries: readonly BusEntry[]): Promise<readonly BusEntryResult[]> };
}

/** A bus whose answer to the nth request (from 0) is given; it takes everything where none is. */
function busAnswering(answer?: (entries: readonly BusEntry[], request: number) => readonly BusEntryResult[]): Bus {
  const requests: BusEntry[][] = [];
  const putEvents = async (entries: readonly BusEntry[]) => {
    requests.push([...entries]);
    return answer?.(entries, requests.length - 1) ?? entries.map(taken);
  };
  return { requests, port: { putEvents } };
}

function taken(entry: BusEntry): BusEntryResult {
  return { EventId: `bus-${idOf(entry)}` };
}

function idOf(entry: BusEntry): string {
  const detail: { id: string } = JSON.parse(entry.Detail);
  return detail.id;
}

function withdrawal(id: string, reason = 'superseded by another desk') {
  return {
    specversion: '1.0',
    id,
    source: 'test-desk',
    type: 'counterweight.dataset.withdrawn.v1',
    data: { entity: 'test-desk:dataset', revision: 1, reason },
  };
}

function withdrawals(count: number) {
  return Array.from({ length: count }, (_, index) => withdrawal(`w${index}`));
}

function publisherTo({ port }: Bus, options: Partial<PublisherOptions> = {}) {
  return createPublisher({ client: port, busName: 'counterweight', backOff: async () => {}, ...options });
}

describe('publishing', () => {
  test('sends at most ten entries a request and answers with the bus ids in order', async () => {
    const bus = busAnswering();
    const outcomes = await publisherTo(bus).publish(withdrawals(23));
    expect(bus.requests.map(({ length }) => length).sort((a, b) => b - a)).toEqual([10, 10, 3]);
    expect(outcomes).toEqual(withdrawals(23).map(({ id }) => ({ outcome: 'sent', busId: `bus-${id}` })));
  });

  test('puts the type on the detail-type and the event source on the envelope', async () => {
    const bus = busAnswering();
    await publisherTo(bus).publish([{ ...withdrawal('w1'), time: '2026-01-02T03:04:05Z' }]);
    expect(bus.requests[0]?.[0]).toMatchObject({
      EventBusName: 'counterweight',
      Source: 'test-desk',
      DetailType: 'counterweight.dataset.withdrawn.v1',
      Time: new Date('2026-01-02T03:04:05Z'),
    });
  });

  test('puts another source on the envelope when told', async () => {
    const bus = busAnswering();
    await publisherTo(bus, { envelopeSource: 'counterweight.api' }).publish([withdrawal('w1')]);
    expect(bus.requests[0]?.[0]?.Source).toBe('counterweight.api');
  });

  test('sends again only the entries that a 200 reports as failed', async () => {
    const bus = busAnswering((entries, request) =>
      entries.map((entry, index) =>
        request === 0 && index % 2 === 0
          ? { ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' }
          : taken(entry),
      ),
    );
    const outcomes = await publisherTo(bus).publish(withdrawals(5));
    expect(bus.requests.map((entries) => entries.map(idOf))).toEqual([
      ['w0', 'w1', 'w2', 'w3', 'w4'],
      ['w0', 'w2', 'w4'],
    ]);
    expect(outcomes.map((outcome) => outcome.outcome)).toEqual(['sent', 'sent', 'sent', 'sent', 'sent']);
  });

  test('does not send again what the bus says can never be taken', async () => {
    const bus = busAnswering((entries) =>
      entries.map((entry) =>
        idOf(entry) === 'w1' ? { ErrorCode: 'MalformedDetail', ErrorMessage: 'no JSON' } : taken(entry),
      ),
    );
    const outcomes = await publisherTo(bus).publish(withdrawals(3));
    expect(bus.requests).toHaveLength(1);
    expect(outcomes[1]).toEqual({ outcome: 'failed', code: 'MalformedDetail', message: 'no JSON' });
  });

  test('gives up after its tries and says with what code', async () => {
    const bus = busAnswering((entries) => entries.map(() => ({ ErrorCode: 'InternalFailure', ErrorMessage: 'oops' })));
    const outcomes = await publisherTo(bus, { maxTries: 3 }).publish([withdrawal('w1')]);
    expect(bus.requests).toHaveLength(3);
    expect(outcomes).toEqual([{ outcome: 'failed', code: 'InternalFailure', message: 'oops' }]);
  });

  test('backs off before each new try', async () => {
    const waits: number[] = [];
    const bus = busAnswering((entries, request) =>
      request < 2 ? entries.map(() => ({ ErrorCode: 'InternalFailure' })) : entries.map(taken),
    );
    const backOff = async (attempt: number) => void waits.push(attempt);
    await publisherTo(bus, { backOff }).publish([withdrawal('w1')]);
    expect(waits).toEqual([1, 2]);
  });

  test('counts an entry without a result as not taken', async () => {
    const bus = busAnswering((entries, request) => (request === 0 ? [] : entries.map(taken)));
    expect(await publisherTo(bus).publish([withdrawal('w1')])).toEqual([{ outcome: 'sent', busId: 'bus-w1' }]);
    expect(bus.requests).toHaveLength(2);
  });

  test('sends the batch again after a lost connection, and only then', async () => {
    const errors = [
      Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
      Object.assign(new Error('no such bus'), { name: 'ResourceNotFoundException' }),
    ];
    const bus = busAnswering((_, request) => {
      throw errors[request] ?? new Error('asked once too often');
    });
    const [outcome] = await publisherTo(bus).publish([withdrawal('w1')]);
    expect(outcome).toEqual({ outcome: 'failed', code: 'ResourceNotFoundException', message: 'no such bus' });
  });

  test('refuses a malformed event by its field and sends the others', async () => {
    const bus = busAnswering();
    const bad = { ...withdrawal('w2'), data: { entity: 'test-desk:dataset', revision: 0, reason: 'x' } };
    const outcomes = await publisherTo(bus).publish([withdrawal('w1'), bad, withdrawal('w3')]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['sent', 'refused', 'sent']);
    expect(outcomes[1]).toMatchObject({ errors: [{ field: 'data.revision' }] });
    expect(bus.requests.flat().map(idOf)).toEqual(['w1', 'w3']);
  });

  test('refuses an event that is too large for the bus', async () => {
    const bus = busAnswering();
    const large = { ...withdrawal('w1'), dataschema: 'https://example.org/', subject: 'x'.repeat(256) };
    const padded = { ...large, type: 'counterweight.strike.retracted.v1' };
    const source = { publisher: 'ї'.repeat(200), title: 'ї'.repeat(500), quote: 'ї'.repeat(2000) };
    const data = { entity: 'test-desk:a', revision: 1, sources: Array(20).fill(source), reason: 'ї'.repeat(1000) };
    const fits = await publisherTo(bus).publish([{ ...padded, data }]);
    expect(fits[0]?.outcome).toBe('sent');
    const escaped = { publisher: '\u0001'.repeat(200), title: '\u0001'.repeat(500), quote: '\u0001'.repeat(2000) };
    const refused = await publisherTo(bus).publish([
      { ...padded, data: { ...data, sources: Array(20).fill(escaped) } },
    ]);
    expect(refused).toEqual([
      { outcome: 'refused', errors: [{ field: 'data', message: expect.stringContaining(String(MAX_EVENT_BYTES)) }] },
    ]);
  });

  test('keeps no more requests under way than it was told', async () => {
    let underWay = 0;
    let most = 0;
    const putEvents = async (entries: readonly BusEntry[]) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay -= 1;
      return entries.map(taken);
    };
    const publisher = createPublisher({ client: { putEvents }, busName: 'counterweight', concurrency: 3 });
    await publisher.publish(withdrawals(100));
    expect(most).toBe(3);
  });

  test('reports progress up to the last event', async () => {
    const seen: string[] = [];
    const onProgress = (done: number, of: number) => void seen.push(`${done}/${of}`);
    await publisherTo(busAnswering(), { concurrency: 1 }).publish([...withdrawals(12), 'nonsense'], { onProgress });
    expect(seen).toEqual(['11/13', '13/13']);
  });

  test('reports progress even when nothing could be sent', async () => {
    const seen: string[] = [];
    const onProgress = (done: number, of: number) => void seen.push(`${done}/${of}`);
    await publisherTo(busAnswering()).publish(['nonsense'], { onProgress });
    expect(seen).toEqual(['1/1']);
  });
});

test('a publisher takes the AWS SDK client as it is', async () => {
  const client = new EventBridgeClient({ region: 'eu-central-1' });
  const sent: PutEventsCommand[] = [];
  client.middlewareStack.add(
    () => async (args) => {
      sent.push(new PutEventsCommand(Object(args.input)));
      return { response: {}, output: { $metadata: {}, FailedEntryCount: 0, Entries: [{ EventId: 'bus-1' }] } };
    },
    { step: 'initialize' },
  );
  const outcomes = await createPublisher({ client, busName: 'counterweight' }).publish([withdrawal('w1')]);
  expect(outcomes).toEqual([{ outcome: 'sent', busId: 'bus-1' }]);
  expect(sent[0]?.input.Entries?.[0]?.DetailType).toBe('counterweight.dataset.withdrawn.v1');
});

test('a sink gives an event that is too large as failed, with the field', async () => {
  const large = Object({ ...withdrawal('w1'), data: { text: 'x'.repeat(300_000) } });
  const [outcome] = await asSink(publisherTo(busAnswering())).publish([large], 'token:0123456789abcdef');
  expect(outcome).toMatchObject({
    ...{ outcome: 'failed', code: 'invalid_event' },
    message: expect.stringMatching(/^data: /),
  });
});

describe('a sink that has so much time', () => {
  const batch = Array.from({ length: 35 }, (_, n) => Object(withdrawal(`w${n}`)));
  const send = (now: () => number, bus: Bus) =>
    asSink(publisherTo(bus, { now, concurrency: 1 }), { withinMs: 1000 }).publish(batch, 'token:0123456789abcdef');

  test('hands over what it can, and names each event that it did not send', async () => {
    let nowMs = 0;
    const bus = busAnswering((entries) => {
      nowMs += 600;
      return entries.map(taken);
    });
    const outcomes = await send(() => nowMs, bus);
    expect(bus.requests.map((entries) => entries.length)).toEqual([10, 10]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      ...Array.from({ length: 20 }, () => 'sent'),
      ...Array.from({ length: 15 }, () => 'failed'),
    ]);
    expect(outcomes.at(-1)).toMatchObject({ code: 'OutOfTime' });
  });

  test('has no end where nobody gave it one', async () => {
    let nowMs = 0;
    const bus = busAnswering((entries) => {
      nowMs += 600;
      return entries.map(taken);
    });
    const sink = asSink(publisherTo(bus, { now: () => nowMs, concurrency: 1 }));
    const outcomes = await sink.publish(batch, 'token:0123456789abcdef');
    expect(outcomes.every(({ outcome }) => outcome === 'sent')).toBe(true);
  });

  test('does not repeat what is refused for now once its time is over', async () => {
    let nowMs = 0;
    const bus = busAnswering((entries) => {
      nowMs += 1000;
      return entries.map(() => ({ ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' }));
    });
    const outcomes = await send(() => nowMs, bus);
    expect(bus.requests).toHaveLength(1);
    expect(outcomes.every((each) => each.outcome === 'failed' && each.code === 'OutOfTime')).toBe(true);
  });
});

test('a sink does not validate again what was validated at the door', async () => {
  const [outcome] = await asSink(publisherTo(busAnswering())).publish(
    [Object({ ...withdrawal('w1'), id: '' })],
    'token:0123456789abcdef',
  );
  expect(outcome).toMatchObject({ outcome: 'sent' });
});
