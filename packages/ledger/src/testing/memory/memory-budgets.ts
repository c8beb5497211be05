import type { Budgets } from '../../ports/budgets.ts';
import { type Gate, passGate } from './gate.ts';
import type { MemoryStore } from './memory-store.ts';
import { sealedCopy } from './sealed-copy.ts';

/** The budgets port over a store. */
export function createMemoryBudgets({ budgets }: MemoryStore, gate: Gate | undefined): Budgets {
  const call = (method: string, ...args: readonly unknown[]) => ({ port: 'budgets' as const, method, args });
  return {
    find: (sources) =>
      passGate(gate, call('find', sources), () => {
        return new Map(
          sources.flatMap((source) => {
            const held = budgets.get(source);
            return held === undefined ? [] : [[source, held] as const];
          }),
        );
      }),
    put: (budget) =>
      passGate(gate, call('put', budget), () => {
        if ((budgets.get(budget.source)?.version ?? 0) !== budget.version - 1) return false;
        budgets.set(budget.source, sealedCopy(budget));
        return true;
      }),
  };
}
