import { describe, expect, test } from 'vitest';
import { entityText, eventKeyText, type Ledger, recordNameText } from '../../ports/ledger.ts';
import { EMPTY_HEAD } from '../../project/journal-item.ts';
import type { OpenPorts } from './ports.ts';
import { commitNext, day } from './sample-commits.ts';
import { listed, nameOf, noise, paged, putAll, receiptOf, recordOf } from './sample-records.ts';

const TENTH = day('2024-01-10');

/** How every ledger is read, whatever it is kept in. */
export function readingConformance(adapter: string, open: OpenPorts): void {
  describe(`reading the ledger of ${adapter}`, () => {
    readingByName(open);
    readingAll(open);
    readingAccepted(open);
  });
}

function readingByName(open: OpenPorts): void {
  test('gives nothing at first', async () => {
    const { ledger } = await open();
    const name = nameOf('desk:a');
    expect(await ledger.head()).toEqual(EMPTY_HEAD);
    expect(await ledger.journal(EMPTY_HEAD.seq, 10)).toEqual([]);
    expect(await ledger.entity(name)).toEqual([]);
    const found = [ledger.records([name]), ledger.states([name]), ledger.receipts([receiptOf(recordOf(name))])];
    expect((await Promise.all(found)).map(({ size }) => size)).toEqual([0, 0, 0]);
    expect((await Promise.all([ledger.records([]), ledger.states([])])).map(({ size }) => size)).toEqual([0, 0]);
    expect([...(await listed(ledger.scan())), ...(await listed(ledger.scanStates()))]).toEqual([]);
    expect(await ledger.acceptedOn(TENTH, undefined, undefined, 10)).toEqual({ items: [] });
    expect(await ledger.sweptThrough()).toBeUndefined();
  });

  test('gives an entity’s records in order, revisions as numbers, and nobody else’s', async () => {
    const { ledger } = await open();
    const names = [nameOf('desk:a', 10), nameOf('desk:a', 9), nameOf('desk:a', 1, 'annex'), nameOf('desk:a', 1e9)];
    const others = [nameOf('desk:a1'), nameOf('desk-2:a'), nameOf('desk:a', 1, 'report', 'pledge')];
    await putAll(
      ledger,
      [...names, ...others].map((name) => recordOf(name)),
    );
    const entries = await ledger.entity(nameOf('desk:a'));
    expect(entries.map(({ record, revision }) => `${record} ${revision}`)).toEqual([
      'annex 1',
      'report 9',
      'report 10',
      'report 1000000000',
    ]);
  });

  test('reads an entity of several megabytes whole, keys and payloads', async () => {
    const { ledger } = await open();
    const data = noise(100_000);
    const records = Array.from({ length: 24 }, (_, n) =>
      recordOf(nameOf('desk:a', n + 1), { payload: { kept: true, data, salt: '5a' } }),
    );
    await putAll(ledger, records);
    const entries = await ledger.entity(nameOf('desk:a'));
    expect(entries.map(({ revision, payload }) => `${revision} ${payload.kept}`)).toEqual(
      records.map(({ revision }) => `${revision} apart`),
    );
    const found = await ledger.records(entries);
    expect(records.every((record) => found.get(recordNameText(record))?.hash === record.hash)).toBe(true);
    expect([...found.values()].every(({ payload }) => payload.kept && payload.data === data)).toBe(true);
  });

  test('finds more names than a batch holds, asked twice or not there', async () => {
    const { ledger } = await open();
    const names = Array.from({ length: 120 }, (_, n) => nameOf(`desk:s${n}`));
    const records = names.map((name) => recordOf(name));
    await putAll(ledger, records);
    for (const record of records) await ledger.putReceipt(receiptOf(record));
    await commitNext(ledger, { names: names.slice(0, 60) });
    await commitNext(ledger, { names: names.slice(60) });
    const asked = [...names, ...names.slice(0, 3), nameOf('desk:none'), nameOf('desk:s1', 2)];
    expect([...(await ledger.records(asked)).keys()].sort()).toEqual(names.map(recordNameText).sort());
    expect([...(await ledger.states(asked)).keys()].sort()).toEqual(names.map(entityText).sort());
    const keys = [...asked].map((name) => receiptOf(recordOf(name)));
    expect([...(await ledger.receipts(keys)).keys()].sort()).toEqual(
      records.map((record) => eventKeyText(receiptOf(record))).sort(),
    );
  });

  test('keeps apart the states of entities and kinds however alike their names are', async () => {
    const { ledger } = await open();
    const names = [nameOf('desk:a'), nameOf('desk:a1'), nameOf('desk:a', 1, 'report', 'pledge')];
    const { states } = await commitNext(ledger, { names });
    const found = await ledger.states(names.slice(1));
    const expected = states.slice(1).map(({ state }) => [entityText(state), state] as const);
    expect(found).toEqual(new Map(expected));
  });
}

function readingAll(open: OpenPorts): void {
  test('scans every record once, those of an entity one after the other, and nothing else', async () => {
    const { ledger } = await open();
    const entities = Array.from({ length: 30 }, (_, n) => `desk:s${n}`);
    const names = [3, 1, 2].flatMap((revision) => entities.map((entity) => nameOf(entity, revision)));
    const alike = [nameOf('desk:s1', 1, 'report', 'pledge'), nameOf('other:s1')];
    const large = recordOf(nameOf('desk:s1', 4), { payload: { kept: true, data: noise(9000), salt: '5a' } });
    const records = [...[...names, ...alike].map((name) => recordOf(name)), large];
    await putAll(ledger, records);
    await ledger.putReceipt(receiptOf(large));
    await commitNext(ledger, { names: names.slice(0, 2) });
    const scanned = await listed(ledger.scan());
    const text = (all: typeof scanned) => all.map((record) => JSON.stringify(record, Object.keys(large).sort())).sort();
    expect(text(scanned)).toEqual(text(records));
    const groups = scanned.map(entityText).filter((entity, index, all) => entity !== all[index - 1]);
    expect(groups).toHaveLength(new Set(groups).size);
  });

  test('scans every state once, and nothing else', async () => {
    const { ledger } = await open();
    const names = Array.from({ length: 30 }, (_, n) => nameOf(`desk:s${n}`));
    await putAll(ledger, [recordOf(nameOf('desk:s1'))]);
    const { states } = await commitNext(ledger, { names });
    await commitNext(ledger, { names: names.slice(0, 1), expectedVersion: 1 });
    const scanned = await listed(ledger.scanStates());
    expect(scanned.map(({ entity, version }) => `${entity} ${version}`).sort()).toEqual(
      states.map(({ state }) => `${state.entity} ${state.entity === 'desk:s0' ? 2 : 1}`).sort(),
    );
  });

  test('remembers how far a sweep has come', async () => {
    const { ledger } = await open();
    await ledger.setSweptThrough('2024-01-10T12:00:00.000Z');
    await ledger.setSweptThrough('2024-01-10T12:15:00.000Z');
    expect(await ledger.sweptThrough()).toBe('2024-01-10T12:15:00.000Z');
    expect(await listed(ledger.scan())).toEqual([]);
  });
}

function readingAccepted(open: OpenPorts): void {
  const filled = async (): Promise<Ledger> => {
    const { ledger } = await open();
    const at = (entity: string, acceptedAt: string) => recordOf(nameOf(entity), { acceptedAt });
    await putAll(ledger, [
      at('desk:late', '2024-01-10T23:59:59.999Z'),
      at('desk:next', '2024-01-11T00:00:00.000Z'),
      at('desk:early', '2024-01-10T00:00:00.000Z'),
      at('desk:before', '2024-01-09T23:59:59.999Z'),
      at('desk:noon-b', '2024-01-10T12:00:00.000Z'),
      at('desk:noon-a', '2024-01-10T12:00:00.000Z'),
    ]);
    return ledger;
  };

  test('lists what was accepted on a day in order of acceptance, page by page to the end', async () => {
    const ledger = await filled();
    const { items, sizes } = await paged((after) => ledger.acceptedOn(TENTH, undefined, after, 2));
    expect(items.map(({ entity }) => entity)).toEqual(['desk:early', 'desk:noon-a', 'desk:noon-b', 'desk:late']);
    expect(items[0]).toEqual({ kind: 'strike', entity: 'desk:early', acceptedAt: '2024-01-10T00:00:00.000Z' });
    expect(sizes).toEqual([2, 2]);
  });

  test.each([
    ['2024-01-09T12:00:00.000Z', ['early', 'noon-a', 'noon-b', 'late']],
    ['2024-01-10T12:00:00.000Z', ['noon-a', 'noon-b', 'late']],
    ['2024-01-10T12:00:00.001Z', ['late']],
    ['2024-01-11T00:00:00.000Z', []],
  ])('lists what was accepted on a day from %s on', async (since, expected) => {
    const ledger = await filled();
    const { items } = await paged((after) => ledger.acceptedOn(TENTH, since, after, 1));
    expect(items.map(({ entity }) => entity)).toEqual(expected.map((local) => `desk:${local}`));
  });

  test('says there is no next page when one ends exactly at the end', async () => {
    const ledger = await filled();
    expect(await ledger.acceptedOn(TENTH, undefined, undefined, 4)).not.toHaveProperty('next');
    expect((await ledger.acceptedOn(TENTH, undefined, undefined, 3)).next).toBeDefined();
  });
}
