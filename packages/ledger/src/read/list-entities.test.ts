import type { RecordName } from '@counterweight/contracts/events';
import type { StoredRow } from '@counterweight/domain/rows';
import { daySchema } from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { type LedgerRecord, recordNameText } from '../ports/ledger.ts';
import { entityChange } from '../project/journal-item.ts';
import { createSampleJournal, sampleNaming, sampleRow, seqOf, strike } from '../testing/samples/sample-journal.ts';
import { createSampleObjects } from '../testing/samples/sample-objects.ts';
import { createLedgerMemory } from './ledger-memory.ts';
import { type ListQuestion, listEntities } from './list-entities.ts';

const VIEW = 'strikes@3';
const question: Omit<ListQuestion, 'after' | 'limit'> = {
  view: VIEW,
  axis: 'end',
  range: {},
  matches: () => true,
  maxBytes: 5_000_000,
};

/** What an entity has from an item on: all its rows, or none. */
interface Telling {
  readonly local: string;
  readonly known: string;
  readonly rows: readonly StoredRow[];
}

/** The ledger in which this was told, each in an item of its own. */
async function ledgerOf(tellings: readonly Telling[]) {
  const journal = createSampleJournal();
  const standing = new Map<string, { readonly seq: number; readonly count: number }>();
  const revisions = new Map<string, number>();
  for (const { local, known, rows } of tellings) {
    const seq = journal.items.length + 1;
    const before = standing.get(local);
    const gone = Array.from({ length: before?.count ?? 0 }, (_, ordinal) => ({
      from: seqOf(before?.seq ?? 0),
      ordinal,
    }));
    const change = { type: 'moved', came: { 'strikes@3/0': rows }, gone: { 'strikes@3/0': gone } } as const;
    const revision = (revisions.get(local) ?? 0) + 1;
    revisions.set(local, revision);
    standing.set(local, { seq, count: rows.length });
    const records = [sampleNaming(strike(local), revision)];
    journal.append(known, { records, entities: [entityChange(strike(local), change, 'salt')] });
  }
  const memory = createLedgerMemory({
    ledger: journal.ledger,
    objects: createSampleObjects().objects,
    clock: { now: () => 0, backOff: async () => {} },
  });
  const reading = await memory.read();
  if (!reading.ok) throw new Error(reading.code);
  const records = async (names: readonly RecordName[]) =>
    new Map(names.map((name) => [recordNameText(name), recordOf(name)] as const));
  return { at: reading.at, ledger: { records } };
}

function recordOf(name: RecordName): LedgerRecord {
  const event = { type: 'reported', hash: '0', eventId: '1', acceptedAt: '2026-03-10T12:00:00Z', sender: 'token' };
  const source = 'desk' as LedgerRecord['source'];
  return {
    ...name,
    ...event,
    source,
    status: 'live',
    payload: { kept: true, data: { revision: name.revision }, salt: '5a' },
  };
}

async function listAll(deps: Awaited<ReturnType<typeof ledgerOf>>, limit: number, more: Partial<ListQuestion> = {}) {
  const pages: string[][] = [];
  let after: string | undefined;
  do {
    const page = await listEntities({ ...question, ...more, after, limit }, deps);
    pages.push(page.entities.map(({ entity, rows }) => `${entity} ${rows.map((row) => row.measures.launched)}`));
    after = page.next;
  } while (after !== undefined);
  return pages;
}

const tellings: readonly Telling[] = [
  { local: 'a', known: '2026-03-10', rows: [sampleRow('2024-01-01', 1)] },
  { local: 'b', known: '2026-03-10', rows: [sampleRow('2024-01-01', 4)] },
  { local: 'a', known: '2026-03-11', rows: [sampleRow('2024-01-01', 2)] },
  { local: 'a', known: '2026-03-12', rows: [sampleRow('2024-01-01', 3)] },
  { local: 'b', known: '2026-03-12', rows: [sampleRow('2024-01-02', 5)] },
];

test('shows of each entity and day the rows that stand', async () => {
  expect(await listAll(await ledgerOf(tellings), 10)).toEqual([['desk:a 3', 'desk:b 5']]);
});

test('as known at a position, shows what was there then', async () => {
  const { at, ledger } = await ledgerOf(tellings);
  const known = (day: string) => ({ at: at.at(at.endOf(daySchema.parse(day))), ledger });
  expect(await listAll(known('2026-03-11'), 10)).toEqual([['desk:a 2', 'desk:b 4']]);
  expect(await listAll(known('2026-03-01'), 10)).toEqual([[]]);
});

test('says where the entity’s last record became known, and gives the highest of each that was known there', async () => {
  const { at, ledger } = await ledgerOf(tellings);
  const page = await listEntities({ ...question, after: undefined, limit: 1 }, { at: at.at(seqOf(3)), ledger });
  expect(page.entities).toMatchObject([
    {
      entity: 'desk:a',
      day: '2024-01-01',
      seq: 3,
      known: '2026-03-11',
      records: [{ record: 'report', revision: 2, status: 'live', data: { revision: 2 } }],
    },
  ]);
});

test('leaves out what does not match, and pages go on to the next that does', async () => {
  const matches: ListQuestion['matches'] = ({ day }) => day === '2024-01-02';
  expect(await listAll(await ledgerOf(tellings), 1, { matches })).toEqual([['desk:b 5']]);
});

test('one row that matches brings all that the entity has on that day and axis', async () => {
  const rows = [sampleRow('2024-01-01', 1), sampleRow('2024-01-01', 2), sampleRow('2024-01-02', 3)];
  const other: StoredRow = { ...sampleRow('2024-01-01', 9), axis: 'start' };
  const deps = await ledgerOf([{ local: 'a', known: '2026-03-10', rows: [...rows, other] }]);
  const matches: ListQuestion['matches'] = ({ measures }) => measures.launched === 2;
  expect(await listAll(deps, 5, { matches })).toEqual([['desk:a 1,2']]);
});

test('an entity with rows on several days is listed on each; what is undated comes last, and in no range', async () => {
  const rows = ['undated', '2024-01-02', '2024-01-01'].map((day, index) => sampleRow(day, index));
  const deps = await ledgerOf([
    { local: 'b', known: '2026-03-10', rows },
    { local: 'a', known: '2026-03-10', rows: [sampleRow('2024-01-02', 7)] },
  ]);
  expect(await listAll(deps, 9)).toEqual([['desk:b 2', 'desk:a 7', 'desk:b 1', 'desk:b 0']]);
  expect(await listAll(deps, 9, { range: { from: daySchema.parse('2024-01-02') } })).toEqual([
    ['desk:a 7', 'desk:b 1'],
  ]);
  expect(await listAll(deps, 9, { range: { to: daySchema.parse('2024-01-01') } })).toEqual([['desk:b 2']]);
});

test('a page is the same where the rows are far more than it holds', async () => {
  const locals = Array.from({ length: 1200 }, (_, index) => String((index * 7) % 1200).padStart(4, '0'));
  const rows = (local: string) => [sampleRow('2024-01-01', Number(local))];
  const deps = await ledgerOf(locals.map((local) => ({ local, known: '2026-03-10', rows: rows(local) })));
  const first = await listEntities({ ...question, after: undefined, limit: 2 }, deps);
  const second = await listEntities({ ...question, after: first.next, limit: 2 }, deps);
  const listed = [first, second].map(({ entities }) => entities.map(({ entity }) => entity));
  expect(listed).toEqual([
    ['desk:0000', 'desk:0001'],
    ['desk:0002', 'desk:0003'],
  ]);
});

const anyTellings = fc.array(
  fc.record({
    local: fc.constantFrom('a', 'b', 'c', 'd'),
    known: fc.constant('2026-03-10'),
    rows: fc.array(
      fc
        .tuple(fc.constantFrom('2024-01-01', '2024-01-02', '2024-01-03', 'undated'), fc.integer({ min: 1, max: 9 }))
        .map(([day, launched]) => sampleRow(day, launched)),
      { maxLength: 4 },
    ),
  }),
  { maxLength: 20 },
);

property.prop([anyTellings, fc.integer({ min: 1, max: 5 })])(
  'pages of any size hold the same entities as one page, in the same order, none larger than asked',
  async (told, limit) => {
    const deps = await ledgerOf(told);
    const pages = await listAll(deps, limit);
    expect(pages.flat()).toEqual((await listAll(deps, 100)).flat());
    expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
    expect(pages.at(-1)?.length).toBeLessThanOrEqual(limit);
  },
);
