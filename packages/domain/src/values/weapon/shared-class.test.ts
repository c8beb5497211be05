import { expect, test } from 'vitest';
import { sharedClass } from './shared-class.ts';

test.each([
  [['shahed'], 'drone'],
  [['kalibr', 'kh-101'], 'cruise'],
  [['kalibr', 'shahed'], 'mixed'],
  [['orlan-10', 'zala'], 'recon'],
  [['unlisted:stone'], 'unknown'],
  [['unlisted:stone', 'shahed'], 'mixed'],
  [[], 'unknown'],
])('weapons %j share the class %s', (codes, expected) => {
  expect(sharedClass(codes)).toBe(expected);
});
