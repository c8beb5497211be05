import { describe, expect, test } from 'vitest';
import { MAX_RAW_BYTES, MAX_RETRIES_KEPT, type QuarantineItem } from '../../ports/quarantine.ts';
import type { OpenPorts } from './ports.ts';
import { paged } from './sample-records.ts';

function itemOf(id: string, changes: Partial<QuarantineItem> = {}): QuarantineItem {
  return {
    id,
    stage: 'ingest',
    code: 'invalid_event',
    reason: 'data.revision: must be at least 1',
    faults: [{ field: 'data.revision', message: 'must be at least 1' }],
    source: 'desk',
    eventId: `event of ${id}`,
    type: 'counterweight.strike.reported.v1',
    sender: 'account:000000000000/desk',
    at: '2024-01-10T12:00:00.000Z',
    raw: { text: '{"a":1}', bytes: 7, sha256: 'abc', truncated: false },
    ...changes,
  };
}

/** What every quarantine does, whatever it is kept in. */
export function quarantineConformance(adapter: string, open: OpenPorts): void {
  describe(`the quarantine of ${adapter}`, () => {
    test('gives an item back exactly, whatever the event claimed', async () => {
      const { quarantine } = await open();
      const nothing = { source: undefined, eventId: undefined, type: undefined };
      const raw = { text: '\u0000'.repeat(MAX_RAW_BYTES), bytes: 300_000, sha256: 'def', truncated: true };
      const items = [
        itemOf('a'),
        itemOf('b', { ...nothing, raw }),
        itemOf('c', { source: '', eventId: '#\ud800', type: '\u0000' }),
        itemOf('d', { source: 'я'.repeat(256), eventId: '\u0001'.repeat(256) }),
      ];
      for (const item of items) await quarantine.put(item);
      for (const item of items) expect(await quarantine.get(item.id)).toEqual(item);
      expect(await quarantine.get('none')).toBeUndefined();
      expect((await quarantine.list({}, undefined, 10)).items).toHaveLength(4);
    });

    test('keeps the first of two items of one id', async () => {
      const { quarantine } = await open();
      await quarantine.put(itemOf('a'));
      await quarantine.put(itemOf('a', { reason: 'another', at: '2024-01-11T00:00:00.000Z' }));
      expect(await quarantine.get('a')).toEqual(itemOf('a'));
      expect((await quarantine.list({}, undefined, 10)).items).toHaveLength(1);
    });

    test('lists the newest first, page by page to the end', async () => {
      const { quarantine } = await open();
      const ids = ['e', 'b', 'd', 'a', 'c'];
      for (const [n, id] of ids.entries()) await quarantine.put(itemOf(id, { at: `2024-01-10T12:00:0${n}.000Z` }));
      const { items, sizes } = await paged((after) => quarantine.list({}, after, 2));
      expect(items.map(({ id }) => id)).toEqual(ids.toReversed());
      expect(sizes).toEqual([2, 2, 1]);
      expect(await quarantine.list({}, undefined, 5)).not.toHaveProperty('next');
    });

    test('notes what came of retries, the latest of them, and nothing for an item that is not there', async () => {
      const { quarantine } = await open();
      const faults = [{ message: 'said first', field: 'data' }];
      await quarantine.put(itemOf('a', { faults, reason: 'x'.repeat(9000) }));
      const first = await quarantine.get('a');
      const retry = (n: number) => ({ at: `2024-01-11T12:00:${n}.000Z`, outcome: 'quarantined', code: 'unknown_type' });
      await quarantine.noteRetry('a', retry(10));
      await quarantine.noteRetry('none', retry(10));
      await quarantine.noteRetry('a', { at: '2024-01-11T12:00:11.000Z', outcome: 'accepted' });
      const noted = [retry(10), { at: '2024-01-11T12:00:11.000Z', outcome: 'accepted' }];
      expect(await quarantine.get('a')).toEqual({ ...first, retries: noted });
      expect(await quarantine.get('none')).toBeUndefined();
      for (let n = 12; n < 40; n += 1) await quarantine.noteRetry('a', retry(n));
      expect((await quarantine.get('a'))?.retries?.map(({ at }) => at)).toEqual(
        Array.from({ length: MAX_RETRIES_KEPT }, (_, n) => retry(20 + n).at),
      );
    });

    test('keeps both of two retries that are noted at once', async () => {
      const { quarantine } = await open();
      await quarantine.put(itemOf('a'));
      const outcomes = ['accepted', 'duplicate', 'failed'];
      await Promise.all(
        outcomes.map((outcome) => quarantine.noteRetry('a', { at: '2024-01-11T12:00:00.000Z', outcome })),
      );
      expect((await quarantine.get('a'))?.retries?.map(({ outcome }) => outcome).sort()).toEqual(outcomes);
    });

    test('empties an item that is redacted of whatever repeats what was sent', async () => {
      const { quarantine } = await open();
      await quarantine.put(
        itemOf('a', { raw: { text: '{"a":"marker"}', bytes: 14, sha256: 'abc', truncated: false } }),
      );
      await quarantine.noteRetry('a', { at: '2024-01-11T12:00:00.000Z', outcome: 'accepted' });
      await quarantine.redact('a', 'a person’s address');
      await quarantine.redact('none', 'a person’s address');
      const item = await quarantine.get('a');
      const raw = { text: '', bytes: 14, sha256: '', truncated: false };
      expect(item).toMatchObject({
        ...itemOf('a'),
        reason: 'redacted',
        faults: [],
        raw,
        redacted: 'a person’s address',
      });
      expect(item?.retries).toHaveLength(1);
      expect((await quarantine.list({ source: 'desk' }, undefined, 5)).items).toEqual([item]);
    });

    test('finds by claimed source, by event id, and by both', async () => {
      const { quarantine } = await open();
      const claims = [
        ['a', 'desk', 'x'],
        ['b', 'desk', 'y'],
        ['c', 'desk-2', 'x'],
        ['d', undefined, undefined],
        ['e', 'desk', 'x'],
      ] as const;
      for (const [id, source, eventId] of claims) await quarantine.put(itemOf(id, { source, eventId }));
      const found = async (filter: { source?: string; eventId?: string }) =>
        (await paged((after) => quarantine.list(filter, after, 1))).items.map(({ id }) => id);
      expect(await found({ source: 'desk' })).toEqual(['e', 'b', 'a']);
      expect(await found({ eventId: 'x' })).toEqual(['e', 'c', 'a']);
      expect(await found({ source: 'desk', eventId: 'x' })).toEqual(['e', 'a']);
      expect(await found({ source: 'desk-2', eventId: 'y' })).toEqual([]);
    });
  });
}
