import { type Quarantine, type QuarantineItem, redactedItem, retriedItem } from '../../ports/quarantine.ts';
import { type Gate, passGate } from './gate.ts';
import type { MemoryStore } from './memory-store.ts';
import { sealedCopy } from './sealed-copy.ts';

/** The quarantine port over a store. */
export function createMemoryQuarantine(store: MemoryStore, gate: Gate | undefined): Quarantine {
  const call = (method: string, ...args: readonly unknown[]) => ({ port: 'quarantine' as const, method, args });
  return {
    put: (item) =>
      passGate(gate, call('put', item), () => {
        if (!store.quarantine.has(item.id)) store.quarantine.put(item.id, sealedCopy(item));
      }),
    noteRetry: (id, retry) =>
      passGate(gate, call('noteRetry', id, retry), () => change(store, id, (item) => retriedItem(item, retry))),
    redact: (id, reason) =>
      passGate(gate, call('redact', id, reason), () => change(store, id, (item) => redactedItem(item, reason))),
    get: (id) => passGate(gate, call('get', id), () => store.quarantine.get(id)),
    list: (filter, after, limit) =>
      passGate(gate, call('list', filter, after, limit), () => {
        const found = store.quarantine
          .page(undefined, Number.POSITIVE_INFINITY)
          .map(([, item]) => item)
          .filter(({ source }) => filter.source === undefined || filter.source === source)
          .filter(({ eventId }) => filter.eventId === undefined || filter.eventId === eventId)
          .map((item) => ({ item, position: `${item.at}#${item.id}` }))
          .filter(({ position }) => after === undefined || position < after)
          .sort((a, b) => (a.position < b.position ? 1 : -1));
        const shown = found.slice(0, limit);
        const next = found.length > limit ? shown.at(-1)?.position : undefined;
        return { items: shown.map(({ item }) => item), ...(next === undefined ? {} : { next }) };
      }),
  };
}

function change(store: MemoryStore, id: string, to: (item: QuarantineItem) => QuarantineItem): void {
  const held = store.quarantine.get(id);
  if (held !== undefined) store.quarantine.put(id, sealedCopy(to(held)));
}
