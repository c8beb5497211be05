import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from './assembly-folder.ts';

/** Every Lambda function: its folder under `apps/`, the entry file and what its assets folder is called. */
const functionEntries = {
  ingest: 'apps/functions/src/ingest/handler.ts',
  projector: 'apps/functions/src/projector/handler.ts',
  compactor: 'apps/functions/src/compactor/handler.ts',
  api: 'apps/api/src/lambda.ts',
  operations: 'apps/functions/src/operations/handler.ts',
} as const;
export type FunctionName = keyof typeof functionEntries;

/** Where a function's bundle stands once it is built. */
export function assetFolder(name: FunctionName): string {
  return join(projectRoot, 'dist', 'functions', name);
}

/** Bundles every function for the Lambda runtime, with its SDK clients, as one ES module each. Throws on a build error. */
export async function bundleFunctions(): Promise<void> {
  rmSync(join(projectRoot, 'dist', 'functions'), { recursive: true, force: true });
  await Promise.all(
    Object.entries(functionEntries).map(async ([name, entry]) => {
      const folder = join(projectRoot, 'dist', 'functions', name);
      mkdirSync(folder, { recursive: true });
      await build({
        entryPoints: [join(projectRoot, entry)],
        outfile: join(folder, 'index.mjs'),
        bundle: true,
        platform: 'node',
        target: 'node24',
        format: 'esm',
        // `module` first: the DynamoDB client alone is 190 KB smaller so.
        mainFields: ['module', 'main'],
        minify: true,
        keepNames: true,
        sourcemap: false,
        legalComments: 'none',
        // Some dependencies still call require() for Node's own modules.
        banner: {
          js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
        },
        logLevel: 'warning',
      });
    }),
  );
}
