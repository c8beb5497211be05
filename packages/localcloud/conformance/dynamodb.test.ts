import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { capacityCases } from './capacity-cases.ts';
import { engines } from './engines.ts';
import { expressionCases } from './expression-cases.ts';
import { indexCases } from './index-cases.ts';
import { insertCases } from './insert-cases.ts';
import { itemCases } from './item-cases.ts';
import { queryCases } from './query-cases.ts';
import { tableCases } from './table-cases.ts';
import { type ClientOf, clientFor, createTables } from './tables.ts';
import { transactionCases } from './transaction-cases.ts';

const START_TIMEOUT_MS = 40_000;

for (const engine of engines) {
  describe(engine.name, () => {
    if (engine.missing) {
      it.skip(`not run: ${engine.missing}`, () => undefined);
      return;
    }
    let running: { stop(): Promise<void> } | undefined;
    let client: DynamoDBClient | undefined;
    const clientOf: ClientOf = () => {
      if (!client) throw new Error('the engine has not started');
      return client;
    };

    beforeAll(async () => {
      const started = await engine.start();
      running = started;
      client = clientFor(started.url);
      await createTables(client);
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      client?.destroy();
      await running?.stop();
    });

    describe('tables', () => tableCases(clientOf));
    describe('items', () => itemCases(clientOf));
    describe('inserts', () => insertCases(clientOf));
    describe('expressions', () => expressionCases(clientOf));
    describe('queries and scans', () => queryCases(clientOf));
    describe('indexes', () => indexCases(clientOf));
    describe('transactions', () => transactionCases(clientOf, engine.exceptions));
    describe('capacity', () => capacityCases(clientOf));
  });
}
