import { describe, expect, test } from 'vitest';
import type { Objects } from '../../ports/objects.ts';

const bytesOf = (...bytes: readonly number[]) => Uint8Array.from(bytes);

/** What every bucket does. `adapter` ends the sentence "the objects of ..."; each test opens one that holds nothing yet. */
export function objectsConformance(adapter: string, open: () => Promise<Objects>): void {
  describe(`the objects of ${adapter}`, () => {
    test('are given back exactly as put, byte by byte', async () => {
      const objects = await open();
      const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      await objects.put('views/strikes@3/0/12-ab.arrow', all);
      await objects.put('empty', bytesOf());
      expect(Array.from((await objects.get('views/strikes@3/0/12-ab.arrow')) ?? [])).toEqual(Array.from(all));
      expect((await objects.get('empty'))?.length).toBe(0);
      expect(await objects.get('none')).toBeUndefined();
      expect(await objects.get('views/strikes@3/0')).toBeUndefined();
    });

    test('of a megabyte are given back whole', async () => {
      const objects = await open();
      const large = Uint8Array.from({ length: 1_000_000 }, (_, index) => index % 251);
      await objects.put('large', large);
      expect(Buffer.compare((await objects.get('large')) ?? bytesOf(), large)).toBe(0);
    });

    test('are nobody’s to change but the bucket’s', async () => {
      const objects = await open();
      const given = bytesOf(1, 2);
      await objects.put('a', given);
      given[0] = 9;
      const taken = await objects.get('a');
      taken?.fill(9);
      expect(Array.from((await objects.get('a')) ?? [])).toEqual([1, 2]);
    });

    test('can be put again', async () => {
      const objects = await open();
      await objects.put('a', bytesOf(1));
      await objects.put('a', bytesOf(1));
      expect(await objects.list('', 10)).toEqual(['a']);
    });

    test('are listed by a prefix, in order of key, up to a limit', async () => {
      const objects = await open();
      for (const key of ['b/2', 'a/10', 'a/2', 'a/1', 'ab', 'b/1']) await objects.put(key, bytesOf(1));
      expect(await objects.list('a/', 10)).toEqual(['a/1', 'a/10', 'a/2']);
      expect(await objects.list('a/', 2)).toEqual(['a/1', 'a/10']);
      expect(await objects.list('a', 10)).toEqual(['a/1', 'a/10', 'a/2', 'ab']);
      expect(await objects.list('c', 10)).toEqual([]);
    });

    test('that are deleted are gone, also when they were gone before', async () => {
      const objects = await open();
      await objects.put('a', bytesOf(1));
      await objects.put('b', bytesOf(1));
      await objects.delete('a');
      await objects.delete('a');
      expect(await objects.get('a')).toBeUndefined();
      expect(await objects.list('', 10)).toEqual(['b']);
    });
  });
}
