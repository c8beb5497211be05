import { MAX_EVENT_BYTES } from '@counterweight/contracts/events';
import { utcDay } from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  createSampleDeps,
  SAMPLE_NOW_MS,
  type SampleEvent,
  sampleDelivery,
  sampleReport,
} from '../testing/samples/sample-deliveries.ts';
import { readDelivery } from './read-delivery.ts';

const today = utcDay(SAMPLE_NOW_MS);
const { senders } = createSampleDeps();
const read = (...given: Parameters<typeof sampleDelivery>) => readDelivery(sampleDelivery(...given), senders, today);

function refusal(...given: Parameters<typeof sampleDelivery>) {
  const reading = read(...given);
  if (reading.ok) throw new Error('it was taken');
  const { code, faults } = reading.refusal;
  return { code, fields: faults.map(({ field }) => field) };
}

const strike = (change: Record<string, unknown>) => sampleReport({ strike: change });
function withData(change: Record<string, unknown>): SampleEvent {
  const event = sampleReport();
  return { ...event, data: { ...event.data, ...change } };
}

test('a well-formed event is a candidate with its name, sender and status', () => {
  const reading = read(sampleReport({ local: 's7', revision: 3, id: 'e7' }), { busId: 'bus-7' });
  expect(reading).toMatchObject({
    ok: true,
    candidate: {
      ...{ busId: 'bus-7', sender: 'account:111111111111/desk', status: 'live' },
      name: { kind: 'strike', entity: 'desk:s7', record: 'report', revision: 3 },
    },
  });
});

describe('bad input is refused by the field at fault', () => {
  const window = (start: string, end: string, zone = 'Europe/Kyiv') => strike({ window: { start, end, zone } });

  test.each<[string, SampleEvent, string]>([
    ['a missing field', strike({ claimant: undefined }), 'data.strike.claimant'],
    ['an extra field', strike({ colour: 'red' }), 'data.strike.colour'],
    ['two extra fields, both', withData({ a: 1, b: 2 }), 'data.a,data.b'],
    ['an impossible day', window('2024-02-30', '2024-03-01'), 'data.strike.window.start'],
    ['an impossible hour', window('2024-02-01', '2024-02-01T25:00'), 'data.strike.window.end'],
    ['an end before the start', window('2024-01-10', '2024-01-09'), 'data.strike.window.end'],
    ['a zone that does not exist', window('2024-01-10', '2024-01-10', 'Mars/Base'), 'data.strike.window.zone'],
    ['a negative count', strike({ counts: { launched: -1 } }), 'data.strike.counts.launched'],
    ['a broken count', strike({ counts: { hit: 1.5 } }), 'data.strike.counts.hit'],
    ['no weapon', strike({ weapons: [] }), 'data.strike.weapons'],
    ['a revision of nought', withData({ revision: 0 }), 'data.revision'],
    ['a revision past a thousand million', withData({ revision: 1_000_000_001 }), 'data.revision'],
    ['an entity with a slash', withData({ entity: 'desk:a/b' }), 'data.entity'],
    ['no sources', withData({ sources: [] }), 'data.sources'],
    [
      'an unknown region',
      strike({ aimed_at: [{ precision: 'oblast', region: 'UA-00' }] }),
      'data.strike.aimed_at.0.region',
    ],
  ])('%s', (_, event, fields) => {
    expect(refusal(event)).toEqual({ code: 'invalid_event', fields: fields.split(',') });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['another CloudEvents version', { specversion: '0.3' }, 'specversion'],
    ['an id with a blank', { id: 'a b' }, 'id'],
    ['no id', { id: undefined }, 'id'],
    ['a source in capitals', { source: 'Desk' }, 'source'],
    ['a time without a zone', { time: '2024-01-10T12:00:00' }, 'time'],
    ['an unknown attribute', { colour: 'red' }, 'colour'],
    ['no data', { data: undefined }, 'data'],
  ])('%s', (_, detail, field) => {
    expect(refusal(sampleReport(), { detail })).toEqual({ code: 'invalid_event', fields: [field] });
  });

  test('a detail-type that is not the event’s type', () => {
    const envelope = { 'detail-type': 'counterweight.strike.retracted.v1' };
    expect(refusal(sampleReport(), { envelope })).toEqual({ code: 'invalid_event', fields: ['type'] });
  });

  test('an unknown type, with those that are known', () => {
    const reading = read({ ...sampleReport(), type: 'counterweight.rumour.heard.v1' });
    expect(reading).toMatchObject({ refusal: { code: 'unknown_type' } });
    expect(!reading.ok && reading.refusal.reason).toContain('counterweight.strike.reported.v1');
  });

  test('an unknown version, with the versions that are known', () => {
    const reading = read({ ...sampleReport(), type: 'counterweight.strike.reported.v2' });
    expect(reading).toMatchObject({ refusal: { code: 'unknown_version', faults: [{ field: 'type' }] } });
    expect(!reading.ok && reading.refusal.reason).toBe(
      'type: counterweight.strike.reported.v2 is a version that is not taken; taken: counterweight.strike.reported.v1',
    );
  });

  test('a revision of somebody else’s record', () => {
    expect(refusal(withData({ entity: 'other:s1' }))).toEqual({ code: 'not_permitted', fields: ['data.entity'] });
  });

  test('a source that the sender may not speak for', () => {
    expect(refusal(sampleReport({ source: 'third' }))).toEqual({ code: 'not_permitted', fields: ['source'] });
    expect(refusal(sampleReport(), { envelope: { account: 'stranger' } }).code).toBe('not_permitted');
  });

  test('an event larger than the bus takes, still by its own id', () => {
    const reading = read(strike({ note: 'x'.repeat(MAX_EVENT_BYTES) }));
    expect(reading).toMatchObject({
      refusal: { code: 'too_large', source: 'desk', eventId: 's1-1', faults: [{ field: 'detail' }] },
    });
  });

  test('what is no JSON, and what is no envelope, under the message’s own id', () => {
    const of = (body: string) => readDelivery({ messageId: 'm1', body }, senders, today);
    expect(of('{"id": ')).toMatchObject({ refusal: { code: 'invalid_json', busId: 'm1', sender: 'unknown' } });
    const partial = of('{"id": "x"}');
    expect(partial).toMatchObject({ refusal: { code: 'invalid_envelope', busId: 'm1' } });
    const fields = partial.ok ? [] : partial.refusal.faults.map(({ field }) => field);
    expect(fields).toEqual(['account', 'source', 'detail-type', 'detail']);
  });
});

describe('what no schema looks for is refused by field', () => {
  test.each([
    ['half of a surrogate pair in a text', { note: 'a\ud800' }, 'data.note'],
    ['one in a name', { 'a\udfff': 1 }, 'data.a\ufffd'],
    ['deep nesting', { deep: JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) }, `data.deep${'.0'.repeat(30)}`],
  ])('%s', (_, member, field) => {
    const event = sampleReport();
    const body = sampleDelivery(event).body.replace('"data":{', () => `"data":{${memberText(member)},`);
    const reading = readDelivery({ messageId: 'm', body }, senders, today);
    expect(reading).toMatchObject({ refusal: { code: 'invalid_event', eventId: event.id, faults: [{ field }] } });
  });

  test('a claimed id that is no text is well formed where it is kept', () => {
    expect(read(sampleReport(), { detail: { id: 'a\ud800' } })).toMatchObject({ refusal: { eventId: 'a\ufffd' } });
  });
});

/** By hand, since writing what is nested so deep as JSON has no room on the stack. */
function memberText(member: object): string {
  const [name = '', value] = Object.entries(member)[0] ?? [];
  const text = name === 'deep' ? `${'['.repeat(20_000)}${']'.repeat(20_000)}` : JSON.stringify(value);
  return `${JSON.stringify(name)}:${text}`;
}

test('what stops a check is unreadable, by the message’s own id', () => {
  const failing = {
    ...senders,
    check: () => {
      throw new RangeError('too much');
    },
  };
  const reading = readDelivery(sampleDelivery(sampleReport()), failing, today);
  expect(reading).toMatchObject({ ok: false, refusal: { code: 'unreadable', reason: 'cannot be read: RangeError' } });
});

property.prop([fc.jsonValue(), fc.constantFrom('whole', 'detail', 'data')])(
  'no message stops the reader, whatever it holds',
  (json, where) => {
    const event = sampleReport();
    if (where === 'whole')
      expect(readDelivery({ messageId: 'm', body: JSON.stringify(json) }, senders, today).ok).toBe(false);
    if (where === 'detail') expect(read(event, { envelope: { detail: json } }).ok).toBe(false);
    if (where === 'data') expect(read(event, { detail: { data: json } }).ok).toBe(false);
  },
);

test('an event is as large as the bus counts it: what the bus wraps around it does not weigh', () => {
  const { 'detail-type': type, source, detail } = JSON.parse(sampleDelivery(sampleReport()).body);
  const weight = new TextEncoder().encode(`${source}${type}${JSON.stringify({ ...detail, padding: '' })}`).length;
  const codeAt = (bytes: number) => refusal(sampleReport(), { detail: { padding: 'x'.repeat(bytes - weight) } }).code;
  expect(codeAt(MAX_EVENT_BYTES)).toBe('invalid_event');
  expect(codeAt(MAX_EVENT_BYTES + 1)).toBe('too_large');
});
