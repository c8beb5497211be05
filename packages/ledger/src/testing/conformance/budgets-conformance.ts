import { sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import type { SpentBudget } from '../../ports/budgets.ts';
import type { OpenPorts } from './ports.ts';

const source = sourceSchema.parse('constructor');
const other = sourceSchema.parse('other');
const first: SpentBudget = { source, fullAtMs: 1_700_000_000_000.5, version: 1 };

/** What every store of budgets does. */
export function budgetsConformance(adapter: string, open: OpenPorts): void {
  describe(`the budgets of ${adapter}`, () => {
    test('are found by their source as they were put; those that are not there are left out', async () => {
      const { budgets } = await open();
      expect(await budgets.find([source, other])).toEqual(new Map());
      expect(await budgets.put(first)).toBe(true);
      const given = { source: other, perMinute: 'unlimited', fullAtMs: 0, version: 1 } as const;
      expect(await budgets.put(given)).toBe(true);
      expect(await budgets.find([source, other])).toEqual(
        new Map<string, SpentBudget>([
          [source, first],
          [other, given],
        ]),
      );
      expect(await budgets.find([])).toEqual(new Map());
    });

    test('are put over the version before and no other', async () => {
      const { budgets } = await open();
      const entitiesFullAtMs = { 'revisions desk:constructor': 7.5, 'links other:__proto__': 9 };
      const second = { ...first, perMinute: 50, fullAtMs: 5, rowsFullAtMs: 6.25, entitiesFullAtMs, version: 2 };
      expect(await budgets.put(second)).toBe(false);
      expect(await budgets.put(first)).toBe(true);
      expect(await budgets.put({ ...first, fullAtMs: 9 })).toBe(false);
      expect(await budgets.put(second)).toBe(true);
      expect(await budgets.put({ ...second, fullAtMs: 9 })).toBe(false);
      expect((await budgets.find([source])).get(source)).toEqual(second);
      expect(await budgets.put({ ...first, fullAtMs: 9, version: 3 })).toBe(true);
      expect((await budgets.find([source])).get(source)).toEqual({ ...first, fullAtMs: 9, version: 3 });
    });

    test('of writers side by side one is first, and the others are told', async () => {
      const { budgets } = await open();
      const put = await Promise.all([1, 2, 3, 4].map((n) => budgets.put({ ...first, fullAtMs: n })));
      expect(put.filter(Boolean)).toHaveLength(1);
      expect((await budgets.find([source])).get(source)?.fullAtMs).toBe(put.indexOf(true) + 1);
    });
  });
}
