import { ConditionalCheckFailedException, PutItemCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { daySchema } from '@counterweight/domain/values';
import { type TokenGrant, type Tokens, withSuspension } from '@counterweight/ledger';
import { z } from 'zod';
import type { Connection } from './connection.ts';
import { jsonText } from './json-text.ts';
import { getItem, type RawItem } from './reading.ts';
import { absent, type Condition, putOf, readItem, type StoredItem } from './stored-item.ts';

const tokenItemSchema = z.object({
  id: z.string(),
  name: z.string(),
  sha256: z.string(),
  sources: jsonText(z.array(z.string())),
  createdAt: z.string(),
  expiresOn: daySchema.optional(),
  revokedAt: z.string().optional(),
  revokedFor: z.string().optional(),
  suspendedAt: z.string().optional(),
  suspendedFor: z.string().optional(),
});

const notRevoked: Condition = {
  expression: 'attribute_exists(#key) AND attribute_not_exists(#revokedAt)',
  names: { '#key': 'id', '#revokedAt': 'revokedAt' },
};

/** The tokens port on its table. */
export function createDynamoDbTokens({ client, tables }: Connection): Tokens {
  const table = tables.tokens;
  const find = async (id: string) => {
    const item = await getItem(client, table, { id });
    return item === undefined ? undefined : grantOf(item);
  };
  const putUnder = async (condition: Condition, grant: TokenGrant) => {
    try {
      await client.send(new PutItemCommand(putOf(table, tokenItem(grant), condition)));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
  return {
    find,
    put: (grant) => putUnder(absent('id'), grant),
    async list() {
      const grants: TokenGrant[] = [];
      for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true })) {
        grants.push(...Items.map(grantOf));
      }
      return grants.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async revoke(id, revocation) {
      const held = await find(id);
      if (held === undefined) return undefined;
      const revoked = { ...held, revoked: revocation };
      return (await putUnder(notRevoked, revoked)) ? revoked : find(id);
    },
    async suspend(id, suspension) {
      const held = await find(id);
      if (held === undefined) return undefined;
      const changed = withSuspension(held, suspension);
      return (await putUnder(notRevoked, changed)) ? changed : find(id);
    },
  };
}

function tokenItem({ id, name, sha256, sources, createdAt, expiresOn, revoked, suspended }: TokenGrant): StoredItem {
  return {
    id,
    name,
    sha256,
    sources: JSON.stringify(sources),
    createdAt,
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(revoked === undefined ? {} : { revokedAt: revoked.at, revokedFor: revoked.reason }),
    ...(suspended === undefined ? {} : { suspendedAt: suspended.at, suspendedFor: suspended.reason }),
  };
}

function grantOf(item: RawItem): TokenGrant {
  const { expiresOn, revokedAt, revokedFor, suspendedAt, suspendedFor, ...grant } = readItem(tokenItemSchema, item);
  return {
    ...grant,
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(revokedAt === undefined ? {} : { revoked: { at: revokedAt, reason: revokedFor ?? '' } }),
    ...(suspendedAt === undefined ? {} : { suspended: { at: suspendedAt, reason: suspendedFor ?? '' } }),
  };
}
