import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDemoSet } from '../../apps/cli/src/demo/read-demo-set.ts';
import { withDemoTables } from '../../scripts/write-docs.ts';

const page = readFileSync(new URL('../../docs/demo-set.md', import.meta.url), 'utf8');

test('the page on the demo set has each fact of its files with its source: npm run docs writes it', () => {
  expect(page).toContain('<!-- facts -->');
  expect(withDemoTables(page)).toBe(page);
});

test('the page has a row for each event but the description of the set, and says how many', () => {
  const facts = readDemoSet().length - 1;
  expect(page.match(/^\| [`0-9 ]/gm)).toHaveLength(facts);
  expect(page).toContain(` ${facts} facts `);
});
