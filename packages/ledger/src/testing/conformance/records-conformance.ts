import { sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import {
  eventKeyText,
  type LedgerRecord,
  MAX_INLINE_PAYLOAD_BYTES,
  type RecordEntry,
  recordNameText,
} from '../../ports/ledger.ts';
import type { OpenPorts } from './ports.ts';
import { listed, nameOf, noise, putAll, receiptOf, recordOf } from './sample-records.ts';

/** What every ledger does with receipts and records, whatever it is kept in. */
export function recordsConformance(adapter: string, open: OpenPorts): void {
  describe(`receipts in the ledger of ${adapter}`, () => puttingReceipts(open));
  describe(`records in the ledger of ${adapter}`, () => {
    puttingRecords(open);
    largePayloads(open);
  });
}

function puttingReceipts(open: OpenPorts): void {
  test('are given back exactly as put, by their keys', async () => {
    const { ledger } = await open();
    const receipt = { ...receiptOf(recordOf(nameOf('desk:a', 1e9))), id: 'with # and /, я' };
    expect(await ledger.putReceipt(receipt)).toEqual({ outcome: 'stored' });
    expect(await ledger.receipts([receipt])).toEqual(new Map([[eventKeyText(receipt), receipt]]));
  });

  test('are written once for each key: the first stands, whatever comes after it', async () => {
    const { ledger } = await open();
    const first = receiptOf(recordOf(nameOf('desk:a')));
    await ledger.putReceipt(first);
    const again = { ...first, at: '2024-01-11T00:00:00.000Z', sender: 'another' };
    const reused = { ...first, name: nameOf('desk:b') };
    for (const later of [again, reused]) {
      expect(await ledger.putReceipt(later)).toEqual({ outcome: 'taken', held: first });
    }
    expect([...(await ledger.receipts([first])).values()]).toEqual([first]);
  });

  test('of another source stand beside those of the same id', async () => {
    const { ledger } = await open();
    const first = receiptOf(recordOf(nameOf('desk:a')));
    await ledger.putReceipt(first);
    const other = { ...first, source: sourceSchema.parse('desk-2') };
    expect(await ledger.putReceipt(other)).toEqual({ outcome: 'stored' });
    expect((await ledger.receipts([first, other])).size).toBe(2);
  });

  test('of one key are stored once, however many come at the same time', async () => {
    const { ledger } = await open();
    const receipts = [1, 2, 3, 4].map((n) => ({ ...receiptOf(recordOf(nameOf(`desk:s${n}`))), id: 'the same' }));
    const outcomes = await Promise.all(receipts.map((receipt) => ledger.putReceipt(receipt)));
    expect(outcomes.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
    const [held] = (await ledger.receipts(receipts)).values();
    for (const each of outcomes) if (each.outcome === 'taken') expect(each.held).toEqual(held);
  });
}

function puttingRecords(open: OpenPorts): void {
  test('are given back exactly as put, by their names', async () => {
    const { ledger } = await open();
    const data = { Х: '\ud800 half', big: 1e21, small: -0.1, nested: [null, [], {}], empty: '', html: '<&>\u2028' };
    const record = recordOf(nameOf('desk:a'), { payload: { kept: true, data, salt: '5a' } });
    expect(await ledger.putRecord(record)).toEqual({ outcome: 'stored' });
    expect(await ledger.records([record])).toEqual(new Map([[recordNameText(record), record]]));
    expect(await ledger.entity(record)).toEqual([record]);
    expect(await listed(ledger.scan())).toEqual([record]);
  });

  test('keep what a redaction has left of them', async () => {
    const { ledger } = await open();
    const payload = { kept: false, reason: 'danger to a person', answer: 451 } as const;
    const record = recordOf(nameOf('desk:a'), { status: 'retracted', payload });
    await putAll(ledger, [record]);
    expect(await listed(ledger.scan())).toEqual([record]);
    expect(await ledger.entity(record)).toEqual([record]);
  });

  test('are written once for each name: the first stands, and is told', async () => {
    const { ledger } = await open();
    const first = recordOf(nameOf('desk:a'));
    await putAll(ledger, [first]);
    const other = {
      ...first,
      hash: 'another',
      eventId: 'another',
      payload: { kept: true, data: 'other', salt: '5b' },
    } as const;
    for (const later of [first, other]) {
      expect(await ledger.putRecord(later)).toEqual({ outcome: 'taken', held: first });
    }
    expect(await listed(ledger.scan())).toEqual([first]);
  });

  test.each([0, 2 * MAX_INLINE_PAYLOAD_BYTES])(
    'of one name are stored once, however many come at the same time, with payloads of over %i bytes',
    async (bytes) => {
      const { ledger } = await open();
      const records = [1, 2, 3, 4].map((n) => {
        const payload = { kept: true, data: { n, words: noise(bytes) }, salt: `5${n}` } as const;
        return recordOf(nameOf('desk:a'), { eventId: `event-${n}`, hash: `hash-${n}`, payload });
      });
      const outcomes = await Promise.all(records.map((record) => ledger.putRecord(record)));
      const [winner, ...others] = records.filter((_, index) => outcomes[index]?.outcome === 'stored');
      if (winner === undefined) throw new Error('none is stored');
      expect(others).toEqual([]);
      for (const each of outcomes) if (each.outcome === 'taken') expect(each.held).toEqual(entryOf(winner, bytes > 0));
      expect([...(await ledger.records(records)).values()]).toEqual([winner]);
    },
  );
}

function largePayloads(open: OpenPorts): void {
  const withText = (text: string) => recordOf(nameOf('desk:a'), { payload: { kept: true, data: text, salt: '5a' } });

  test.each([
    ['of just the bound stands with its record', 'x'.repeat(MAX_INLINE_PAYLOAD_BYTES - 2), false],
    ['of one byte more stands apart', 'x'.repeat(MAX_INLINE_PAYLOAD_BYTES - 1), true],
    ['is measured in bytes of UTF-8', 'я'.repeat(MAX_INLINE_PAYLOAD_BYTES / 2), true],
  ])('a payload %s', async (_, text, apart) => {
    const { ledger } = await open();
    const record = withText(text);
    await putAll(ledger, [record]);
    const entry = entryOf(record, apart);
    expect(await ledger.entity(record)).toEqual([entry]);
    expect(await ledger.entries([record, nameOf('desk:none')])).toEqual(new Map([[recordNameText(record), entry]]));
    expect(await ledger.salts([record, nameOf('desk:none')])).toEqual(new Map([[recordNameText(record), '5a']]));
    expect([...(await ledger.records([record])).values()]).toEqual([record]);
    expect(await listed(ledger.scan())).toEqual([record]);
  });

  test('a large payload that comes again, or that conflicts with it, leaves the first as it is', async () => {
    const { ledger } = await open();
    const first = withText(noise(10_000));
    await putAll(ledger, [first]);
    const other = { ...withText(`other ${noise(10_000)}`), hash: 'another' };
    for (const later of [first, other]) expect(await ledger.putRecord(later)).toMatchObject({ outcome: 'taken' });
    expect([...(await ledger.records([first])).values()]).toEqual([first]);
  });

  test('a payload of an event’s largest size is stored; one that no item holds is refused, and leaves nothing', async () => {
    const { ledger } = await open();
    const refused = await ledger.putRecord(withText(noise(1_000_000)));
    expect(refused).toEqual({ outcome: 'refused', message: expect.any(String) });
    expect(await listed(ledger.scan())).toEqual([]);
    expect(await ledger.putRecord(withText(noise(256_000)))).toEqual({ outcome: 'stored' });
  });
}

function entryOf(record: LedgerRecord, isApart: boolean): RecordEntry {
  return isApart && record.payload.kept ? { ...record, payload: { kept: 'apart', salt: record.payload.salt } } : record;
}
