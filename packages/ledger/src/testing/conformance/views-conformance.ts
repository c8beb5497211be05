import { cellText } from '@counterweight/domain/rows';
import { seqSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { placeOf } from '../../ports/view-builds.ts';
import { EMPTY_HEAD, headAfter, nextJournalItem } from '../../project/journal-item.ts';
import type { OpenPorts } from './ports.ts';
import {
  cellAt,
  cellLine,
  commitNext,
  commitOn,
  contributionTo,
  day,
  groupsOf,
  rowLine,
  VIEW,
} from './sample-commits.ts';
import { entryOf, listed, nameOf, paged, recordOf } from './sample-records.ts';

const [A, B] = [nameOf('desk:a'), nameOf('desk:b')];
const [START, END, UNDATED] = [cellAt('start', '2024-01-09'), cellAt('end', '2024-01-10'), cellAt('end', 'undated')];

/** What every side of views does, whatever it is kept in. */
export function viewsConformance(adapter: string, open: OpenPorts): void {
  describe(`the views of ${adapter}`, () => {
    committing(open);
    refusing(open);
    readingCells(open);
    readingRows(open);
    building(open);
  });
}

function committing(open: OpenPorts): void {
  test('hold nothing at first', async () => {
    const { views } = await open();
    expect(await views.state(VIEW, A)).toBeUndefined();
    expect((await views.latestCells(VIEW, [END])).size).toBe(0);
    expect((await views.latestCells(VIEW, [])).size).toBe(0);
    expect(await listed(views.cellVersions(VIEW))).toEqual([]);
    expect(await listed(views.scanStates(VIEW))).toEqual([]);
    expect(await views.rows(VIEW, 'end', {}, undefined, 10)).toEqual({ items: [] });
    expect(await views.moves(VIEW, EMPTY_HEAD.seq, 10)).toEqual([]);
  });

  test('a commit stores all its parts together, and gives each back exactly', async () => {
    const ports = await open();
    await ports.ledger.append([entryOf(recordOf(A))]);
    const commit = await commitNext(ports, { names: [A], cells: [END, UNDATED] });
    const { item } = commit;
    const { views, ledger } = ports;
    expect(await views.state(VIEW, A)).toEqual(commit.states[0]?.state);
    expect([...(await views.latestCells(VIEW, [END, UNDATED, START])).values()]).toEqual(commit.cells);
    expect((await views.rows(VIEW, 'end', {}, undefined, 10)).items).toMatchObject(commit.rows);
    expect(await views.moves(VIEW, EMPTY_HEAD.seq, 10)).toEqual([{ seq: item.seq, cells: [END, UNDATED] }]);
    expect(await ledger.head()).toEqual(headAfter(item, {}));
    expect(await ledger.journal(EMPTY_HEAD.seq, 10)).toEqual([item]);
    expect((await ledger.entity(A))[0]?.known).toEqual({ seq: item.seq, day: item.day });
  });

  test('keep views, kinds and entities apart however alike their names are', async () => {
    const ports = await open();
    const like = nameOf('desk:a1');
    const pledge = nameOf('desk:a', 1, 'report', 'pledge');
    await commitNext(ports, { names: [A, like, pledge], cells: [END], launched: 1 });
    await commitNext(ports, { names: [A], cells: [END], launched: 2, view: 'strikes@20' });
    const { views } = ports;
    const states = (await listed(views.scanStates(VIEW))).map(({ kind, entity }) => `${kind} ${entity}`);
    expect(states.sort()).toEqual(['pledge desk:a', 'strike desk:a', 'strike desk:a1']);
    expect((await listed(views.cellVersions(VIEW))).map(cellLine)).toHaveLength(1);
    expect(await listed(views.scanRows(VIEW))).toHaveLength(3);
    expect(await listed(views.scanRows('strikes@20'))).toHaveLength(1);
    expect(await views.moves('strikes@20', EMPTY_HEAD.seq, 10)).toHaveLength(1);
  });
}

function refusing(open: OpenPorts): void {
  test('a commit on a HEAD that has moved is refused and changes nothing', async () => {
    const ports = await open();
    await commitNext(ports, { names: [B], cells: [END] });
    const outcome = await ports.views.commit(commitOn(EMPTY_HEAD, { names: [A], cells: [END], launched: 5 }));
    expect(outcome).toMatchObject({
      committed: false,
      reasons: [{ item: { type: 'head' } }, { item: { type: 'journal' } }],
    });
    expect(await ports.views.state(VIEW, A)).toBeUndefined();
    expect((await listed(ports.views.cellVersions(VIEW))).map(cellLine)).toEqual([
      'strikes@2 end 2024-01-10 known 2024-01-10: 1',
    ]);
    expect(await ports.views.moves(VIEW, EMPTY_HEAD.seq, 10)).toHaveLength(1);
  });

  test.each([
    ['there is none', 1, 0],
    ['there is one already', 0, 1],
    ['it has moved on', 1, 2],
  ])('a state of another version is refused by name: %s', async (_, expectedVersion, writes) => {
    const ports = await open();
    for (let version = 0; version < writes; version += 1) {
      await commitNext(ports, { names: [A], expectedVersion: version });
    }
    const head = await ports.ledger.head();
    const outcome = await ports.views.commit(commitOn(head, { names: [A], cells: [END], expectedVersion }));
    const reasons = [{ item: { type: 'state', key: 'strikes@2 strike desk:a' }, code: 'condition_failed' }];
    expect(outcome).toMatchObject({ committed: false, reasons });
    expect(await ports.ledger.head()).toEqual(head);
    expect((await ports.views.state(VIEW, A))?.version ?? 0).toBe(writes);
  });

  test('a refusal gives every reason, HEAD’s and each state’s', async () => {
    const ports = await open();
    await commitNext(ports, { names: [A, B], cells: [END] });
    const outcome = await ports.views.commit(commitOn(EMPTY_HEAD, { names: [A, nameOf('desk:c'), B], cells: [END] }));
    const keys = outcome.committed ? [] : outcome.reasons.map(({ item }) => ('key' in item ? item.key : item.type));
    expect(keys).toEqual(['head', 'journal', 'strikes@2 strike desk:a', 'strikes@2 strike desk:b']);
  });

  test('one of many commits on the same HEAD is taken', async () => {
    const ports = await open();
    await commitNext(ports);
    const head = await ports.ledger.head();
    const commits = [1, 2, 3, 4].map((n) =>
      commitOn(head, { names: [nameOf(`desk:s${n}`)], cells: [END], launched: n }),
    );
    const outcomes = await Promise.all(commits.map((commit) => ports.views.commit(commit)));
    expect(outcomes.filter(({ committed }) => committed)).toHaveLength(1);
    expect(await listed(ports.views.scanStates(VIEW))).toHaveLength(1);
  });

  test('a commit of a hundred items fits; one more, or an item twice, can never be stored', async () => {
    const ports = await open();
    const invalid = { committed: false, reasons: [{ item: { type: 'transaction' }, code: 'invalid' }] };
    const names = Array.from({ length: 49 }, (_, n) => nameOf(`desk:s${n}`));
    const head = await ports.ledger.head();
    const full = commitOn(head, { names });
    expect(await ports.views.commit({ ...full, cells: commitOn(head, { cells: [END] }).cells })).toMatchObject(invalid);
    expect(await ports.views.commit(commitOn(head, { names: [A], cells: [END, END] }))).toMatchObject(invalid);
    expect(await ports.views.commit(full)).toEqual({ committed: true });
  });
}

function readingCells(open: OpenPorts): void {
  test('the latest cell is of the last known day, and an earlier day’s stays', async () => {
    const ports = await open();
    await commitNext(ports, { cells: [END], launched: 1, on: '2024-01-10' });
    await commitNext(ports, { cells: [END, START], launched: 2, on: '2024-01-11' });
    await commitNext(ports, { cells: [END], launched: 3, on: '2024-01-11' });
    await commitNext(ports, { cells: [cellAt('end', '2024-01-01')], launched: 9, on: '2024-01-12' });
    const latest = await ports.views.latestCells(VIEW, [END, START, END, UNDATED]);
    expect([...latest.keys()].sort()).toEqual([cellText(END), cellText(START)]);
    expect(latest.get(cellText(END))).toMatchObject({ known: '2024-01-11', seq: 3, groups: groupsOf(3) });
    expect((await listed(ports.views.cellVersions(VIEW))).map(cellLine).sort()).toEqual([
      'strikes@2 end 2024-01-01 known 2024-01-12: 9',
      'strikes@2 end 2024-01-10 known 2024-01-10: 1',
      'strikes@2 end 2024-01-10 known 2024-01-11: 3',
      'strikes@2 start 2024-01-09 known 2024-01-11: 2',
    ]);
    expect((await listed(ports.views.cellVersions(VIEW, [START, START]))).map(cellLine)).toEqual([
      'strikes@2 start 2024-01-09 known 2024-01-11: 2',
    ]);
    expect(await listed(ports.views.cellVersions(VIEW, []))).toEqual([]);
  });

  test('a cell that everything left is a version with no groups', async () => {
    const ports = await open();
    await commitNext(ports, { cells: [END] });
    const commit = commitOn(await ports.ledger.head(), { cells: [END], on: '2024-01-11' });
    await ports.views.commit({ ...commit, cells: commit.cells.map((cell) => ({ ...cell, groups: new Map() })) });
    const latest = await ports.views.latestCells(VIEW, [END]);
    expect(latest.get(cellText(END))).toMatchObject({ known: '2024-01-11', groups: new Map() });
  });

  test('moves come in order, from any position, up to a limit, of one view', async () => {
    const ports = await open();
    for (let n = 1; n <= 11; n += 1) await commitNext(ports, n === 4 ? {} : { cells: [n % 2 === 0 ? END : START] });
    const seqs = async (after: number, limit: number) =>
      (await ports.views.moves(VIEW, seqSchema.parse(after), limit)).map(({ seq }) => seq);
    expect(await seqs(0, 100)).toEqual([1, 2, 3, 5, 6, 7, 8, 9, 10, 11]);
    expect(await seqs(3, 2)).toEqual([5, 6]);
    expect(await seqs(11, 5)).toEqual([]);
  });
}

function readingRows(open: OpenPorts): void {
  /** Two entities over three days and none, the first twice. */
  const filled = async () => {
    const ports = await open();
    const days = ['2024-01-09', '2024-01-10', '2024-01-11', 'undated'].map((on) => cellAt('end', on));
    await commitNext(ports, { names: [B, A], cells: [...days, START], launched: 1 });
    const again = commitOn(await ports.ledger.head(), {
      names: [A],
      cells: [END],
      expectedVersion: 1,
      on: '2024-01-12',
    });
    await ports.views.commit({ ...again, rows: again.rows.map((row) => ({ ...row, contributions: [] })) });
    return ports.views;
  };
  const row = (on: string, entity: string, known = '2024-01-10', launched: number | string = 1) =>
    `strikes@2 end ${on} ${entity} known ${known}: ${launched}`;

  test('rows of an axis come in order of day, entity and known day', async () => {
    const views = await filled();
    const { items, sizes } = await paged((after) => views.rows(VIEW, 'end', {}, after, 2));
    expect(items.map(rowLine)).toEqual([
      row('2024-01-09', 'desk:a'),
      row('2024-01-09', 'desk:b'),
      row('2024-01-10', 'desk:a'),
      row('2024-01-10', 'desk:a', '2024-01-12', 'nothing'),
      row('2024-01-10', 'desk:b'),
      row('2024-01-11', 'desk:a'),
      row('2024-01-11', 'desk:b'),
      row('undated', 'desk:a'),
      row('undated', 'desk:b'),
    ]);
    expect(sizes).toEqual([2, 2, 2, 2, 1]);
    expect(items[0]?.contributions).toEqual([contributionTo(cellAt('end', '2024-01-09'), 1)]);
  });

  test.each([
    ['from a day on', { from: '2024-01-11' }, ['2024-01-11']],
    ['to a day, inclusive', { to: '2024-01-09' }, ['2024-01-09']],
    ['between two days', { from: '2024-01-10', to: '2024-01-11' }, ['2024-01-10', '2024-01-11']],
    ['in no days', { from: '2025-01-01', to: '2025-12-31' }, []],
    ['in days the wrong way round', { from: '2024-01-11', to: '2024-01-09' }, []],
  ])('rows %s hold no undated ones', async (_, { from, to }: { from?: string; to?: string }, days) => {
    const views = await filled();
    const range = { ...(from === undefined ? {} : { from: day(from) }), ...(to === undefined ? {} : { to: day(to) }) };
    const { items } = await paged((after) => views.rows(VIEW, 'end', range, after, 2));
    expect([...new Set(items.map(({ cell }) => cell.day))]).toEqual(days);
  });

  test('a page of rows goes on after any row’s position', async () => {
    const views = await filled();
    const { items } = await views.rows(VIEW, 'end', {}, undefined, 100);
    const rest = await views.rows(VIEW, 'end', {}, items[3]?.position, 100);
    expect(rest.items).toEqual(items.slice(4));
    expect(rest).not.toHaveProperty('next');
    expect((await views.rows(VIEW, 'end', {}, items.at(-1)?.position, 100)).items).toEqual([]);
  });

  test('a scan gives every row version of every axis', async () => {
    const views = await filled();
    expect(await listed(views.scanRows(VIEW))).toHaveLength(11);
    expect((await listed(views.scanStates(VIEW))).map(({ version }) => version).sort()).toEqual([1, 2]);
  });
}

function building(open: OpenPorts): void {
  const builds = {
    strike: { 'strikes@2': { live: 2, last: 3, unused: [1, 3] }, 'strikes@3': { last: 0, unused: [] } },
  };
  const BESIDE = placeOf('strikes@2', 1);

  test('HEAD keeps the builds of views, whoever moves it, until it is given others', async () => {
    const ports = await open();
    const { ledger } = ports;
    const next = async () => nextJournalItem(await ledger.head(), [], Date.parse('2024-01-10T12:00:00Z'));
    await ledger.advance(await ledger.head(), await next(), builds);
    expect((await ledger.head()).builds).toEqual(builds);
    await ledger.advance(await ledger.head(), await next());
    expect((await ledger.head()).builds).toEqual(builds);
    await commitNext(ports, { names: [A], cells: [END] });
    expect((await ledger.head()).builds).toEqual(builds);
    await ports.views.commit({ ...commitOn(await ledger.head(), { names: [B] }), builds: {} });
    expect(await ledger.head()).toMatchObject({ seq: 4, builds: {} });
  });

  test('a build is filled beside the live one, over and over, and is read by its place alone', async () => {
    const ports = await open();
    const { views } = ports;
    await commitNext(ports, { names: [A, B], cells: [END], launched: 1 });
    const names = Array.from({ length: 60 }, (_, n) => nameOf(`desk:s${n}`));
    const beside = (launched: number) => {
      const { states, cells, rows } = commitOn(EMPTY_HEAD, { names, cells: [END, UNDATED], launched, view: BESIDE });
      return { states: states.map(({ state }) => state), cells, rows };
    };
    await views.fill(beside(5));
    await views.fill(beside(7));
    expect((await listed(views.cellVersions(BESIDE))).map(cellLine).sort()).toEqual([
      'strikes@2/1 end 2024-01-10 known 2024-01-10: 7',
      'strikes@2/1 end undated known 2024-01-10: 7',
    ]);
    expect((await views.latestCells(BESIDE, [END])).get(cellText(END))?.groups).toEqual(groupsOf(7));
    expect(await listed(views.scanStates(BESIDE))).toHaveLength(60);
    expect(await listed(views.scanRows(BESIDE))).toHaveLength(120);
    expect((await views.rows(BESIDE, 'end', {}, undefined, 200)).items).toHaveLength(120);
    expect((await listed(views.cellVersions(VIEW))).map(cellLine)).toEqual([
      'strikes@2 end 2024-01-10 known 2024-01-10: 1',
    ]);
    expect(await listed(views.scanStates(VIEW))).toHaveLength(2);
  });

  test('a build that is cleared holds nothing, and those beside it all they held', async () => {
    const ports = await open();
    const { views } = ports;
    await commitNext(ports, { names: [A, B], cells: [END, START], launched: 1 });
    await commitNext(ports, { names: [nameOf('desk:c')], cells: [END], view: BESIDE });
    await commitNext(ports, { names: [nameOf('desk:d')], cells: [END], view: 'strikes@2/10' });
    await views.clear(VIEW);
    await views.clear('strikes@2/3');
    expect(await listed(views.cellVersions(VIEW))).toEqual([]);
    expect((await views.latestCells(VIEW, [END])).size).toBe(0);
    expect(await listed(views.scanStates(VIEW))).toEqual([]);
    expect(await listed(views.scanRows(VIEW))).toEqual([]);
    expect(await views.moves(VIEW, EMPTY_HEAD.seq, 10)).toEqual([]);
    await views.clear(BESIDE);
    expect(await listed(views.scanStates(BESIDE))).toEqual([]);
    const held = [listed(views.cellVersions('strikes@2/10')), listed(views.scanRows('strikes@2/10'))];
    expect((await Promise.all(held)).map((items) => items.length)).toEqual([1, 1]);
  });

  test('a mark that no state guards is written once', async () => {
    const ports = await open();
    const marking = async () => ({ ...commitOn(await ports.ledger.head(), { names: [A] }), states: [] });
    expect(await ports.views.commit(await marking())).toEqual({ committed: true });
    expect(await ports.views.commit(await marking())).toMatchObject({
      committed: false,
      reasons: [{ item: { type: 'known', key: 'strike desk:a report 1' }, code: 'condition_failed' }],
    });
    expect(await ports.ledger.head()).toMatchObject({ seq: 1 });
  });
}
