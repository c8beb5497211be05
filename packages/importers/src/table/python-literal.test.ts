import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { type PythonValue, readPythonLiteral } from './python-literal.ts';

function readValueOf(text: string): PythonValue {
  const reading = readPythonLiteral(text);
  if (!reading.ok) throw new Error(`cannot read ${text}`);
  return reading.value;
}

test('a dictionary keeps its order, and NaN in it is a value not known', () => {
  expect(readValueOf("{'south': 65, 'east': NaN, \"north\": 1.0}")).toEqual(
    new Map([
      ['south', 65],
      ['east', undefined],
      ['north', 1],
    ]),
  );
});

test('lists, tuples, blanks, trailing commas, escapes and nesting are read', () => {
  expect(readValueOf(" [ 'a' , ('b\\'c',), {}, None ] ")).toEqual(['a', ["b'c"], new Map(), undefined]);
});

test.each([
  '',
  '{',
  "{'a': }",
  "{'a' 1}",
  "{'a': 1",
  '[1 2]',
  "{1: 'a'}",
  "{'a': 1} x",
  "{'a: 1}",
  '[1}',
  'south',
  "{'a': import}",
])('%s cannot be read', (text) => {
  expect(readPythonLiteral(text)).toEqual({ ok: false });
});

property.prop([fc.string()])('no text breaks it', (text) => {
  expect(readPythonLiteral(text)).toHaveProperty('ok');
});

property.prop([fc.dictionary(fc.string({ minLength: 1 }), fc.option(fc.integer(), { nil: undefined }))])(
  'what Python prints is read back',
  (parts) => {
    const printed = Object.entries(parts).map(([name, count]) => {
      const quoted = name.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
      return `'${quoted}': ${count ?? 'nan'}`;
    });
    expect(readValueOf(`{${printed.join(', ')}}`)).toEqual(new Map(Object.entries(parts)));
  },
);
