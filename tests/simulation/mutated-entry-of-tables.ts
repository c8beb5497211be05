import { simulate } from './simulate.ts';
import { SimulatedTables } from './simulated-tables.ts';

/** One seed over tables. */
export async function simulateTables(seed: number) {
  return simulate(seed, await SimulatedTables.open());
}
