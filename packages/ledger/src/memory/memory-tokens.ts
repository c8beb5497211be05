import type { Tokens } from '../ports/tokens.ts';
import { type Gate, passGate } from './gate.ts';
import type { MemoryStore } from './memory-store.ts';
import { sealedCopy } from './sealed-copy.ts';

/** The tokens port over a store. */
export function createMemoryTokens(store: MemoryStore, gate: Gate | undefined): Tokens {
  const call = (method: string, ...args: readonly unknown[]) => ({ port: 'tokens' as const, method, args });
  return {
    find: (sha256) => passGate(gate, call('find', sha256), () => store.tokens.get(sha256)),
    put: (grant) =>
      passGate(gate, call('put', grant), () => {
        store.tokens.set(grant.sha256, sealedCopy(grant));
      }),
  };
}
