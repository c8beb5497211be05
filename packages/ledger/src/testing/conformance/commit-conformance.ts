import { seqSchema, sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { type Ledger, MAX_COMMIT_ENTITIES, recordNameText, redactedRecord } from '../../ports/ledger.ts';
import { EMPTY_HEAD, headAfter, nextJournalItem } from '../../project/journal-item.ts';
import type { OpenPorts } from './ports.ts';
import { commitNext, commitOn, PLACE, reasonsOf, rowOf } from './sample-commits.ts';
import { listed, nameOf, noise, putAll, recordOf } from './sample-records.ts';

const [A, B, C] = [nameOf('desk:a'), nameOf('desk:b'), nameOf('desk:c')];

/** What every ledger does with the transaction that moves its journal, whatever it is kept in. */
export function commitConformance(adapter: string, open: OpenPorts): void {
  describe(`a commit to the ledger of ${adapter}`, () => {
    committing(open);
    refusing(open);
    bounding(open);
  });
  describe(`a rank in the journal of ${adapter}`, () => ranking(open));
  describe(`a redaction in the ledger of ${adapter}`, () => redacting(open));
}

/** Everything that a commit may change, to see that a refused one changed nothing. */
async function contentsOf(ledger: Ledger) {
  return {
    head: await ledger.head(),
    journal: await ledger.journal(EMPTY_HEAD.seq, 100),
    states: [...(await listed(ledger.scanStates()))].sort((a, b) => (a.entity < b.entity ? -1 : 1)),
    records: await listed(ledger.scan()),
  };
}

function committing(open: OpenPorts): void {
  test('stores all its parts together, and gives each back exactly', async () => {
    const { ledger } = await open();
    const rows = [rowOf(1), rowOf(2, 'я, <&>, \u2028'), { ...rowOf(3), day: 'undated' as const }];
    const { item, states } = await commitNext(ledger, { names: [A, nameOf('desk:a', 7), B], rows });
    expect(await ledger.head()).toEqual(headAfter(item, EMPTY_HEAD.views));
    expect(await ledger.journal(EMPTY_HEAD.seq, 10)).toEqual([item]);
    const found = await ledger.states([A, B]);
    expect([...found.values()].sort((a, b) => (a.entity < b.entity ? -1 : 1))).toEqual(
      states.map(({ state }) => state),
    );
  });

  test('replaces a state of the version that it expects', async () => {
    const { ledger } = await open();
    await commitNext(ledger, { names: [A], rows: [rowOf(1)] });
    const { states } = await commitNext(ledger, { names: [nameOf('desk:a', 2)], rows: [], expectedVersion: 1 });
    expect([...(await ledger.states([A])).values()]).toEqual(states.map(({ state }) => state));
  });

  test('keeps how many payloads of an entity are gone', async () => {
    const { ledger } = await open();
    const commit = commitOn(EMPTY_HEAD, { names: [A] });
    const states = commit.states.map(({ expectedVersion, state }) => ({
      expectedVersion,
      state: { ...state, redacted: 2 },
    }));
    expect(await ledger.commit({ ...commit, states })).toEqual({ committed: true });
    expect([...(await ledger.states([A])).values()]).toEqual(states.map(({ state }) => state));
  });

  test('may name nothing, as one that closes a day', async () => {
    const { ledger } = await open();
    const { item } = await commitNext(ledger, { on: '2024-01-11' });
    expect(await ledger.journal(EMPTY_HEAD.seq, 10)).toEqual([{ ...item, records: [], entities: [] }]);
    expect((await ledger.head()).day).toBe('2024-01-11');
  });

  test('says in HEAD which views are live from then on', async () => {
    const { ledger } = await open();
    const views = { 'strikes@3': seqSchema.parse(1), 'support@2': seqSchema.parse(0) } as const;
    await commitNext(ledger, { views });
    expect((await ledger.head()).views).toEqual(views);
    await commitNext(ledger);
    expect((await ledger.head()).views).toEqual(views);
    await commitNext(ledger, { views: {} });
    expect((await ledger.head()).views).toEqual({});
  });
}

function refusing(open: OpenPorts): void {
  test('is refused on a HEAD that has moved, and changes nothing', async () => {
    const { ledger } = await open();
    await commitNext(ledger, { names: [B] });
    const before = await contentsOf(ledger);
    const outcome = ledger.commit(commitOn(EMPTY_HEAD, { names: [A] }));
    expect(await reasonsOf(outcome)).toEqual(['head condition_failed', 'journal condition_failed']);
    expect(await contentsOf(ledger)).toEqual(before);
  });

  test('is refused on another HEAD of the same position', async () => {
    const { ledger } = await open();
    await commitNext(ledger, { names: [B] });
    const before = await contentsOf(ledger);
    const other = { ...before.head, hash: 'f'.repeat(64) };
    expect(await reasonsOf(ledger.commit(commitOn(other, { names: [A] })))).toEqual(['head condition_failed']);
    expect(await contentsOf(ledger)).toEqual(before);
  });

  test.each([
    ['there is none', 1, 0],
    ['there is one already', 0, 1],
    ['it has moved on', 1, 2],
  ])('is refused by name of a state of another version: %s', async (_, expectedVersion, writes) => {
    const { ledger } = await open();
    for (let version = 0; version < writes; version += 1) {
      await commitNext(ledger, { names: [A], expectedVersion: version });
    }
    const before = await contentsOf(ledger);
    const outcome = ledger.commit(commitOn(before.head, { names: [A], expectedVersion }));
    expect(await reasonsOf(outcome)).toEqual(['strike desk:a condition_failed']);
    expect(await contentsOf(ledger)).toEqual(before);
  });

  test('is told every reason, HEAD’s and each state’s, and stores none of the rest', async () => {
    const { ledger } = await open();
    await commitNext(ledger, { names: [A, B] });
    const outcome = ledger.commit(commitOn(EMPTY_HEAD, { names: [A, C, B] }));
    expect(await reasonsOf(outcome)).toEqual([
      'head condition_failed',
      'journal condition_failed',
      'strike desk:a condition_failed',
      'strike desk:b condition_failed',
    ]);
    expect((await ledger.states([C])).size).toBe(0);
  });

  test.each([0, 1])('of many on the same HEAD %i one is taken', async (items) => {
    const { ledger } = await open();
    for (let n = 0; n < items; n += 1) await commitNext(ledger);
    const head = await ledger.head();
    const commits = [1, 2, 3, 4].map((n) => commitOn(head, { names: [nameOf(`desk:s${n}`)] }));
    const outcomes = await Promise.all(commits.map((commit) => ledger.commit(commit)));
    expect(outcomes.filter(({ committed }) => committed)).toHaveLength(1);
    const { journal, states } = await contentsOf(ledger);
    expect(journal).toHaveLength(items + 1);
    expect(states.map(({ entity }) => entity)).toEqual(journal.at(-1)?.records.map(({ entity }) => entity));
  });
}

function bounding(open: OpenPorts): void {
  const many = (count: number) => Array.from({ length: count }, (_, n) => nameOf(`desk:s${n}`));

  test('holds as many entities as it may, and can never be stored with a hundred, or with one twice', async () => {
    const { ledger } = await open();
    expect(await reasonsOf(ledger.commit(commitOn(EMPTY_HEAD, { names: many(100) })))).toEqual(['transaction invalid']);
    const twice = commitOn(EMPTY_HEAD, { names: [A] });
    const outcome = ledger.commit({ ...twice, states: [...twice.states, ...twice.states] });
    // AWS refuses the request; its local engine fails the second one's condition.
    expect((await outcome).committed).toBe(false);
    expect(await contentsOf(ledger)).toEqual({ head: EMPTY_HEAD, journal: [], states: [], records: [] });
    await commitNext(ledger, { names: many(MAX_COMMIT_ENTITIES) });
    expect(await listed(ledger.scanStates())).toHaveLength(MAX_COMMIT_ENTITIES);
  });

  test('can never be stored with a state larger than an item may be', async () => {
    const { ledger } = await open();
    const { states, ...commit } = commitOn(EMPTY_HEAD, { names: [A] });
    const rows = { [PLACE]: [{ from: commit.item.seq, ordinal: 0, row: rowOf(1, noise(800_000)) }] };
    const large = states.map(({ state, ...each }) => ({ ...each, state: { ...state, rows } }));
    const outcome = await ledger.commit({ ...commit, states: large });
    expect(outcome.committed || outcome.reasons.map(({ code }) => code)).toEqual(['invalid']);
    expect(await contentsOf(ledger)).toEqual({ head: EMPTY_HEAD, journal: [], states: [], records: [] });
  });

  test('has its rows of a megabyte read back exactly, and what comes before and after them', async () => {
    const { ledger } = await open();
    await commitNext(ledger, { names: [A] });
    const rows = [rowOf(1, noise(30_000))];
    const { item } = await commitNext(ledger, { names: many(33), rows });
    await commitNext(ledger, { names: [B] });
    const { seq } = item;
    expect((await ledger.journal(EMPTY_HEAD.seq, 10)).map((each) => each.seq)).toEqual([1, 2, 3]);
    expect((await ledger.journal(EMPTY_HEAD.seq, 2)).map((each) => each.seq)).toEqual([1, 2]);
    expect(await ledger.journal(seqSchema.parse(seq - 1), 1)).toEqual([item]);
    expect((await ledger.journal(seq, 1)).map((each) => each.seq)).toEqual([3]);
  });
}

function ranking(open: OpenPorts): void {
  test('is read as it was written', async () => {
    const { ledger } = await open();
    const ranked = { source: sourceSchema.parse('constructor'), rank: 7 };
    const content = { records: [], entities: [], ranked };
    const item = nextJournalItem(EMPTY_HEAD, Date.UTC(2024, 0, 10, 13), content);
    expect(await ledger.commit({ head: EMPTY_HEAD, item, views: EMPTY_HEAD.views, states: [] })).toEqual({
      committed: true,
    });
    expect(await ledger.journal(EMPTY_HEAD.seq, 5)).toEqual([item]);
  });
}

function redacting(open: OpenPorts): void {
  const redaction = { name: A, reason: 'an address', answer: 451 } as const;
  const words = (text: string) => recordOf(A, { payload: { kept: true, data: { words: text }, salt: '5a' } });

  test.each([
    ['small', words('marker')],
    ['large', words(noise(10_000))],
  ])('takes a %s payload wherever the record is found, and leaves all else in its place', async (_, record) => {
    const { ledger } = await open();
    const other = recordOf(nameOf('desk:a', 2));
    await putAll(ledger, [record, other]);
    await commitNext(ledger, { names: [record, other] });
    const commit = commitOn(await ledger.head(), { names: [], expectedVersion: 1 });
    const item = nextJournalItem(commit.head, Date.UTC(2024, 0, 10, 13), {
      records: [{ ...A, hash: record.hash, change: 'redacted' }],
      entities: [],
    });
    expect(await ledger.commit({ ...commit, item, redaction })).toEqual({ committed: true });
    const redacted = redactedRecord(record, redaction);
    expect((await ledger.records([A])).get(recordNameText(A))).toEqual(redacted);
    expect([...(await ledger.salts([A, other])).keys()]).toEqual([recordNameText(other)]);
    expect(await ledger.entity(A)).toEqual([redacted, other]);
    expect(await listed(ledger.scan())).toEqual([redacted, other]);
    expect(await ledger.putRecord(record)).toMatchObject({ outcome: 'taken', held: { hash: record.hash } });
    expect(await ledger.entity(A)).toEqual([redacted, other]);
    expect((await ledger.acceptedOn(item.day, undefined, undefined, 10)).items).toHaveLength(2);
    expect(await ledger.journal(commit.head.seq, 5)).toEqual([item]);
  });

  test('is refused where there is no such record, or its payload is gone, and then changes nothing', async () => {
    const { ledger } = await open();
    expect(await reasonsOf(ledger.commit({ ...commitOn(EMPTY_HEAD), redaction }))).toContain('record condition_failed');
    expect(await ledger.head()).toEqual(EMPTY_HEAD);
    await putAll(ledger, [words('marker')]);
    expect(await ledger.commit({ ...commitOn(EMPTY_HEAD), redaction })).toEqual({ committed: true });
    const before = await contentsOf(ledger);
    const again = { ...redaction, reason: 'another', answer: 410 } as const;
    const outcome = ledger.commit({ ...commitOn(before.head), redaction: again });
    expect(await reasonsOf(outcome)).toEqual(['record condition_failed']);
    expect(await contentsOf(ledger)).toEqual(before);
  });

  test('is refused with what else is wrong, and then keeps the payload', async () => {
    const { ledger } = await open();
    await putAll(ledger, [words('marker')]);
    await commitNext(ledger, { names: [A] });
    const outcome = ledger.commit({ ...commitOn(EMPTY_HEAD, { names: [A] }), redaction });
    expect(await reasonsOf(outcome)).toEqual([
      'head condition_failed',
      'journal condition_failed',
      'strike desk:a condition_failed',
    ]);
    expect((await ledger.records([A])).get(recordNameText(A))).toEqual(words('marker'));
  });
}
