import type { Objects } from '../../ports/objects.ts';

/** Objects in memory, which a test may lose or spoil. */
export function createSampleObjects() {
  const held = new Map<string, Uint8Array>();
  const objects: Objects = {
    put: async (key, bytes) => void held.set(key, bytes.slice()),
    get: async (key) => held.get(key)?.slice(),
    list: async (prefix, limit) =>
      [...held.keys()]
        .filter((key) => key.startsWith(prefix))
        .sort()
        .slice(0, limit),
    delete: async (key) => void held.delete(key),
  };
  return { objects, held };
}
