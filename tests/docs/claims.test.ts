import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/exactly-once.md'), 'utf8');
const cited = [...page.matchAll(/`([^`\s]+\.ts)` › ((?:"[^"]+"(?:,\s+)?)+)/g)].flatMap(([, file = '', names = '']) =>
  [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => ({ file, name })),
);

test('the page cites tests', () => {
  expect(cited.length).toBeGreaterThan(15);
});

test.each(cited)('$file holds "$name"', ({ file, name }) => {
  expect(readFileSync(join(root, file), 'utf8')).toContain(name);
});
