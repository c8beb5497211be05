import { seqSchema, sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { eventKeyText, recordNameText } from '../../ports/ledger.ts';
import { EMPTY_HEAD, nextJournalItem } from '../../project/journal-item.ts';
import type { OpenPorts } from './ports.ts';
import { commitNext, day } from './sample-commits.ts';
import { entryOf, listed, nameOf, paged, receiptOf, recordOf } from './sample-records.ts';

const NOON = Date.UTC(2024, 0, 10, 12);
const desk = sourceSchema.parse('desk');

/** What every ledger does, whatever it is kept in. */
export function ledgerConformance(adapter: string, open: OpenPorts): void {
  describe(`the ledger of ${adapter}`, () => {
    appending(open);
    readingEntities(open);
    listing(open);
    journalling(open);
  });
}

function appending(open: OpenPorts): void {
  test('holds nothing at first', async () => {
    const { ledger } = await open();
    expect(await ledger.head()).toEqual(EMPTY_HEAD);
    expect(await ledger.entity(nameOf('desk:a'))).toEqual([]);
    expect((await ledger.records([nameOf('desk:a')])).size).toBe(0);
    expect((await ledger.receipts([])).size).toBe(0);
    expect(await ledger.eventOfBusId('none')).toBeUndefined();
    expect(await listed(ledger.scan())).toEqual([]);
  });

  test('gives back record, receipt and bus id exactly as appended', async () => {
    const { ledger } = await open();
    const data = { Х: '\ud800 half', big: 1e21, small: -0.1, nested: [null, [], {}], empty: '', html: '<&>\u2028' };
    const record = recordOf(nameOf('desk:a'), { payload: { kept: true, data } });
    expect(await ledger.append([entryOf(record)])).toEqual({ committed: true });
    expect(await ledger.records([record])).toEqual(new Map([[recordNameText(record), record]]));
    const receipt = receiptOf(record);
    expect(await ledger.receipts([receipt])).toEqual(new Map([[eventKeyText(receipt), receipt]]));
    expect(await ledger.eventOfBusId(entryOf(record).busId)).toEqual({ source: desk, id: record.eventId });
  });

  test('keeps what a redaction leaves of a record', async () => {
    const { ledger } = await open();
    const payload = { kept: false, reason: 'danger to a person', answer: 451 } as const;
    const record = recordOf(nameOf('desk:a'), { status: 'retracted', payload });
    await ledger.append([entryOf(record)]);
    expect(await listed(ledger.scan())).toEqual([record]);
  });

  test('names every entry whose record or receipt is taken, and then stores none', async () => {
    const { ledger } = await open();
    const [a, b, c] = ['a', 'b', 'c'].map((local) => recordOf(nameOf(`desk:${local}`)));
    if (!a || !b || !c) throw new Error('three records');
    await ledger.append([entryOf(a), entryOf(b)]);
    const taken = entryOf(recordOf(nameOf('desk:d'), { eventId: b.eventId }));
    const outcome = await ledger.append([entryOf(c), entryOf({ ...a, eventId: 'another' }), taken]);
    expect(outcome).toMatchObject({
      committed: false,
      reasons: [
        { item: { type: 'record', entry: 1 }, code: 'condition_failed' },
        { item: { type: 'receipt', entry: 2 }, code: 'condition_failed' },
      ],
    });
    expect((await ledger.records([c, nameOf('desk:d')])).size).toBe(0);
    expect(await ledger.eventOfBusId(entryOf(c).busId)).toBeUndefined();
  });

  test('of many appends of one name at the same time takes one', async () => {
    const { ledger } = await open();
    const entries = [1, 2, 3, 4].map((n) => entryOf(recordOf(nameOf('desk:a'), { eventId: `event-${n}` })));
    const outcomes = await Promise.all(entries.map((entry) => ledger.append([entry])));
    expect(outcomes.filter(({ committed }) => committed)).toHaveLength(1);
    expect(await ledger.entity(nameOf('desk:a'))).toHaveLength(1);
  });

  test('remembers a second bus id of an event that has its receipt', async () => {
    const { ledger } = await open();
    const record = recordOf(nameOf('desk:a'));
    await ledger.append([entryOf(record)]);
    const event = { source: desk, id: record.eventId };
    await ledger.append([{ record: undefined, receipt: undefined, busId: 'again', event }]);
    expect(await ledger.eventOfBusId('again')).toEqual(event);
    expect(await ledger.eventOfBusId(entryOf(record).busId)).toEqual(event);
  });

  test('takes 33 entries, and can never store 34 or a name twice', async () => {
    const { ledger } = await open();
    const entries = Array.from({ length: 34 }, (_, n) => entryOf(recordOf(nameOf(`desk:s${n}`))));
    const invalid = { committed: false, reasons: [{ item: { type: 'transaction' }, code: 'invalid' }] };
    expect(await ledger.append(entries)).toMatchObject(invalid);
    const twice = entryOf(recordOf(nameOf('desk:s0'), { eventId: 'another' }));
    expect(await ledger.append([...entries.slice(0, 2), twice])).toMatchObject(invalid);
    expect(await listed(ledger.scan())).toEqual([]);
    expect(await ledger.append(entries.slice(0, 33))).toEqual({ committed: true });
  });
}

function readingEntities(open: OpenPorts): void {
  test('gives an entity’s records in order, revisions as numbers, and nobody else’s', async () => {
    const { ledger } = await open();
    const names = [nameOf('desk:a', 10), nameOf('desk:a', 9), nameOf('desk:a', 1, 'annex'), nameOf('desk:a', 1e9)];
    const others = [nameOf('desk:a1'), nameOf('desk-2:a'), nameOf('desk:a', 1, 'report', 'pledge')];
    await ledger.append([...names, ...others].map((name) => entryOf(recordOf(name))));
    const records = await ledger.entity(nameOf('desk:a'));
    const texts = records.map(({ record, revision, known }) => [record, revision, known]);
    expect(texts).toEqual([
      ['annex', 1, undefined],
      ['report', 9, undefined],
      ['report', 10, undefined],
      ['report', 1e9, undefined],
    ]);
  });

  test('tells of each record whether and when it became known', async () => {
    const ports = await open();
    const [first, second] = [nameOf('desk:a'), nameOf('desk:a', 2)];
    await ports.ledger.append([first, second].map((name) => entryOf(recordOf(name))));
    const { item } = await commitNext(ports, { names: [first] });
    const known = (await ports.ledger.entity(first)).map((record) => record.known);
    expect(known).toEqual([{ seq: item.seq, day: item.day }, undefined]);
  });

  test('reads an entity of several megabytes whole', async () => {
    const ports = await open();
    const data = 'x'.repeat(200_000);
    const names = Array.from({ length: 12 }, (_, n) => nameOf('desk:a', n + 1));
    for (const name of names) await ports.ledger.append([entryOf(recordOf(name, { payload: { kept: true, data } }))]);
    await commitNext(ports, { names });
    const records = await ports.ledger.entity(nameOf('desk:a'));
    expect(records.map(({ revision }) => revision)).toEqual(names.map(({ revision }) => revision));
    expect(records.every(({ known, payload }) => known?.seq === 1 && payload.kept && payload.data === data)).toBe(true);
  });

  test('finds more names than a batch holds, asked twice or not there', async () => {
    const { ledger } = await open();
    const names = Array.from({ length: 130 }, (_, n) => nameOf(`desk:s${n}`));
    for (let first = 0; first < names.length; first += 30) {
      await ledger.append(names.slice(first, first + 30).map((name) => entryOf(recordOf(name))));
    }
    const found = await ledger.records([...names, ...names.slice(0, 5), nameOf('desk:none')]);
    expect([...found.keys()].sort()).toEqual(names.map(recordNameText).sort());
    const events = names.map((name) => ({ source: desk, id: recordOf(name).eventId }));
    expect((await ledger.receipts([...events, { source: desk, id: 'none' }])).size).toBe(130);
  });
}

function listing(open: OpenPorts): void {
  test('lists a source’s records of a kind in order of name, page by page to the end', async () => {
    const { ledger } = await open();
    const names = ['desk:b', 'desk:a-1', 'desk:a.2', 'desk:a', 'desk:a1'].map((entity) => nameOf(entity));
    const retracted = recordOf(nameOf('desk:a', 10), { status: 'retracted' });
    const others = [nameOf('desk-2:a'), nameOf('des:k'), nameOf('desk:dataset', 1, 'description', 'dataset')];
    const records = [...names, nameOf('desk:a', 9), ...others].map((name) => recordOf(name));
    await ledger.append([...records, retracted].map(entryOf));
    const { items, sizes } = await paged((after) => ledger.bySource(desk, 'strike', after, 3));
    const texts = items.map(({ entity, revision }) => `${entity} ${revision}`);
    expect(texts).toEqual(['desk:a 1', 'desk:a 9', 'desk:a 10', 'desk:a-1 1', 'desk:a.2 1', 'desk:a1 1', 'desk:b 1']);
    expect(sizes).toEqual([3, 3, 1]);
    const { kind, entity, record, revision, hash, status } = retracted;
    expect(items[2]).toEqual({ kind, entity, record, revision, hash, status });
  });

  test('says there is no next page when one ends exactly at the end', async () => {
    const { ledger } = await open();
    await ledger.append(['desk:a', 'desk:b'].map((entity) => entryOf(recordOf(nameOf(entity)))));
    expect(await ledger.bySource(desk, 'strike', undefined, 2)).not.toHaveProperty('next');
    expect((await ledger.bySource(desk, 'strike', undefined, 1)).next).toBeDefined();
  });

  test('lists what was accepted on a day in order of acceptance', async () => {
    const { ledger } = await open();
    const at = (entity: string, acceptedAt: string) => entryOf(recordOf(nameOf(entity), { acceptedAt }));
    await ledger.append([
      at('desk:late', '2024-01-10T23:59:59.999Z'),
      at('desk:next', '2024-01-11T00:00:00.000Z'),
      at('desk:early', '2024-01-10T00:00:00.000Z'),
      at('desk:before', '2024-01-09T23:59:59.999Z'),
      at('desk:noon', '2024-01-10T12:00:00.000Z'),
    ]);
    const { items, sizes } = await paged((after) => ledger.acceptedOn(day('2024-01-10'), after, 2));
    expect(items.map(({ entity }) => entity)).toEqual(['desk:early', 'desk:noon', 'desk:late']);
    expect(items[0]).toEqual({ kind: 'strike', entity: 'desk:early', acceptedAt: '2024-01-10T00:00:00.000Z' });
    expect(sizes).toEqual([2, 1]);
  });

  test('scans every record once, and nothing else it holds', async () => {
    const ports = await open();
    const names = ['desk:a', 'desk:b', 'other:c'].map((entity) => nameOf(entity));
    await ports.ledger.append(names.map((name) => entryOf(recordOf(name))));
    await commitNext(ports, { names: names.slice(0, 2) });
    const records = await listed(ports.ledger.scan());
    expect(records.map(recordNameText).sort()).toEqual(names.map(recordNameText).sort());
  });

  test('remembers how far a sweep has come', async () => {
    const { ledger } = await open();
    expect(await ledger.sweptThrough()).toBeUndefined();
    await ledger.setSweptThrough('2024-01-10T12:00:00.000Z');
    await ledger.setSweptThrough('2024-01-10T12:15:00.000Z');
    expect(await ledger.sweptThrough()).toBe('2024-01-10T12:15:00.000Z');
  });
}

function journalling(open: OpenPorts): void {
  test('gives the journal in order of number, from any position, up to a limit', async () => {
    const { ledger } = await open();
    let head = await ledger.head();
    for (let n = 0; n < 12; n += 1) {
      const item = nextJournalItem(head, [], NOON + n);
      expect(await ledger.advance(head, item)).toEqual({ committed: true });
      head = await ledger.head();
      expect(head).toEqual({ seq: item.seq, day: item.day, hash: item.hash, builds: {} });
    }
    const seqs = async (after: number, limit: number) =>
      (await ledger.journal(seqSchema.parse(after), limit)).map(({ seq }) => seq);
    expect(await seqs(0, 500)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await seqs(8, 3)).toEqual([9, 10, 11]);
    expect(await seqs(12, 10)).toEqual([]);
  });

  test('gives a journal item back exactly, so that its hash still holds', async () => {
    const ports = await open();
    const names = [nameOf('desk:a', 1e9), nameOf('desk:b', 2, 'report~1:+')];
    await ports.ledger.append(names.map((name) => entryOf(recordOf(name))));
    const { item } = await commitNext(ports, { names });
    expect(await ports.ledger.journal(EMPTY_HEAD.seq, 10)).toEqual([item]);
  });

  test('advances HEAD only from where it is, and says that it has moved', async () => {
    const { ledger } = await open();
    const first = nextJournalItem(EMPTY_HEAD, [], NOON);
    await ledger.advance(EMPTY_HEAD, first);
    const outcome = await ledger.advance(EMPTY_HEAD, nextJournalItem(EMPTY_HEAD, [], NOON + 1));
    expect(outcome).toMatchObject({
      committed: false,
      reasons: [
        { item: { type: 'head' }, code: 'condition_failed' },
        { item: { type: 'journal' }, code: 'condition_failed' },
      ],
    });
    expect(await ledger.journal(EMPTY_HEAD.seq, 10)).toEqual([first]);
  });

  test('lets one of many advance from the same place', async () => {
    const { ledger } = await open();
    await ledger.advance(EMPTY_HEAD, nextJournalItem(EMPTY_HEAD, [], NOON));
    const head = await ledger.head();
    const tries = [1, 2, 3, 4].map((n) => ledger.advance(head, nextJournalItem(head, [], NOON + n)));
    expect((await Promise.all(tries)).filter(({ committed }) => committed)).toHaveLength(1);
    expect(await ledger.journal(EMPTY_HEAD.seq, 10)).toHaveLength(2);
  });

  test('a redaction takes the payload wherever the record is found, and leaves all else in its place', async () => {
    const ports = await open();
    const { ledger } = ports;
    const [name, other] = [nameOf('desk:a'), nameOf('desk:a', 2)];
    const record = recordOf(name, { payload: { kept: true, data: { words: 'marker' } } });
    await ledger.append([entryOf(record), entryOf(recordOf(other))]);
    await commitNext(ports, { names: [name, other] });
    const head = await ledger.head();
    const entry = { ...name, hash: record.hash, change: 'redacted' as const };
    const item = nextJournalItem(head, [entry], NOON + 1);
    expect(await ledger.redact(head, item, { record, reason: 'an address', answer: 451 })).toEqual({ committed: true });
    const redacted = { ...record, payload: { kept: false, reason: 'an address', answer: 451 } };
    expect((await ledger.records([name])).get(recordNameText(name))).toEqual(redacted);
    expect((await ledger.entity(name)).map(({ known: _, ...each }) => each)).toEqual([redacted, recordOf(other)]);
    expect((await ledger.entity(name))[0]?.known).toEqual({ seq: 1, day: '2024-01-10' });
    expect((await listed(ledger.scan())).find(({ revision }) => revision === 1)).toEqual(redacted);
    expect((await ledger.bySource(record.source, 'strike', undefined, 5)).items).toHaveLength(2);
    expect(await ledger.head()).toEqual({ seq: item.seq, day: item.day, hash: item.hash, builds: head.builds });
    expect((await ledger.journal(head.seq, 5))[0]).toEqual(item);
  });

  test('a redaction is refused where HEAD has moved, the payload is gone, or the record is another or none', async () => {
    const { ledger } = await open();
    const record = recordOf(nameOf('desk:a'));
    await ledger.append([entryOf(record)]);
    const redaction = { record, reason: 'an address', answer: 410 as const };
    const item = nextJournalItem(EMPTY_HEAD, [], NOON);
    const refused = (type: string) => ({ committed: false, reasons: [{ item: { type }, code: 'condition_failed' }] });
    const another = { ...redaction, record: { ...record, hash: 'another' } };
    expect(await ledger.redact(EMPTY_HEAD, item, another)).toMatchObject(refused('record'));
    const none = { ...redaction, record: recordOf(nameOf('desk:b')) };
    expect(await ledger.redact(EMPTY_HEAD, item, none)).toMatchObject(refused('record'));
    expect(await ledger.head()).toEqual(EMPTY_HEAD);
    await ledger.redact(EMPTY_HEAD, item, redaction);
    const head = await ledger.head();
    expect(await ledger.redact(head, nextJournalItem(head, [], NOON), redaction)).toMatchObject(refused('record'));
    expect(await ledger.redact(EMPTY_HEAD, item, none)).toMatchObject({
      reasons: [{ item: { type: 'head' } }, { item: { type: 'journal' } }, { item: { type: 'record' } }],
    });
  });
}
