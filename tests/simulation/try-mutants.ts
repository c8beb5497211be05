import { expect, test } from 'vitest';
import type { Mutant } from './mutant.ts';
import { bundleSimulation } from './mutated-bundle.ts';
import { MUTANT_SEEDS } from './seeds.ts';

type Bundle = Awaited<ReturnType<typeof bundleSimulation>>;

/** Of so many mutants one is tried where the seeds are few, as in unit tests. */
const ONE_OF = process.env.SEEDS === undefined ? 4 : 1;

/** Each fault, put into the sources, must be noticed. */
export function tryMutants(mutants: readonly Mutant[]): void {
  test.each(mutants.filter((_, index) => index % ONE_OF === 0))(
    'it is noticed when $title',
    { timeout: 180_000 },
    async ({ seed, ...mutant }) => {
      const bundle = await bundleSimulation({ seed, ...mutant });
      const noticed = seed === 0 ? guardIn(bundle) : faultIn(bundle, seed, MUTANT_SEEDS);
      expect(await noticed).toBeDefined();
    },
  );
}

/** The first fault that some seed shows. What throws where nothing may is a fault too. */
export async function faultIn({ simulate }: Bundle, from: number, seeds: number): Promise<string | undefined> {
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
