import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { z } from 'zod';
import type { Mutant } from './mutant.ts';
import type { Run } from './simulate.ts';

const ENTRY = fileURLToPath(new URL('./mutated-entry.ts', import.meta.url));
const PACKAGES = fileURLToPath(new URL('../../packages/', import.meta.url));

const bundleSchema = z.object({
  simulate: z.custom<(seed: number) => Promise<Run>>((value) => typeof value === 'function'),
  failingGuards: z.custom<() => Promise<readonly string[]>>((value) => typeof value === 'function'),
});

/** The simulation with one fault in its sources, or without any. Throws when the fault's text is not there exactly once. */
export async function bundleSimulation(mutant: Mutant | undefined) {
  const folder = await mkdtemp(join(tmpdir(), 'counterweight-mutant-'));
  const outfile = join(folder, 'simulation.mjs');
  try {
    const plugins = mutant === undefined ? [] : [replacing(mutant)];
    // The repository's packages resolve through symbolic links; following them gives the file that the fault names.
    await build({
      entryPoints: [ENTRY],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      plugins,
      logLevel: 'silent',
    });
    return bundleSchema.parse(await import(/* @vite-ignore */ pathToFileURL(outfile).href));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function replacing({ file, text, becomes }: Mutant): Plugin {
  return {
    name: 'mutant',
    setup(building) {
      let loaded = 0;
      building.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (path !== join(PACKAGES, file)) return undefined;
        loaded += 1;
        const source = await readFile(path, 'utf8');
        const parts = source.split(text);
        if (parts.length !== 2) throw new Error(`${file} holds the mutant's text ${parts.length - 1} times, not once`);
        return { contents: parts.join(becomes), loader: 'ts' };
      });
      building.onEnd(() => {
        if (loaded !== 1) throw new Error(`${file} was loaded ${loaded} times, not once`);
      });
    },
  };
}
