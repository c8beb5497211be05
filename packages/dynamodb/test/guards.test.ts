import { entityIdSchema, seqSchema } from '@counterweight/domain/values';
import {
  type Commit,
  EMPTY_HEAD,
  entityChange,
  type Head,
  nextJournalItem,
  type StateItem,
} from '@counterweight/ledger';
import { describe, expect, test } from 'vitest';
import { createDynamoDbAdapter } from '../src/adapter.ts';
import { clientOf, createTables } from './engines.ts';
import { recordOf } from './sample-records.ts';
import { useEngine } from './use-engine.ts';

interface ReadInput {
  readonly IndexName?: string;
  readonly ConsistentRead?: boolean;
  readonly RequestItems?: Readonly<Record<string, { readonly ConsistentRead?: boolean }>>;
}

const refOf = (local: string) => ({ kind: 'strike', entity: entityIdSchema.parse(`desk:${local}`) });

function commitOn(head: Head, expectedVersion: number, ...locals: readonly string[]): Commit {
  const entities = locals.map((local) => entityChange(refOf(local), { type: 'moved', came: {}, gone: {} }, local));
  const item = nextJournalItem(head, 0, { records: [], entities });
  const states = locals.map((local) => {
    const state: StateItem = { ...refOf(local), version: expectedVersion + 1, known: {}, rows: {}, seq: item.seq };
    return { expectedVersion, state };
  });
  return { head, item, views: head.views, states };
}

describe('what the tables guard', () => {
  const engine = useEngine();

  test('every read of the ledger is strongly consistent, but of its index', async () => {
    const reader = clientOf(engine.url);
    const reads: string[] = [];
    reader.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          const { IndexName, ConsistentRead, RequestItems = {} } = args.input as ReadInput;
          const isConsistent = [ConsistentRead, ...Object.values(RequestItems).map((each) => each.ConsistentRead)];
          const read = commandName.replace('Command', IndexName === undefined ? '' : ` ${IndexName}`);
          if (/Get|Query|Scan/.test(read)) reads.push(`${read} ${isConsistent.some((each) => each === true)}`);
          return next(args);
        },
      { step: 'initialize' },
    );
    const { ledger } = createDynamoDbAdapter({ client: reader, tables: await createTables(engine.client) });
    const record = recordOf('a', 'x'.repeat(10_000));
    await ledger.putRecord(record);
    await ledger.commit(commitOn(EMPTY_HEAD, 0, 'a'));
    await ledger.records([record]);
    await ledger.receipts([{ source: record.source, id: 'e' }]);
    await ledger.states([record]);
    await ledger.entity(record);
    await ledger.head();
    await ledger.journal(EMPTY_HEAD.seq, 5);
    await ledger.sweptThrough();
    await ledger.eraseRows(seqSchema.parse(1), record);
    await ledger.acceptedOn(commitOn(EMPTY_HEAD, 0).item.day, undefined, undefined, 5);
    for await (const _ of ledger.scan());
    for await (const _ of ledger.scanStates());
    reader.destroy();
    expect([...new Set(reads)].sort()).toEqual([
      ...['BatchGetItem true', 'GetItem true', 'Query by-accepted false', 'Query true', 'Scan true'],
    ]);
  });

  test('a state of another version than the one read, older or newer, is not written over', async () => {
    const { ledger } = createDynamoDbAdapter({ client: engine.client, tables: await createTables(engine.client) });
    await ledger.commit(commitOn(EMPTY_HEAD, 0, 'a'));
    const head = await ledger.head();
    await ledger.commit(commitOn(head, 1, 'a'));
    const now = await ledger.head();
    for (const read of [0, 1, 3]) {
      expect(await ledger.commit(commitOn(now, read, 'a'))).toMatchObject({
        reasons: [{ item: { type: 'state' }, code: 'condition_failed' }],
      });
    }
    expect(await ledger.commit(commitOn(now, 2, 'a'))).toEqual({ committed: true });
  });

  test('HEAD of the same position and another hash is another HEAD', async () => {
    const { ledger } = createDynamoDbAdapter({ client: engine.client, tables: await createTables(engine.client) });
    await ledger.commit(commitOn(EMPTY_HEAD, 0, 'a'));
    const other = { ...(await ledger.head()), hash: 'f'.repeat(64) };
    expect(await ledger.commit(commitOn(other, 0, 'b'))).toMatchObject({
      reasons: [{ item: { type: 'head' }, code: 'condition_failed' }],
    });
  });

  test('an erasure never brings back what another erased meanwhile', async () => {
    const tables = await createTables(engine.client);
    const { ledger } = createDynamoDbAdapter({ client: engine.client, tables });
    const { item } = commitOn(EMPTY_HEAD, 0, 'a', 'b');
    await ledger.commit({ ...commitOn(EMPTY_HEAD, 0, 'a', 'b'), item });
    const slow = clientOf(engine.url);
    slow.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName === 'UpdateItemCommand') await ledger.eraseRows(item.seq, refOf('b'));
          return next(args);
        },
      { step: 'initialize' },
    );
    const erasing = createDynamoDbAdapter({ client: slow, tables }).ledger.eraseRows(item.seq, refOf('a'));
    await expect(erasing).rejects.toThrow('conditional request failed');
    slow.destroy();
    const contents = async () =>
      (await ledger.journal(EMPTY_HEAD.seq, 1))[0]?.entities.map(({ content }) => content?.salt);
    expect(await contents()).toEqual(['a', undefined]);
    await ledger.eraseRows(item.seq, refOf('a'));
    expect(await contents()).toEqual([undefined, undefined]);
  });
});
