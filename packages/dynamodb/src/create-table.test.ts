import { expect, test } from 'vitest';
import { createTableInput } from './create-table.ts';

test('a table is created with its keys, its indexes and its stream, and no other attribute', () => {
  expect(createTableInput('ledger', 'name')).toMatchObject({
    TableName: 'name',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
  });
  const names = createTableInput('ledger', 'name').AttributeDefinitions.map(({ AttributeName }) => AttributeName);
  expect(names).toEqual(['pk', 'sk', 'acceptedDay', 'acceptedOrder']);
  expect(createTableInput('ledger', 'name').GlobalSecondaryIndexes).toMatchObject([
    { IndexName: 'by-accepted', Projection: { ProjectionType: 'KEYS_ONLY' } },
  ]);
  expect(createTableInput('quarantine', 'name')).not.toHaveProperty('StreamSpecification');
});
