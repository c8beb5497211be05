import { seqSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import type { JournalItem } from '../../ports/ledger.ts';
import { EMPTY_HEAD, journalHash } from '../../project/journal-item.ts';
import type { OpenPorts } from './ports.ts';
import { commitNext, rowOf } from './sample-commits.ts';
import { nameOf, noise } from './sample-records.ts';

/** How every ledger keeps its journal, whatever it is kept in. */
export function journalConformance(adapter: string, open: OpenPorts): void {
  describe(`the journal of ${adapter}`, () => {
    reading(open);
    erasing(open);
  });
}

function reading(open: OpenPorts): void {
  test('is given in order of number, from any position, up to a limit', async () => {
    const { ledger } = await open();
    for (let n = 0; n < 12; n += 1) await commitNext(ledger);
    const seqs = async (after: number, limit: number) =>
      (await ledger.journal(seqSchema.parse(after), limit)).map(({ seq }) => seq);
    expect(await seqs(0, 500)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await seqs(8, 3)).toEqual([9, 10, 11]);
    expect(await seqs(12, 10)).toEqual([]);
    expect(await seqs(20, 10)).toEqual([]);
  });

  test('is given back exactly, so that the hashes hold', async () => {
    const { ledger } = await open();
    await commitNext(ledger, { names: [nameOf('desk:a', 1e9), nameOf('desk:b', 2, 'report~1:+')] });
    await commitNext(ledger, { names: [nameOf('desk:c')], on: '2024-01-11' });
    const items = await ledger.journal(EMPTY_HEAD.seq, 10);
    expect(items.map(({ hash, ...content }) => journalHash(content) === hash)).toEqual([true, true]);
    expect(items[1]?.previous).toBe(items[0]?.hash);
  });
}

function erasing(open: OpenPorts): void {
  const [a, b] = [nameOf('desk:a'), nameOf('desk:b')];
  const pledge = nameOf('desk:a', 1, 'report', 'pledge');
  const without = (item: JournalItem, { kind, entity }: typeof a): JournalItem => ({
    ...item,
    entities: item.entities.map((each) =>
      each.kind === kind && each.entity === entity ? { ...each, content: undefined } : each,
    ),
  });

  test('loses the rows and the salt of one entity in one item, and nothing else', async () => {
    const { ledger } = await open();
    const first = await commitNext(ledger, { names: [a, b, pledge] });
    const second = await commitNext(ledger, { names: [nameOf('desk:a', 2)], expectedVersion: 1 });
    await ledger.eraseRows(first.item.seq, a);
    expect(await ledger.journal(EMPTY_HEAD.seq, 10)).toEqual([without(first.item, a), second.item]);
    await ledger.eraseRows(first.item.seq, pledge);
    const [erased] = await ledger.journal(EMPTY_HEAD.seq, 1);
    expect(erased).toEqual(without(without(first.item, a), pledge));
    expect(erased && journalHash(erased)).toBe(first.item.hash);
    expect((await ledger.states([a])).size).toBe(1);
  });

  test('is left as it is where the rows are gone, the entity is not named, or there is no item', async () => {
    const { ledger } = await open();
    const { item } = await commitNext(ledger, { names: [a, b] });
    await ledger.eraseRows(item.seq, a);
    for (const [seq, ref] of [
      [1, a],
      [1, nameOf('desk:a1')],
      [1, pledge],
      [2, b],
    ] as const) {
      await ledger.eraseRows(seqSchema.parse(seq), ref);
    }
    expect(await ledger.journal(EMPTY_HEAD.seq, 10)).toEqual([without(item, a)]);
  });

  test('loses an entity’s rows wherever they stand among a megabyte of others’', async () => {
    const { ledger } = await open();
    const names = Array.from({ length: 20 }, (_, n) => nameOf(`desk:s${n}`));
    const { item } = await commitNext(ledger, { names, rows: [rowOf(1, noise(50_000))] });
    const [last, middle] = [nameOf('desk:s19'), nameOf('desk:s9')];
    for (const name of [last, middle]) await ledger.eraseRows(item.seq, name);
    expect(await ledger.journal(EMPTY_HEAD.seq, 1)).toEqual([without(without(item, last), middle)]);
  });
}
