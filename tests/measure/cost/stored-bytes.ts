import { z } from 'zod';

const describedSchema = z.object({
  Table: z.object({ GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string() })).default([]) }),
});
const pageSchema = z.object({
  LastEvaluatedKey: z.unknown().optional(),
  ConsumedCapacity: z.object({ CapacityUnits: z.number() }),
});
/** Half a unit reads 4 KB when it need not be consistent. */
const BYTES_A_UNIT = 8192;

/** About how many bytes a table holds with its indexes: what reading all of it costs, in bytes. */
export async function storedBytes(endpoint: string, table: string): Promise<number> {
  const { Table } = describedSchema.parse(await call(endpoint, 'DescribeTable', { TableName: table }));
  let units = await scanUnits(endpoint, { TableName: table });
  for (const { IndexName } of Table.GlobalSecondaryIndexes) {
    units += await scanUnits(endpoint, { TableName: table, IndexName });
  }
  return units * BYTES_A_UNIT;
}

async function scanUnits(endpoint: string, of: object): Promise<number> {
  let units = 0;
  let from: object = {};
  do {
    const page = pageSchema.parse(await call(endpoint, 'Scan', { ...of, ...from, ReturnConsumedCapacity: 'TOTAL' }));
    units += page.ConsumedCapacity.CapacityUnits;
    from = page.LastEvaluatedKey === undefined ? {} : { ExclusiveStartKey: page.LastEvaluatedKey };
  } while ('ExclusiveStartKey' in from);
  return units;
}

async function call(endpoint: string, operation: string, body: object): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      authorization: 'AWS4-HMAC-SHA256 Credential=local/20240101/eu-central-1/dynamodb/aws4_request',
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${operation}: ${await response.text()}`);
  return response.json();
}
