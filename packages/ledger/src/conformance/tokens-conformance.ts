import { describe, expect, test } from 'vitest';
import type { OpenPorts } from './ports.ts';

const grant = { id: 'desk', sha256: 'a'.repeat(64), sources: ['desk', '*'], createdAt: '2024-01-10T12:00:00.000Z' };

/** What every store of tokens does. */
export function tokensConformance(adapter: string, open: OpenPorts): void {
  describe(`the tokens of ${adapter}`, () => {
    test('are found by their hash, as they were put last', async () => {
      const { tokens } = await open();
      expect(await tokens.find(grant.sha256)).toBeUndefined();
      await tokens.put(grant);
      expect(await tokens.find(grant.sha256)).toEqual(grant);
      await tokens.put({ ...grant, sources: [] });
      expect(await tokens.find(grant.sha256)).toEqual({ ...grant, sources: [] });
      expect(await tokens.find('b'.repeat(64))).toBeUndefined();
    });
  });
}
