import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/laws.md'), 'utf8');
const laws = [...page.matchAll(/^## (\d+)\. /gm)].map(([, number]) => Number(number));

/** Every mention of a law in the code, with the text before it and its number. */
function mentions(): { file: string; reference: string; law: number }[] {
  const exclude = (path: string) => /(^|[\\/])(node_modules|dist|cdk\.out)$/.test(path);
  return globSync('{apps,packages,infra,scripts}/**/*.ts', { cwd: root, exclude }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/(docs\/laws\.md, )?\blaw (\d+)\b/g)].map(
      ([reference, , law]) => ({ file, reference, law: Number(law) }),
    ),
  );
}

test('the laws are numbered from 1', () => {
  expect(laws).toEqual(Array.from({ length: laws.length }, (_, index) => index + 1));
});

test('code that names a law names the page and a law that is there', () => {
  const found = mentions();
  expect(found.length).toBeGreaterThan(5);
  expect(found.filter(({ reference, law }) => !reference.startsWith('docs/laws.md') || !laws.includes(law))).toEqual(
    [],
  );
});
