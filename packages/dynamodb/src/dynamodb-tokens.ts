import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Tokens } from '@counterweight/ledger';
import { z } from 'zod';
import type { Connection } from './connection.ts';
import { jsonText } from './json-text.ts';
import { tokenKey } from './keys.ts';
import { getItem } from './reading.ts';
import { putOf, readItem } from './stored-item.ts';

const tokenItemSchema = z.object({
  id: z.string(),
  sha256: z.string(),
  sources: jsonText(z.array(z.string())),
  createdAt: z.string(),
});

/** The tokens port, in the ledger's table. */
export function createDynamoDbTokens({ client, tables }: Connection): Tokens {
  return {
    async find(sha256) {
      const item = await getItem(client, tables.ledger, tokenKey(sha256));
      return item === undefined ? undefined : readItem(tokenItemSchema, item);
    },
    async put({ id, sha256, sources, createdAt }) {
      const item = { ...tokenKey(sha256), id, sha256, sources: JSON.stringify(sources), createdAt };
      await client.send(new PutItemCommand(putOf(tables.ledger, item)));
    },
  };
}
