import type { Objects } from '../../ports/objects.ts';
import { type Gate, passGate } from './gate.ts';
import type { MemoryStore } from './memory-store.ts';

/** The bucket over a store. */
export function createMemoryObjects({ objects }: MemoryStore, gate: Gate | undefined): Objects {
  const call = (method: string, ...args: readonly unknown[]) => ({ port: 'objects' as const, method, args });
  return {
    put: (key, bytes) => passGate(gate, call('put', key), () => objects.put(key, Uint8Array.from(bytes))),
    get: (key) =>
      passGate(gate, call('get', key), () => {
        const bytes = objects.get(key);
        return bytes === undefined ? undefined : Uint8Array.from(bytes);
      }),
    list: (prefix, limit) =>
      passGate(gate, call('list', prefix, limit), () =>
        objects
          .page(undefined, Number.POSITIVE_INFINITY)
          .map(([key]) => key)
          .filter((key) => key.startsWith(prefix))
          .slice(0, limit),
      ),
    delete: (key) => passGate(gate, call('delete', key), () => objects.delete(key)),
  };
}
