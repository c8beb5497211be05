import { entityIdSchema } from '@counterweight/domain/values';
import { handleQueueBatch, project, sendersOf, systemClock } from '@counterweight/ledger';
import { describe, expect, test } from 'vitest';
import { createDynamoDbAdapter } from '../src/adapter.ts';
import { createTables } from './engines.ts';
import { ACCOUNT, strikeMessage } from './strike-message.ts';
import { useEngine } from './use-engine.ts';
import { countWriteUnits } from './write-units.ts';

const senders = sendersOf({ apiAccount: ACCOUNT, accounts: [{ account: ACCOUNT, sources: ['*'] }] });
const refOf = (n: number) => ({ kind: 'strike', entity: entityIdSchema.parse(`desk:s${n}`) });
const range = (count: number, from = 0) => Array.from({ length: count }, (_, n) => from + n);

describe('what an event costs in write units, as the engine counts them', () => {
  const engine = useEngine();

  async function open() {
    const adapter = createDynamoDbAdapter({ client: engine.client, tables: await createTables(engine.client) });
    const salt = '0123456789abcdef0123456789abcdef';
    const deps = { ...adapter, clock: systemClock(), senders, newSalt: () => salt };
    const units = countWriteUnits(engine.client);
    return async (numbers: readonly number[], revision = 1) => {
      units.take();
      const { results } = await handleQueueBatch(
        numbers.map((n) => strikeMessage(n, revision)),
        deps,
      );
      const projected = await project(numbers.map(refOf), deps);
      const outcomes = new Set([...results, ...projected].map(({ outcome }) => outcome));
      expect([...outcomes]).toEqual(['accepted', 'projected']);
      return units.take() / numbers.length;
    };
  }

  test('alone: receipt 1, record 2 with its index, and HEAD, journal and state in a transaction', async () => {
    const write = await open();
    await write([0]);
    expect(await write([1])).toBe(9);
  });

  test('among many: HEAD and the journal are shared', async () => {
    const write = await open();
    expect(await write(range(60))).toBeLessThanOrEqual(5.5);
    expect(await write(range(60), 2)).toBeLessThanOrEqual(5.5);
  });
});
