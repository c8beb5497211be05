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

const TABLES_ENTRY = fileURLToPath(new URL('./mutated-entry-of-tables.ts', import.meta.url));
/** The engine's own dependencies are found from here; the AWS SDK is not, and is taken from where it is. */
const TABLES_FOLDER = join(PACKAGES, 'localcloud', 'node_modules');

const bundleSchema = z.object({
  simulate: z.custom<(seed: number) => Promise<Run>>((value) => typeof value === 'function'),
  failingGuards: z.custom<() => Promise<readonly string[]>>((value) => typeof value === 'function'),
});
const tablesSchema = z.object({
  simulateTables: z.custom<(seed: number) => Promise<Run>>((value) => typeof value === 'function'),
});

/** The simulation with one fault in its sources, or without any. Throws when the fault's text is not there exactly once. */
export async function bundleSimulation(mutant: Mutant | undefined) {
  return bundleSchema.parse(await bundle(ENTRY, tmpdir(), mutant, []));
}

/** The same over tables, with the fault in DynamoDB's adapter. */
export async function bundleTables(mutant: Mutant | undefined) {
  const { simulateTables } = tablesSchema.parse(await bundle(TABLES_ENTRY, TABLES_FOLDER, mutant, [whereTheyAre]));
  return { simulate: simulateTables };
}

async function bundle(entry: string, parent: string, mutant: Mutant | undefined, more: readonly Plugin[]) {
  const folder = await mkdtemp(join(parent, 'counterweight-mutant-'));
  const outfile = join(folder, 'simulation.mjs');
  try {
    // The repository's packages resolve through symbolic links; following them gives the file that the fault names.
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      plugins: [...(mutant === undefined ? [] : [replacing(mutant)]), ...more],
      logLevel: 'silent',
    });
    const bundled: unknown = await import(/* @vite-ignore */ pathToFileURL(outfile).href);
    return bundled;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What others wrote is loaded once for all bundles. */
const whereTheyAre: Plugin = {
  name: 'where they are',
  setup(building) {
    building.onResolve({ filter: /^@?[a-z]/ }, async ({ path, pluginData, ...rest }) => {
      if (path.startsWith('@counterweight/') || path.startsWith('node:') || pluginData === RESOLVING) return undefined;
      const { resolveDir, kind, importer } = rest;
      const found = await building.resolve(path, { resolveDir, kind, importer, pluginData: RESOLVING });
      return found.errors.length > 0 ? found : { path: found.path, external: true };
    });
  },
};
const RESOLVING = 'resolving';

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
