import { createHash } from 'node:crypto';
import type { StoredRow } from '@counterweight/domain/rows';
import { entityIdSchema, recordIdSchema, revisionSchema, type Seq, seqSchema } from '@counterweight/domain/values';
import {
  type Commit,
  EMPTY_HEAD,
  entityChange,
  entityText,
  MAX_COMMIT_BYTES,
  MAX_COMMIT_ENTITIES,
  MAX_ENTITY_ROW_BYTES,
  MAX_ENTITY_ROWS,
  MAX_PROJECTED_REVISIONS,
  nextJournalItem,
  type RowsOfEntity,
  type StateItem,
} from '@counterweight/ledger';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { createDynamoDbAdapter } from '../src/adapter.ts';
import { commitItems } from '../src/commit-items.ts';
import { createTables } from './engines.ts';
import { useEngine } from './use-engine.ts';

const PLACE = 'strikes@3/0';
const MAX_ITEMS = 100;
const first = seqSchema.parse(1);

/** Text that hardly compresses. */
function noise(length: number, seed: number): string {
  let text = '';
  for (let n = 0; text.length < length; n += 1) text += createHash('sha512').update(`${seed} ${n}`).digest('base64url');
  return text.slice(0, length);
}

/** A row of so many bytes of JSON text. */
function rowOf(bytes: number, seed = 0): StoredRow {
  const row = (words: string): StoredRow => ({ axis: 'end', day: 'undated', dimensions: { words }, measures: {} });
  return row(noise(Math.max(0, bytes - JSON.stringify(row('')).length), seed));
}

const moved = (rows: readonly StoredRow[]): RowsOfEntity => ({ type: 'moved', came: { [PLACE]: rows }, gone: {} });
const refOf = (n: number) => ({ kind: 'strike', entity: entityIdSchema.parse(`desk:s${n}`) });

function stateOf(n: number, rows: readonly StoredRow[], known: StateItem['known'] = {}): StateItem {
  const standing = rows.map((row, ordinal) => ({ from: first, ordinal, row }));
  return { ...refOf(n), version: 1, known, rows: { [PLACE]: standing }, seq: first };
}

/** A commit of many entities, each with one row of so many bytes of text in the journal, and nothing in its state. */
function sharedCommit(bytes: readonly number[]): Commit {
  const entities = bytes.map((each, n) => entityChange(refOf(n), moved([rowOf(each, n)]), 'salt'));
  const item = nextJournalItem(EMPTY_HEAD, 0, { records: [], entities });
  const states = bytes.map((_, n) => ({ expectedVersion: 0, state: stateOf(n, []) }));
  return { head: EMPTY_HEAD, item, views: EMPTY_HEAD.views, states };
}

/** One entity with as many revisions, rows and bytes as it may have, all of which come at once. */
function largestEntity(): Commit {
  const named = Array.from({ length: MAX_PROJECTED_REVISIONS }, (_, n) => ({
    ...refOf(0),
    record: recordIdSchema.parse(noise(128, n)),
    revision: revisionSchema.parse(n + 1),
  }));
  const rows = Array.from({ length: MAX_ENTITY_ROWS }, (_, n) => rowOf(MAX_ENTITY_ROW_BYTES / MAX_ENTITY_ROWS, n));
  const known = Object.fromEntries(
    named.map(({ record, revision }) => [record, [[revision, revision, first]] as const]),
  );
  const item = nextJournalItem(EMPTY_HEAD, 0, {
    records: named.map((name, n) => ({ ...name, hash: sha256(n), change: 'created' as const })),
    entities: [entityChange(refOf(0), moved(rows), 'salt')],
  });
  const state = stateOf(0, rows, known);
  return { head: EMPTY_HEAD, item, views: EMPTY_HEAD.views, states: [{ expectedVersion: 0, state }] };
}

const sha256 = (n: number) => createHash('sha256').update(`${n}`).digest('hex');

/** A redaction's replacement of so many rows that an entity had over time. */
function redactionOf(rows: number, rowAt: (n: number) => StoredRow): Commit {
  const history = Array.from({ length: rows }, (_, n) => {
    const from: Seq = seqSchema.parse(n + 1);
    return { from, ordinal: 0, row: rowAt(n), to: seqSchema.parse(n + 2) };
  });
  const entities = [entityChange(refOf(0), { type: 'replaced', rows: { [PLACE]: history } }, 'salt')];
  const item = nextJournalItem(EMPTY_HEAD, 0, { records: [], entities });
  const states = [{ expectedVersion: 0, state: stateOf(0, []) }];
  return { head: EMPTY_HEAD, item, views: EMPTY_HEAD.views, states };
}

const itemsOf = (commit: Commit) => commitItems('ledger', commit, undefined).length;

/** How much of what a commit may have is left for each of its rows. */
const ROOM = MAX_COMMIT_BYTES - MAX_COMMIT_ENTITIES * 512;

describe('the largest commits', () => {
  const engine = useEngine();
  const open = async () =>
    createDynamoDbAdapter({ client: engine.client, tables: await createTables(engine.client) }).ledger;

  test('of many entities, whose rows are cut as badly as can be, are taken', async () => {
    const badly = Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? 5000 : 96_000));
    const commit = sharedCommit([...badly, ...Array(MAX_COMMIT_ENTITIES - badly.length).fill(500)]);
    expect(commit.states).toHaveLength(MAX_COMMIT_ENTITIES);
    expect(itemsOf(commit)).toBeGreaterThan(MAX_COMMIT_ENTITIES + 10);
    expect(itemsOf(commit)).toBeLessThanOrEqual(MAX_ITEMS);
    expect(await (await open()).commit(commit)).toEqual({ committed: true });
  });

  property.prop([fc.array(fc.integer({ min: 0, max: 110_000 }), { minLength: 1, maxLength: 60 })], { numRuns: 30 })(
    'of many entities are no more items than a transaction takes, however large each is',
    (sizes) => {
      const bytes: number[] = [];
      for (let sum = 0; bytes.length < MAX_COMMIT_ENTITIES; ) {
        const next = Math.min(sizes[bytes.length % sizes.length] ?? 0, ROOM - sum);
        bytes.push(next);
        sum += next;
      }
      expect(itemsOf(sharedCommit(bytes))).toBeLessThanOrEqual(MAX_ITEMS);
    },
  );

  test('of one entity, at all its bounds at once, are taken, and read back as they were', async () => {
    const ledger = await open();
    const commit = largestEntity();
    expect(itemsOf(commit)).toBeLessThanOrEqual(MAX_ITEMS);
    expect(await ledger.commit(commit)).toEqual({ committed: true });
    expect(await ledger.journal(EMPTY_HEAD.seq, 1)).toEqual([commit.item]);
    const [{ state } = { state: undefined }] = commit.states;
    expect((await ledger.states([refOf(0)])).get(entityText(refOf(0)))).toEqual(state);
  });

  test.each([
    ['90 KB that compress', 200, (n: number) => ({ ...rowOf(0), dimensions: { words: `${n}`.repeat(30_000) } }), []],
    ['300 bytes', 5000, (n: number) => rowOf(300, n), []],
    ['90 KB that do not compress', 200, (n: number) => rowOf(90_000, n), ['invalid']],
  ])(
    'of an entity’s whole history, after a redaction, in rows of %s, are taken or refused',
    async (_, rows, row, codes) => {
      const ledger = await open();
      const commit = redactionOf(rows, row);
      expect(itemsOf(commit)).toBeLessThanOrEqual(MAX_ITEMS - 2);
      const outcome = await ledger.commit(commit);
      expect(outcome.committed ? [] : outcome.reasons.map(({ code }) => code)).toEqual(codes);
      expect(await ledger.journal(EMPTY_HEAD.seq, 1)).toEqual(outcome.committed ? [commit.item] : []);
    },
  );
});
