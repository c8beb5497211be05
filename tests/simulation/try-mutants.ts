import { expect, test } from 'vitest';
import type { Mutant } from './mutant.ts';
import { bundleSimulation, bundleTables } from './mutated-bundle.ts';
import { MUTANT_SEEDS, MUTANT_SEEDS_OF_TABLES } from './seeds.ts';

type Bundle = Awaited<ReturnType<typeof bundleSimulation>>;

/** Of so many mutants one is tried where the seeds are few, as in unit tests. */
const ONE_OF = process.env.SEEDS === undefined ? 4 : 1;

/** Each fault, put into the sources, must be noticed. */
export function tryMutants(mutants: readonly Mutant[]): void {
  tryEach(mutants, async ({ seed, ...mutant }) => {
    const bundle = await bundleSimulation({ seed, ...mutant });
    return seed === 0 ? guardIn(bundle) : faultIn(bundle, seed, MUTANT_SEEDS);
  });
}

/** The same of faults in DynamoDB's adapter, over tables. */
export function tryMutantsOfTables(mutants: readonly Mutant[]): void {
  tryEach(mutants, async (mutant) => faultIn(await bundleTables(mutant), mutant.seed, MUTANT_SEEDS_OF_TABLES));
}

function tryEach(mutants: readonly Mutant[], notice: (mutant: Mutant) => Promise<string | undefined>): void {
  test.each(mutants.filter((_, index) => index % ONE_OF === 0))(
    'it is noticed when $title',
    { timeout: 180_000 },
    async (mutant) => {
      expect(await notice(mutant)).toBeDefined();
    },
  );
}

/** The first fault that some seed shows. What throws where nothing may is a fault too. */
export async function faultIn(
  { simulate }: Pick<Bundle, 'simulate'>,
  from: number,
  seeds: number,
): Promise<string | undefined> {
  for (let seed = from; seed < from + seeds; seed += 1) {
    const [fault] = await simulate(seed).then(({ faults }) => faults, thrown);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** The first guard that does not hold. */
export async function guardIn({ failingGuards }: Bundle): Promise<string | undefined> {
  const [guard] = await failingGuards().catch(thrown);
  return guard;
}

function thrown(error: unknown): readonly string[] {
  return [String(error)];
}
