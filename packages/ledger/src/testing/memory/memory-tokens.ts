import { type Tokens, withSuspension } from '../../ports/tokens.ts';
import { type Gate, passGate } from './gate.ts';
import type { MemoryStore } from './memory-store.ts';
import { sealedCopy } from './sealed-copy.ts';

/** The tokens port over a store. */
export function createMemoryTokens({ tokens }: MemoryStore, gate: Gate | undefined): Tokens {
  const call = (method: string, ...args: readonly unknown[]) => ({ port: 'tokens' as const, method, args });
  return {
    find: (id) => passGate(gate, call('find', id), () => tokens.get(id)),
    put: (grant) =>
      passGate(gate, call('put', grant), () => {
        if (tokens.has(grant.id)) return false;
        tokens.put(grant.id, sealedCopy(grant));
        return true;
      }),
    list: () =>
      passGate(gate, call('list'), () => tokens.page(undefined, Number.POSITIVE_INFINITY).map(([, grant]) => grant)),
    revoke: (id, revocation) =>
      passGate(gate, call('revoke', id, revocation), () => {
        const held = tokens.get(id);
        if (held !== undefined && held.revoked === undefined)
          tokens.put(id, sealedCopy({ ...held, revoked: revocation }));
        return tokens.get(id);
      }),
    suspend: (id, suspension) =>
      passGate(gate, call('suspend', id, suspension), () => {
        const held = tokens.get(id);
        if (held !== undefined && held.revoked === undefined)
          tokens.put(id, sealedCopy(withSuspension(held, suspension)));
        return tokens.get(id);
      }),
  };
}
