import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

/** A folder of the project, and what a file in it may not import. */
const refused = [
  ['packages/domain/src', '@counterweight/contracts'],
  ['packages/domain/src', '@counterweight/contracts/events'],
  ['packages/domain/src', '@counterweight/domain'],
  ['packages/domain/src', 'node:fs'],
  ['packages/domain/src', 'node:fs/promises'],
  ['packages/domain/src', '@aws-sdk/client-dynamodb'],
  ['packages/domain/test', '@counterweight/ledger/testing'],
  ['packages/contracts/src', '@counterweight/ledger'],
  ['packages/contracts/src', '@counterweight/ledger/testing'],
  ['packages/ledger/src', '@counterweight/dynamodb'],
  ['packages/ledger/src', '@counterweight/observability'],
  ['packages/ledger/src', '@counterweight/observability/metric-names'],
  ['packages/dynamodb/src', '@counterweight/api'],
  ['packages/dynamodb/src', '@counterweight/localcloud/dynamodb'],
  ['packages/dynamodb/src', '@counterweight/ledger/testing'],
  ['packages/dynamodb/src', '@counterweight/ledger/testing/conformance'],
  ['packages/publisher/src', '@counterweight/dynamodb'],
  ['packages/publisher/test', '@counterweight/localcloud'],
  ['packages/importers/src', '@counterweight/publisher'],
  ['packages/localcloud/src', '@counterweight/domain'],
  ['packages/localcloud/test', '@counterweight/domain/values'],
  ['packages/observability/src', '@counterweight/ledger'],
  ['infra/lib', '@counterweight/observability'],
  ['infra/lib', '@counterweight/domain/values'],
  ['infra/lib', '@counterweight/ledger/testing'],
  ['apps/api/src', '@counterweight/cli'],
  ['apps/api/src', '@counterweight/functions'],
  ['apps/api/src', '@counterweight/ledger/testing'],
  ['apps/functions/src', '@counterweight/api'],
  ['apps/functions/src', '@counterweight/publisher'],
  ['apps/functions/src', '@counterweight/ledger/testing'],
  ['apps/cli/src', '@counterweight/api'],
  ['apps/cli/src', '@counterweight/ledger/testing'],
  ['bench/src', '@counterweight/api'],
] as const;

const taken = [
  ['packages/contracts/src', '@counterweight/domain'],
  ['packages/contracts/src', '@counterweight/domain/values'],
  ['packages/ledger/src', '@counterweight/contracts/http/strikes'],
  ['packages/dynamodb/src', '@counterweight/ledger'],
  ['packages/dynamodb/test', '@counterweight/localcloud/dynamodb'],
  ['packages/dynamodb/test', '@counterweight/ledger/testing/conformance'],
  ['packages/importers/src', '@counterweight/domain/values'],
  ['apps/functions/src', '@counterweight/observability'],
  ['apps/functions/test', '@counterweight/ledger/testing'],
  ['apps/api/src', '@counterweight/publisher'],
  ['apps/api/test', '@counterweight/ledger/testing'],
  ['apps/cli/src', '@counterweight/localcloud'],
  ['apps/cli/test', '@counterweight/ledger/testing'],
  ['infra/lib', '@counterweight/observability/metric-names'],
  ['bench/src', '@counterweight/ledger/arrow'],
  ['tests/harness', '@counterweight/ledger/testing'],
] as const;

const root = fileURLToPath(new URL('../../', import.meta.url));
const reportSchema = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
});

const plantedFile = (folder: string, index: number) => `${folder}/planted-${index}.ts`;

let scratch: string;
const faults = new Map<string, string[]>();

/** Writes the files into the scratch folder and lints them all in one run, under the project's own rules. */
function lintPlanted(files: ReadonlyMap<string, string>): void {
  cpSync(join(root, 'biome.json'), join(scratch, 'biome.json'));
  for (const [file, text] of files) {
    mkdirSync(dirname(join(scratch, file)), { recursive: true });
    writeFileSync(join(scratch, file), text);
  }
  const command = join(root, 'node_modules', '.bin', 'biome');
  const flags = ['lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = spawnSync(command, flags, { cwd: scratch, encoding: 'utf8' });
  for (const { category, location } of reportSchema.parse(JSON.parse(stdout)).diagnostics) {
    faults.set(location.path, [...(faults.get(location.path) ?? []), category]);
  }
}

const importing = (name: string) => `import x from '${name}';\nexport default x;\n`;
const refusedFiles = refused.map(([folder, name], index) => [plantedFile(folder, index), name] as const);
const takenFiles = taken.map(([folder, name], index) => [plantedFile(`${folder}/taken`, index), name] as const);
const besideSource = ['packages/dynamodb/src/beside.test.ts', 'apps/api/src/beside.test.ts'];

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'counterweight-lint-'));
  lintPlanted(
    new Map([
      ...[...refusedFiles, ...takenFiles].map(([file, name]) => [file, importing(name)] as const),
      ...besideSource.map((file) => [file, importing('@counterweight/ledger/testing')] as const),
      ['packages/contracts/src/one.ts', "import type { Two } from './two.ts';\nexport type One = Two | 1;\n"],
      ['packages/contracts/src/two.ts', "import type { One } from './one.ts';\nexport type Two = One[] | 2;\n"],
    ]),
  );
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('imports run one way', () => {
  test.each(refusedFiles)('%s may not hold %s', (file) => {
    expect(faults.get(file)).toEqual(['lint/style/noRestrictedImports']);
  });

  test.each(takenFiles)('%s may hold %s', (file) => {
    expect(faults.get(file)).toBeUndefined();
  });

  test.each(besideSource)('%s, a test beside the source, may use test equipment', (file) => {
    expect(faults.get(file)).toBeUndefined();
  });

  test('and in no circle, types included', () => {
    for (const file of ['one', 'two']) {
      expect(faults.get(`packages/contracts/src/${file}.ts`)).toEqual(['lint/suspicious/noImportCycles']);
    }
  });
});
