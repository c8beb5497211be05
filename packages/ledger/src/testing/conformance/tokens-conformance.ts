import { daySchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import type { TokenGrant } from '../../ports/tokens.ts';
import type { OpenPorts } from './ports.ts';

const grant: TokenGrant = {
  id: 'b0',
  name: 'desk',
  sha256: 'a'.repeat(64),
  sources: ['desk', '*'],
  createdAt: '2024-01-10T12:00:00.000Z',
  expiresOn: daySchema.parse('2027-01-01'),
};
const { expiresOn: _, ...lasting } = { ...grant, id: 'a0' };
const revocation = { at: '2024-02-01T00:00:00.000Z', reason: 'left the desk' };

/** What every store of tokens does. */
export function tokensConformance(adapter: string, open: OpenPorts): void {
  describe(`the tokens of ${adapter}`, () => {
    test('are found by their id, with and without a day they expire on', async () => {
      const { tokens } = await open();
      expect(await tokens.find('b0')).toBeUndefined();
      expect(await tokens.put(grant)).toBe(true);
      expect(await tokens.put(lasting)).toBe(true);
      expect(await tokens.find('b0')).toEqual(grant);
      expect(await tokens.find('a0')).toEqual(lasting);
      expect(await tokens.find('b')).toBeUndefined();
    });

    test('keep the first of two under one id', async () => {
      const { tokens } = await open();
      await tokens.put(grant);
      expect(await tokens.put({ ...grant, sources: [] })).toBe(false);
      expect(await tokens.find('b0')).toEqual(grant);
    });

    test('are listed in order of id', async () => {
      const { tokens } = await open();
      expect(await tokens.list()).toEqual([]);
      for (const each of [grant, lasting]) await tokens.put(each);
      expect(await tokens.list()).toEqual([lasting, grant]);
    });

    test('stay when they are revoked, with the time and the reason', async () => {
      const { tokens } = await open();
      await tokens.put(grant);
      const revoked = { ...grant, revoked: revocation };
      expect(await tokens.revoke('b0', revocation)).toEqual(revoked);
      expect(await tokens.find('b0')).toEqual(revoked);
      expect(await tokens.list()).toEqual([revoked]);
      expect(await tokens.put(grant)).toBe(false);
      expect(await tokens.find('b0')).toEqual(revoked);
    });

    test('are suspended and taken again, but not once they are revoked', async () => {
      const { tokens } = await open();
      expect(await tokens.suspend('b0', revocation)).toBeUndefined();
      await tokens.put(grant);
      expect(await tokens.suspend('b0', revocation)).toEqual({ ...grant, suspended: revocation });
      expect(await tokens.find('b0')).toEqual({ ...grant, suspended: revocation });
      expect(await tokens.suspend('b0', undefined)).toEqual(grant);
      await tokens.revoke('b0', revocation);
      expect(await tokens.suspend('b0', revocation)).toEqual({ ...grant, revoked: revocation });
    });

    test('keep their first revocation', async () => {
      const { tokens } = await open();
      await tokens.put(grant);
      await tokens.revoke('b0', revocation);
      const later = { at: '2024-03-01T00:00:00.000Z', reason: 'once more' };
      expect(await tokens.revoke('b0', later)).toEqual({ ...grant, revoked: revocation });
    });

    test('cannot be revoked before there are any', async () => {
      const { tokens } = await open();
      expect(await tokens.revoke('b0', revocation)).toBeUndefined();
      expect(await tokens.list()).toEqual([]);
    });
  });
}
