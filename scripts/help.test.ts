import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { helpText, scriptDescriptions } from './help.ts';

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

test('every script of package.json has a description, and every description a script', () => {
  expect(Object.keys(scriptDescriptions).sort()).toEqual(Object.keys(scripts).sort());
});

test('the list has a line for each, as it is typed', () => {
  expect(helpText()).toMatch(/^npm start {2,}\S/m);
  expect(helpText()).toMatch(/^npm run test:unit {2,}\S/m);
  expect(helpText().trimEnd().split('\n')).toHaveLength(Object.keys(scripts).length);
});
