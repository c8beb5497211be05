import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/laws.md'), 'utf8');
const laws = [...page.matchAll(/^## (\d+)\. /gm)].map(([, number]) => Number(number));

/** Every mention of a law in the code, with the text before it and its number. */
function mentions(): { file: string; reference: string; law: number }[] {
  return ['apps', 'packages', 'infra', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/(^|\/)(node_modules|dist|cdk\.out)\//.test(file))
      .flatMap((file) =>
        [...readFileSync(join(root, folder, file), 'utf8').matchAll(/(docs\/laws\.md, )?\blaw (\d+)\b/g)].map(
          ([reference, , law]) => ({ file: join(folder, file), reference, law: Number(law) }),
        ),
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
