export type { Gate, PortFault, PortStep } from './memory/gate.ts';
export { createMemoryAdapter, type MemoryAdapter } from './memory/memory-adapter.ts';
export { createMemoryStore } from './memory/memory-store.ts';
