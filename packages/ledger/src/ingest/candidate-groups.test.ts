import { sourceOf } from '@counterweight/domain/values';
import { expect, test } from 'vitest';
import { nameOf } from '../testing/conformance/sample-records.ts';
import { candidateGroups } from './candidate-groups.ts';

/** `id name`, as the candidates that are grouped. */
function grouped(...texts: readonly string[]): readonly (readonly string[])[] {
  const candidates = texts.map((text) => {
    const [id = '', local = ''] = text.split(' ');
    const name = { ...nameOf(`desk:${local}`), kind: 'strike' as const };
    const source = sourceOf(name.entity);
    return { text, name, event: { specversion: '1.0' as const, id, source, type: 'x', data: {} } };
  });
  return candidateGroups(candidates).map((group) => group.map(({ text }) => text));
}

test('events that share nothing wait for nobody', () => {
  expect(grouped('a s1', 'b s2', 'c s3')).toEqual([['a s1'], ['b s2'], ['c s3']]);
});

test('those of one key or one name go one after the other, as they came', () => {
  expect(grouped('a s1', 'b s2', 'c s1', 'b s3')).toEqual([
    ['a s1', 'c s1'],
    ['b s2', 'b s3'],
  ]);
});

test('one that shares its key with some and its name with others comes after all of them', () => {
  expect(grouped('a s1', 'b s2', 'a s2', 'c s1', 'd s2', 'b s4')).toEqual([
    ['a s1', 'b s2', 'a s2', 'c s1', 'd s2', 'b s4'],
  ]);
});
