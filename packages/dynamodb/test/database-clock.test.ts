import { daySchema } from '@counterweight/domain/values';
import { type Clock, closeDay, handleQueueBatch, project, sendersOf } from '@counterweight/ledger';
import { openDynamoDbEngine } from '@counterweight/localcloud/dynamodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createDynamoDbAdapter } from '../src/adapter.ts';
import { withDatabaseClock } from '../src/database-clock.ts';
import { depsFromEnvironment } from '../src/environment.ts';
import { clientOf, createTables } from './engines.ts';

const YEAR_MS = 365 * 24 * 3_600_000;
/** What the database's clock says, which is not this machine's. */
const NOW_MS = Date.parse('2026-06-05T12:00:00Z');
const clockAt = (nowMs: number): Clock => ({ now: () => nowMs, backOff: async () => {} });
const account = '000000000000';
const senders = sendersOf({ apiAccount: account, accounts: [{ account, sources: ['*'] }] });

describe('a function’s clock', () => {
  let url: string;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const engine = await openDynamoDbEngine({ now: () => NOW_MS });
    url = (await engine.listen(0)).url;
    stop = () => engine.close();
  });
  afterAll(() => stop());

  /** The ports as a function has them, with its clock held to the database's unless told otherwise. */
  async function open(clock: Clock, limit = withDatabaseClock) {
    const client = clientOf(url);
    const tables = await createTables(client);
    return {
      ...createDynamoDbAdapter({ client, tables }),
      clock: limit(clock, client),
      newSalt: () => '00'.repeat(16),
    };
  }

  test.each([
    ['a year ahead', YEAR_MS],
    ['half a day ahead, so that it is tomorrow', 13 * 3_600_000],
    ['right', 0],
  ])('that is %s closes no day that is not over', async (_, offsetMs) => {
    expect((await closeDay(await open(clockAt(NOW_MS + offsetMs)))).day).toBe('2026-06-05');
  });

  test('that is behind is believed: a day is closed late, never early', async () => {
    expect((await closeDay(await open(clockAt(NOW_MS - YEAR_MS)))).day).toBe('2025-06-05');
  });

  test('that is not held to the database’s closes the days of a year', async () => {
    const unheld = await open(clockAt(NOW_MS + YEAR_MS), (clock) => clock);
    expect((await closeDay(unheld)).day).toBe('2027-06-05');
  });

  test('that is a year ahead makes nothing known in days to come', async () => {
    const deps = await open(clockAt(NOW_MS + YEAR_MS));
    await deps.ledger.head();
    const detail = {
      ...{ specversion: '1.0', id: 'n', source: 'desk', type: 'counterweight.dataset.described.v1' },
      data: { entity: 'desk:dataset', revision: 1, dataset: { title: 'T', publisher: 'P', covers: ['strike'] } },
    };
    const envelope = { id: 'b', account, source: 'desk', 'detail-type': detail.type, detail, resources: [] };
    await handleQueueBatch([{ messageId: 'm', body: JSON.stringify(envelope) }], { ...deps, senders });
    const { items } = await deps.ledger.acceptedOn(daySchema.parse('2026-06-05'), '', undefined, 5);
    expect(items).toMatchObject([{ kind: 'dataset', entity: 'desk:dataset' }]);
    await project(items, deps);
    expect(await deps.ledger.head()).toMatchObject({ seq: 1, day: '2026-06-05' });
  });

  test('is held to the database’s in every function', async () => {
    const environment = {
      LEDGER_TABLE: 'l',
      QUARANTINE_TABLE: 'q',
      TOKENS_TABLE: 't',
      CLOCK_OFFSET_MS: String(YEAR_MS + Date.now()),
    };
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', url);
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    const { client, ...tables } = { client: clientOf(url), ...(await createTables(clientOf(url))) };
    const deps = depsFromEnvironment({
      ...environment,
      LEDGER_TABLE: tables.ledger,
      QUARANTINE_TABLE: tables.quarantine,
      TOKENS_TABLE: tables.tokens,
    });
    expect(deps.clock.now()).toBeGreaterThan(NOW_MS + YEAR_MS);
    await deps.ledger.head();
    expect(Math.abs(deps.clock.now() - NOW_MS)).toBeLessThan(5000);
    client.destroy();
    vi.unstubAllEnvs();
  });
});
