import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Lints a source text as if it stood in that file of the project: in a scratch folder, under the project's own rules. */
function lint(file: string, text: string): { passed: boolean; output: string } {
  const scratch = mkdtempSync(join(tmpdir(), 'counterweight-lint-'));
  try {
    cpSync(join(root, 'biome.json'), join(scratch, 'biome.json'));
    mkdirSync(dirname(join(scratch, file)), { recursive: true });
    writeFileSync(join(scratch, file), text);
    const command = join(root, 'node_modules', '.bin', 'biome');
    const run = spawnSync(command, ['lint', '--colors=off', '.'], { cwd: scratch, encoding: 'utf8' });
    return { passed: run.status === 0, output: `${run.stdout}${run.stderr}` };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

describe('imports run one way', () => {
  test.each([
    ['packages/domain/src/planted.ts', "import x from '@counterweight/contracts'; export default x;\n"],
    ['packages/domain/src/planted.ts', "import x from 'node:fs'; export default x;\n"],
    ['packages/contracts/src/planted.ts', "import x from '@counterweight/ledger'; export default x;\n"],
    ['packages/ledger/src/planted.ts', "import x from '@counterweight/dynamodb'; export default x;\n"],
    ['packages/dynamodb/src/planted.ts', "import x from '@counterweight/api'; export default x;\n"],
    ['packages/localcloud/src/planted.ts', "import x from '@counterweight/domain'; export default x;\n"],
    ['packages/ledger/src/planted.ts', "import x from '@counterweight/observability'; export default x;\n"],
    ['packages/observability/src/planted.ts', "import x from '@counterweight/ledger'; export default x;\n"],
    ['infra/lib/planted.ts', "import x from '@counterweight/observability'; export default x;\n"],
    ['apps/api/src/planted.ts', "import x from '@counterweight/cli'; export default x;\n"],
    ['apps/ingest/src/planted.ts', "import x from '@counterweight/projector'; export default x;\n"],
  ])('%s may not hold %s', (file, text) => {
    const { passed, output } = lint(file, text);
    expect(passed).toBe(false);
    expect(output).toContain('noRestrictedImports');
  });

  test.each([
    ['packages/contracts/src/planted.ts', "import x from '@counterweight/domain'; export default x;\n"],
    ['packages/dynamodb/src/planted.ts', "import x from '@counterweight/ledger'; export default x;\n"],
    ['apps/ingest/src/planted.ts', "import x from '@counterweight/observability'; export default x;\n"],
    ['infra/lib/planted.ts', "import x from '@counterweight/observability/metric-names'; export default x;\n"],
    ['packages/dynamodb/src/planted.test.ts', "import x from '@counterweight/localcloud'; export default x;\n"],
  ])('%s may hold %s', (file, text) => {
    expect(lint(file, text)).toMatchObject({ passed: true });
  });
});
