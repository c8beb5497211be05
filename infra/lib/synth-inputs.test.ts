import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { synthInputsHash } from './synth-inputs.ts';

let root: string;
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const hash = (options: unknown = {}) => synthInputsHash(root, options);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'counterweight-inputs-'));
  for (const file of ['infra/lib/a.ts', 'apps/api/src/b.ts', 'packages/domain/src/c.ts', 'pnpm-lock.yaml']) {
    write(file, 'one');
  }
});

afterEach(() => rmSync(root, { recursive: true }));

describe('what an assembly is made of', () => {
  test.each(['infra/lib/a.ts', 'apps/api/src/b.ts', 'packages/domain/src/c.ts', 'pnpm-lock.yaml'])(
    'is another after an edit of %s that leaves its length and its time',
    (file) => {
      const before = hash();
      write(file, 'two');
      utimesSync(join(root, file), 0, 0);
      expect(hash()).not.toBe(before);
    },
  );

  test('is another with a file more, and with other options', () => {
    const before = hash();
    expect(hash({ environment: 'prod' })).not.toBe(before);
    write('apps/api/src/new.ts', '');
    expect(hash()).not.toBe(before);
  });

  test('is the same when a file was only touched', () => {
    const before = hash();
    utimesSync(join(root, 'infra/lib/a.ts'), 1_000, 1_000);
    expect(hash()).toBe(before);
  });

  test.each([
    'packages/domain/src/c.test.ts',
    'infra/test/d.ts',
    'apps/cli/src/e.ts',
    'packages/localcloud/src/f.ts',
    'apps/api/node_modules/other/g.ts',
  ])('does not count %s', (file) => {
    const before = hash();
    write(file, 'more');
    expect(hash()).toBe(before);
  });
});
