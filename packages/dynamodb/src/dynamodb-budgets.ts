import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type Source, sourceSchema } from '@counterweight/domain/values';
import type { Budgets, SpentBudget } from '@counterweight/ledger';
import { z } from 'zod';
import type { Connection } from './connection.ts';
import { budgetKey } from './keys.ts';
import { getItems } from './reading.ts';
import { absent, type Condition, putOf, readItem, type StoredItem } from './stored-item.ts';

const budgetItemSchema = z.object({
  source: sourceSchema,
  /** 0: as many as it likes. */
  perMinute: z.int().min(0).optional(),
  fullAtMs: z.number(),
  rowsFullAtMs: z.number().optional(),
  /** JSON. */
  entitiesFullAtMs: z.string().optional(),
  version: z.int(),
});
const entitiesSchema = z.record(z.string(), z.number());

/** The budgets port, an item for each source in the ledger's table. */
export function createDynamoDbBudgets({ client, tables, backOff }: Connection): Budgets {
  return {
    async find(sources) {
      const found = new Map<Source, SpentBudget>();
      for (const item of await getItems(client, tables.ledger, sources.map(budgetKey), backOff)) {
        const budget = budgetOf(readItem(budgetItemSchema, item));
        found.set(budget.source, budget);
      }
      return found;
    },
    async put(budget) {
      try {
        await client.send(new PutItemCommand(putOf(tables.ledger, budgetItem(budget), versionBefore(budget))));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}

function budgetItem({ perMinute, entitiesFullAtMs, ...spent }: SpentBudget): StoredItem {
  return {
    ...budgetKey(spent.source),
    ...spent,
    ...(perMinute === undefined ? {} : { perMinute: perMinute === 'unlimited' ? 0 : perMinute }),
    ...(entitiesFullAtMs === undefined ? {} : { entitiesFullAtMs: JSON.stringify(entitiesFullAtMs) }),
  };
}

function budgetOf(item: z.output<typeof budgetItemSchema>): SpentBudget {
  const { source, perMinute, fullAtMs, rowsFullAtMs, entitiesFullAtMs, version } = item;
  return {
    source,
    fullAtMs,
    version,
    ...(perMinute === undefined ? {} : { perMinute: perMinute === 0 ? 'unlimited' : perMinute }),
    ...(rowsFullAtMs === undefined ? {} : { rowsFullAtMs }),
    ...(entitiesFullAtMs === undefined ? {} : { entitiesFullAtMs: entitiesSchema.parse(JSON.parse(entitiesFullAtMs)) }),
  };
}

function versionBefore({ version }: SpentBudget): Condition {
  if (version === 1) return absent('pk');
  return { expression: '#version = :before', names: { '#version': 'version' }, values: { ':before': version - 1 } };
}
