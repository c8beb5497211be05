import { expect, test } from 'vitest';
import { putBack, takePlainValues } from './plain-values.ts';
import { shape } from './request-shapes.ts';

const put = { TableName: shape.tableName, Item: shape.item } as const;
const batch = {
  Statements: {
    type: 'List',
    children: {
      type: 'ValueStruct<Statement>',
      children: { Parameters: { type: 'List', children: 'AttrStruct<ValueStruct>' } },
    },
  },
} as const;

test('plain values are taken out of maps and lists, and come back where they were', () => {
  const request = { TableName: 'orders', Item: { a: { S: 'x' }, b: { N: '1' }, c: { BOOL: false }, d: { B: 'AQI=' } } };
  const before = structuredClone(request);
  const taken = takePlainValues(request, put);
  expect(request).toEqual({ TableName: 'orders', Item: { a: null, b: null, c: null, d: null } });
  putBack(request, taken);
  expect(request).toEqual(before);
  const statements = { Statements: [{ Parameters: [{ S: 'x' }, { L: [] }] }, {}, { Parameters: [{ N: '2' }] }] };
  const copy = { Statements: [{ Parameters: [null, { L: [] }] }, {}, { Parameters: [null] }] };
  putBack(copy, takePlainValues(structuredClone(statements), batch));
  expect(copy).toEqual(statements);
});

test.each([
  [{ S: 1 }],
  [{ N: 1 }],
  [{ S: 'x', N: '1' }],
  [{ BOOL: 'true' }],
  [{ B: 'A' }],
  [{ B: 'AQJ=' }],
  [{ NULL: true }],
  [{ M: {} }],
  [{ L: [{ S: 'x' }] }],
  [{ X: 'x' }],
  [{}],
  [[]],
  ['x'],
  [null],
])('%j is left to be checked', (value) => {
  expect(takePlainValues({ Item: { a: value } }, put)).toEqual([]);
});

test('what is not of the shape is left alone', () => {
  for (const request of [{ Item: 'x' }, { Item: null }, { Other: { a: { S: 'x' } } }, { Statements: [null, 'x'] }]) {
    const before = structuredClone(request);
    expect(takePlainValues(request, { ...put, ...batch })).toEqual([]);
    expect(request).toEqual(before);
  }
});
