import { daySchema, entityIdSchema, recordIdSchema, revisionSchema, seqSchema } from '@counterweight/domain/values';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import type { RowVersion } from '../ports/views.ts';
import { EMPTY_HEAD } from '../project/journal-item.ts';
import { type ListQuestion, listEntities } from './list-entities.ts';

type Row = RowVersion & { readonly position: string };

const cell = (day: string) => ({ axis: 'end', day: daySchema.parse(day) });

function row(day: string, local: string, known: string, launched: number | undefined, seq = 1): Row {
  const contributions =
    launched === undefined ? [] : [{ cell: cell(day), dimensions: { source: 'desk' }, measures: { launched } }];
  return {
    view: 'strikes@2',
    kind: 'strike',
    entity: entityIdSchema.parse(`desk:${local}`),
    cell: cell(day),
    known: daySchema.parse(known),
    seq: seqSchema.parse(seq),
    pointer: { [recordIdSchema.parse('report')]: revisionSchema.parse(seq) },
    contributions,
    position: `${day}#${local}#${known}`,
  };
}

/** Rows as the port gives them: sorted, in pages of at most three, whatever is asked. */
function portOver(rows: readonly Row[]) {
  const sorted = rows.toSorted((a, b) => (a.position < b.position ? -1 : 1));
  return {
    ledger: { head: async () => EMPTY_HEAD, records: async () => new Map() },
    views: {
      rows: async (_view: string, _axis: string, _range: unknown, after: string | undefined) => {
        const rest = sorted.filter(({ position }) => after === undefined || position > after);
        const items = rest.slice(0, 3);
        const last = items.at(-1);
        return { items, ...(rest.length > 3 && last !== undefined ? { next: last.position } : {}) };
      },
    },
  };
}

const question: Omit<ListQuestion, 'after' | 'limit'> = {
  view: 'strikes@2',
  axis: 'end',
  range: {},
  knownAt: undefined,
  matches: () => true,
};

async function listAll(rows: readonly Row[], limit: number, more: Partial<ListQuestion> = {}) {
  const pages: string[][] = [];
  let after: string | undefined;
  do {
    const page = await listEntities({ ...question, ...more, after, limit }, portOver(rows));
    pages.push(page.entities.map(({ entity, contributions }) => `${entity} ${contributions[0]?.measures.launched}`));
    after = page.next;
  } while (after !== undefined);
  return pages;
}

const rows = [
  row('2024-01-01', 'a', '2026-03-10', 1),
  row('2024-01-01', 'a', '2026-03-11', 2),
  row('2024-01-01', 'a', '2026-03-12', 3),
  row('2024-01-01', 'b', '2026-03-10', 4),
  row('2024-01-01', 'b', '2026-03-12', undefined),
  row('2024-01-02', 'b', '2026-03-12', 5),
];

test('shows of each entity and cell the latest version, also when its versions lie on two pages of the port', async () => {
  expect(await listAll(rows, 10)).toEqual([['desk:a 3', 'desk:b 5']]);
});

test('as known on a day, shows what was there then', async () => {
  expect(await listAll(rows, 10, { knownAt: daySchema.parse('2026-03-11') })).toEqual([['desk:a 2', 'desk:b 4']]);
  expect(await listAll(rows, 10, { knownAt: daySchema.parse('2026-03-01') })).toEqual([[]]);
});

test('leaves out what does not match, and pages go on to the next that does', async () => {
  const matches: ListQuestion['matches'] = ({ cell }) => cell.day === '2024-01-02';
  expect(await listAll(rows, 1, { matches })).toEqual([['desk:b 5']]);
});

const anyRows = fc.uniqueArray(
  fc.record({
    day: fc.constantFrom('2024-01-01', '2024-01-02', '2024-01-03'),
    local: fc.constantFrom('a', 'b', 'c', 'd'),
    known: fc.constantFrom('2026-03-10', '2026-03-11', '2026-03-12'),
    launched: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  }),
  { selector: ({ day, local, known }) => `${day} ${local} ${known}`, maxLength: 30 },
);

property.prop([anyRows, fc.integer({ min: 1, max: 5 })])(
  'pages of any size hold the same entities as one page, in the same order, none larger than asked',
  async (drafts, limit) => {
    const all = drafts.map(({ day, local, known, launched }) => row(day, local, known, launched));
    const pages = await listAll(all, limit);
    expect(pages.flat()).toEqual((await listAll(all, 100)).flat());
    expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
    expect(pages.at(-1)?.length).toBeLessThanOrEqual(limit);
  },
);
