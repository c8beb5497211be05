import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);

/** Files whose texts readers see of responses. */
const folders = ['packages/domain/src/answers/response', 'apps/api/src/views/response'];
const files = [
  ...['packages/contracts/src/http/response.ts', 'packages/contracts/src/http/response-rows.ts'],
  ...['packages/contracts/src/http/explained-rows.ts', 'apps/cli/src/ask/response-table.ts'],
  ...['docs/methodology.md', 'docs/definitions.md', 'README.md'],
];

function textsOf(folder: string): readonly string[] {
  const names = readdirSync(new URL(`${folder}/`, root)).filter((name) => !name.endsWith('.test.ts'));
  return names.map((name) => `${folder}/${name}`);
}

test.each([...folders.flatMap(textsOf), ...files])('%s never says that one thing caused another', (file) => {
  const text = readFileSync(new URL(file, root), 'utf8').replaceAll('because', '');
  expect(text.match(/.*\bcaus(e[ds]?|al|ally|ation|ing)\b.*/gi) ?? []).toEqual([]);
});
