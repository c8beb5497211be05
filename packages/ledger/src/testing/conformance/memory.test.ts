import { createMemoryAdapter } from '../memory/memory-adapter.ts';
import { adapterConformance, objectsConformance } from './index.ts';

adapterConformance('the in-memory adapter', async () => createMemoryAdapter());
adapterConformance('the in-memory adapter that reads in pages of two', async () =>
  createMemoryAdapter({ pageSize: 2 }),
);
objectsConformance('the in-memory adapter', async () => createMemoryAdapter().objects);
