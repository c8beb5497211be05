import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentNames } from '../lib/environment-names.ts';

const script = fileURLToPath(new URL('./fixtures/synthesize.ts', import.meta.url));
const cdk = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));
const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
const TOGETHER_MS = 60_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterweight-synth-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A synth of its own process: cdk-nag's findings end it with 1. */
async function synthesize(...args: string[]): Promise<{ code: number | null; said: string }> {
  return run([...flags, script, ...args]);
}

async function run(args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' };
  const child = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, said };
}

describe('a synth', () => {
  test('of all three environments finds nothing to complain of, asks nobody, and takes less than a minute', async () => {
    const started = Date.now();
    expect(await synthesize(folder, ...environmentNames)).toEqual({ code: 0, said: '' });
    expect(Date.now() - started).toBeLessThan(TOGETHER_MS);
    for (const env of environmentNames) {
      const manifest = JSON.parse(readFileSync(join(folder, env, 'manifest.json'), 'utf8'));
      // What the CDK would have to look up in an account stands under `missing`.
      expect(manifest.missing).toBeUndefined();
      const stacks = Object.keys(manifest.artifacts).filter((id) => /^Counterweight-[a-z]+-[A-Z][a-z]+$/.test(id));
      expect(stacks.map((id) => id.split('-').at(-1))).toEqual(
        expect.arrayContaining(['Data', 'Events', 'Views', 'Api', 'Web', 'Operations']),
      );
    }
  }, 90_000);

  test('is read by the command that deploys: its version and the library go together', async () => {
    const assembly = join(folder, 'prod');
    const { code, said } = await run([cdk, 'list', '--app', assembly, '--no-notices']);
    expect({ code, stacks: said.trim().split('\n').length }).toEqual({ code: 0, stacks: 6 });
    expect(said).toContain('Counterweight-prod-Data\n');
  }, 60_000);

  test('fails, by the rule and the resource, when a stack holds a queue that is open', async () => {
    const { code, said } = await synthesize(join(folder, 'planted'), 'planted', 'dev');
    expect(code).toBe(1);
    expect(said).toContain('AwsSolutions-SQS4');
    expect(said).toContain('Planted/Open');
  }, 60_000);

  test('of an environment that is none says which there are', async () => {
    const { code, said } = await synthesize(join(folder, 'none'), 'production');
    expect(code).toBe(1);
    expect(said).toContain('env is production; allowed: dev, staging, prod');
  }, 60_000);
});
