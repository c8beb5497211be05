import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { playedRows, withControlsTable } from './controls-table.ts';
import { ROOT, weakenedSource } from './weakened-source.ts';
import type { Weakening } from './weakening.ts';
import { weakenings } from './weakenings.ts';

const page = readFileSync(join(ROOT, 'docs/threat-model.md'), 'utf8');

/** Of so many one is tried where the run is a short one, as in unit tests. */
const ONE_OF = process.env.SEEDS === undefined ? 8 : 1;

const resultsSchema = z.array(z.object({ failed: z.int(), passed: z.int() }));
type Results = z.output<typeof resultsSchema>;

/** What the tests of controls say with their weakenings in place, in a process that is not one of this Vitest's own. */
async function tryTests(tried: readonly Weakening[]): Promise<Results> {
  const folder = mkdtempSync(join(tmpdir(), 'counterweight-weakened-'));
  const report = join(folder, 'report.json');
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|VITE_)/.test(name)));
  const script = join(ROOT, 'tests/weakenings/weakened-tests.ts');
  const types = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  try {
    const numbers = tried.map((each) => String(weakenings.indexOf(each)));
    await promisify(execFile)(process.execPath, [...types, script, report, ...numbers], { cwd: ROOT, env });
    return resultsSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('each control', () => {
  const tried = weakenings.filter((_, index) => index % ONE_OF === 0);
  let results: Results = [];
  beforeAll(async () => {
    results = await tryTests(tried);
  }, 600_000);

  test.each(tried.map(({ control }, index) => ({ control, index })))(
    'has a test that fails without it: $control',
    ({ index }) => {
      const { failed = 0, passed = 0 } = results[index] ?? {};
      // Of those that a name is given to, and not of a whole file.
      expect([failed > 0, failed + passed < 20]).toEqual([true, true]);
    },
  );

  test.each(weakenings)('is where its weakening says: $control', ({ planted, test: { file, name } }) => {
    expect(weakenedSource(planted)).not.toBe(readFileSync(join(ROOT, planted.file), 'utf8'));
    expect(existsSync(join(ROOT, file))).toBe(true);
    expect(name).not.toBe('');
  });

  test('stands in the threat model with its test and its weakening', () => {
    expect(withControlsTable(page, weakenings)).toBe(page);
    expect(new Set(weakenings.map(({ control }) => control)).size).toBe(weakenings.length);
  });
});

test('nothing that an actor may try is held by a test that no weakening was planted for', () => {
  const planted = new Set(weakenings.map(({ test: { file } }) => file));
  const without = playedRows(page).filter(({ files }) => !files.some((file) => planted.has(file)));
  expect(without.map(({ tries }) => tries)).toEqual(heldElsewhere);
});

/** Held by templates, by whole stacks or by the simulation, whose own faults are planted in `tests/simulation`. */
const heldElsewhere: readonly string[] = [
  'to let itself in with the role of a function',
  'to read what was redacted',
  'to write through a reading path',
  "to write HEAD, the journal or states with ingest's role",
  'to write anything else than its function has to',
  "to overwrite a record with ingest's role",
  'to spoil snapshots or checkpoints with the role of a function',
  'to alter a state, an item of the journal, HEAD or a snapshot',
];

test('a weakening whose text is not there is none', () => {
  expect(() => weakenedSource({ file: 'package.json', text: 'no such text', becomes: '' })).toThrow('0 times');
});
