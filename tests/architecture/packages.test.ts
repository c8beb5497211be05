import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { packages } = z
  .object({ packages: z.array(z.string()) })
  .parse(parse(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')));
const manifestSchema = z.looseObject({ name: z.string(), scripts: z.record(z.string(), z.string()) });
const manifests = packages
  .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
  .map((file) => ({
    folder: dirname(file).replaceAll('\\', '/'),
    manifest: manifestSchema.parse(JSON.parse(readFileSync(join(root, file), 'utf8'))),
  }));

describe.each(manifests)('the package in $folder', ({ folder, manifest }) => {
  test('is named for its folder, and has its own tests and types checked by tasks that Turborepo can cache', () => {
    expect(manifest.name).toBe(`@counterweight/${folder.split('/').at(-1)}`);
    expect(manifest.scripts.check).toBe('tsc --noEmit');
    expect(manifest.scripts.test).toMatch(/^vitest run --root [./]+ (--project \w+ )*[\w/]+\/$/);
    expect(manifest.scripts.test?.endsWith(` ${folder}/`)).toBe(true);
  });
});
