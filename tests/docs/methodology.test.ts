import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleNames, withMethodExamples } from './methodology/examples.ts';

const page = readFileSync(new URL('../../docs/methodology.md', import.meta.url), 'utf8');

test('every example of the page is what the code computes: npm run docs writes them', () => {
  expect(page).toBe(withMethodExamples(page));
});

test('every example that is computed stands on the page once', () => {
  const named = [...page.matchAll(/<!-- example:(\S+) -->/g)].map(([, name]) => name);
  expect(named.toSorted()).toEqual([...exampleNames].sort());
});

test('an example that nobody computes is refused', () => {
  expect(() => withMethodExamples('<!-- example:none --><!-- /example -->')).toThrow('no example none');
});
