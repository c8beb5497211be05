import type { Budgets } from '../../ports/budgets.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Objects } from '../../ports/objects.ts';
import type { Quarantine } from '../../ports/quarantine.ts';
import type { Tokens } from '../../ports/tokens.ts';
import type { Gate } from './gate.ts';
import { createMemoryBudgets } from './memory-budgets.ts';
import { createMemoryLedger } from './memory-ledger.ts';
import { createMemoryObjects } from './memory-objects.ts';
import { createMemoryQuarantine } from './memory-quarantine.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';
import { createMemoryTokens } from './memory-tokens.ts';

export interface MemoryAdapterOptions {
  /** Shared between adapters, as tables are between processes; a new one when absent. */
  readonly store?: MemoryStore;
  /** Asked at every step of every call when to go on and what goes wrong. */
  readonly gate?: Gate;
  /** How many items a read takes before it waits at the gate again. */
  readonly pageSize?: number;
}

export interface MemoryAdapter {
  readonly ledger: Ledger;
  readonly objects: Objects;
  readonly quarantine: Quarantine;
  readonly tokens: Tokens;
  readonly budgets: Budgets;
  readonly store: MemoryStore;
}

/** Every port in memory: for tests, and for a simulation that steps, delays and faults each call through the gate. */
export function createMemoryAdapter(options: MemoryAdapterOptions = {}): MemoryAdapter {
  const { store = createMemoryStore(), gate, pageSize = 100 } = options;
  return {
    ledger: createMemoryLedger(store, gate, pageSize),
    objects: createMemoryObjects(store, gate),
    quarantine: createMemoryQuarantine(store, gate),
    tokens: createMemoryTokens(store, gate),
    budgets: createMemoryBudgets(store, gate),
    store,
  };
}
