import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { RunningStack } from './stack.ts';

const stackSchema = z.object({
  dynamodbUrl: z.url(),
  queuesUrl: z.url(),
  outputs: z.object({ LedgerTableName: z.string(), QuarantineTableName: z.string() }),
});
const pageSchema = z.object({
  Items: z
    .array(z.record(z.string(), z.looseObject({ S: z.string().optional(), B: z.base64().optional() })))
    .default([]),
  LastEvaluatedKey: z.unknown().optional(),
});

export type TableItem = z.infer<typeof pageSchema>['Items'][number];
type Table = 'ledger' | 'quarantine';

/** What is in a packed attribute: compressed JSON text. */
export function unpacked(attribute: TableItem[string] | undefined): string {
  return inflateRawSync(Buffer.from(attribute?.B ?? '', 'base64')).toString('utf8');
}

/** JSON text as a packed attribute. */
export function packedText(json: string): TableItem[string] {
  return { B: deflateRawSync(json).toString('base64') };
}

/** All that an item says, with what is packed in it. */
export function textOfItem(item: TableItem): string {
  const packed = Object.values(item).filter(({ B }) => B !== undefined);
  return [JSON.stringify(item), ...packed.map(unpacked)].join('\n');
}

/** Calls the tables and queues of a running stack as the SDKs do, past every function: to plant a fault, or to look for one. */
export function servicesOf(stack: RunningStack) {
  const { dynamodbUrl, queuesUrl, outputs } = stackSchema.parse(
    JSON.parse(readFileSync(join(stack.dataDir, 'stack.json'), 'utf8')),
  );
  const names = { ledger: outputs.LedgerTableName, quarantine: outputs.QuarantineTableName };
  const tables = (operation: string, body: object) => call(dynamodbUrl, `DynamoDB_20120810.${operation}`, body);
  return {
    /** Every item of a table. */
    async items(table: Table): Promise<readonly TableItem[]> {
      const items: TableItem[] = [];
      let ExclusiveStartKey: unknown;
      do {
        const page = pageSchema.parse(await tables('Scan', { TableName: names[table], ExclusiveStartKey }));
        items.push(...page.Items);
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey !== undefined);
      return items;
    },
    putItem: (table: Table, Item: TableItem) => tables('PutItem', { TableName: names[table], Item }),
    deleteItem: (table: Table, { pk, sk }: TableItem) =>
      tables('DeleteItem', { TableName: names[table], Key: { pk, sk } }),
    /** Puts a message into a queue, by its logical id without the CDK's hash. */
    sendMessage: (queue: string, MessageBody: string) =>
      call(queuesUrl, 'AmazonSQS.SendMessage', { QueueUrl: `https://sqs.example/0/${queue}`, MessageBody }),
  };
}

async function call(url: string, target: string, body: object): Promise<unknown> {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/service/aws4_request, SignedHeaders=host, Signature=0';
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target, authorization };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${target}: ${response.status} ${text}`);
  return JSON.parse(text);
}
