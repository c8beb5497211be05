import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');
const parts = page.split(/^## /m).slice(1);
const words = (part: string) =>
  [...part.matchAll(/^\| ([^|]+) \| [^|]+ \|$/gm)].map(([, word = '']) => word).filter((word) => word !== 'word');

test('every word has one entry, in alphabetical order', () => {
  expect(parts.flatMap(words).length).toBeGreaterThan(80);
  for (const part of parts) {
    const listed = words(part);
    const sorted = [...listed].sort((a, b) => a.localeCompare(b, 'en'));
    expect(listed).toEqual(sorted);
  }
  const all = parts.flatMap(words);
  expect(new Set(all).size).toBe(all.length);
});
