import { randomBytes } from 'node:crypto';
import { type EntityRef, handleQueueBatch, project, sendersOf, systemClock, verify } from '@counterweight/ledger';
import { describe, expect, test } from 'vitest';
import { createDynamoDbAdapter } from '../src/adapter.ts';
import { createTables } from './engines.ts';
import { ACCOUNT, strikeMessage } from './strike-message.ts';
import { useEngine } from './use-engine.ts';

const senders = sendersOf({ apiAccount: ACCOUNT, accounts: [{ account: ACCOUNT, sources: ['*'] }] });

describe('the use cases over DynamoDB on the embedded engine', () => {
  const engine = useEngine();

  test('two projectors of the same entities, conflicts and revisions leave views that equal the ledger', async () => {
    const deps = {
      ...createDynamoDbAdapter({ client: engine.client, tables: await createTables(engine.client) }),
      clock: systemClock(),
      senders,
      newSalt: () => randomBytes(16).toString('hex'),
    };
    let calls = 0;
    engine.conflict(() => {
      calls += 1;
      return calls % 9 === 0;
    });
    const messages = Array.from({ length: 30 }, (_, n) => strikeMessage(n)).concat([
      strikeMessage(3, 2),
      strikeMessage(4, 3),
      strikeMessage(3, 2),
    ]);
    const outcomes = (await handleQueueBatch(messages, deps)).results.map(({ messageId, outcome }) => [
      messageId,
      outcome,
    ]);
    expect(outcomes.filter(([, outcome]) => outcome !== 'accepted')).toEqual([]);
    const refs: EntityRef[] = [];
    for await (const { kind, entity } of deps.ledger.scan()) refs.push({ kind, entity });
    const results = (await Promise.all([project(refs, deps), project(refs.toReversed(), deps)])).flat();
    engine.conflict(undefined);
    expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    const { differences, records, moves } = await verify(deps);
    expect(differences).toEqual([]);
    expect([records, moves]).toEqual([32, 60]);
  });
});
