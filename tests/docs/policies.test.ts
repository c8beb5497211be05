import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { policiesPage } from './policies-page.ts';

test('docs/policies.md is made of the policies that are served; npm run docs writes it', () => {
  expect(readFileSync(new URL('../../docs/policies.md', import.meta.url), 'utf8')).toBe(policiesPage());
});
