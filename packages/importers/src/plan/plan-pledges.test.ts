import { contentHash, pledgeContracts } from '@counterweight/contracts/events';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { currentRecords, type Held, ID_KEY, recordEvents, SALT, SOURCE } from '../../test/fold-plan.ts';
import { ITEM_ROW, type KielRow, kielFile, VALUE_ROW } from '../../test/kiel-file.ts';
import { readKiel } from '../kiel/read-kiel.ts';
import { planImport } from './plan-import.ts';

/** A sheet needs a row; this one is refused. */
const NO_PACKAGE: KielRow = { ...VALUE_ROW, ID: '' };
const DELIVERED = 'Total monetary value delivered in EUR';

async function planRows(rows: readonly KielRow[], held: Held, partial = false) {
  const reading = await readKiel(kielFile(rows.length === 0 ? [NO_PACKAGE] : rows));
  return planImport(reading, currentRecords(held), { source: SOURCE, partial, contentHash, idKey: ID_KEY });
}

async function importRows(rows: readonly KielRow[], held: Held = new Map(), partial = false): Promise<Held> {
  return recordEvents(held, (await planRows(rows, held, partial)).events);
}

/** What views would be computed from: the live records by name, without their revisions. */
function live(held: Held): string[] {
  const kept = [...held.values()].filter(({ retracted }) => !retracted);
  return kept.map(({ record, data }) => contentHash(SALT, record, { ...data, revision: 1 })).sort();
}

const three = ['CAM1', 'CAM2', 'CAM3'].map((id) => ({ ...VALUE_ROW, ID: id, [DELIVERED]: '12.5' }));

describe('an entity of several records', () => {
  test('is planned record by record, each an event of its own type', async () => {
    const { events, ...plan } = await planRows(three, new Map());
    expect(plan).toMatchObject({ new: 9, changed: 0, gone: 0, same: 0 });
    expect(new Set(events.map(({ id }) => id)).size).toBe(9);
    expect(events.slice(0, 3).map(({ data }) => [data.entity, data.transaction_id])).toEqual([
      [`${SOURCE}:CAM1`, undefined],
      [`${SOURCE}:CAM1`, 'committed'],
      [`${SOURCE}:CAM1`, 'delivered'],
    ]);
  });

  test('a corrected amount is a revision of that transaction alone', async () => {
    const [first, ...others] = three;
    const { events, ...plan } = await planRows([{ ...first, 'Total ': '7' }, ...others], await importRows(three));
    expect(plan).toMatchObject({ new: 0, changed: 1, gone: 0, same: 8 });
    expect(events).toMatchObject([{ data: { entity: `${SOURCE}:CAM1`, revision: 2, transaction_id: 'committed' } }]);
  });

  test('a delivery that a later release takes back is retracted by its own type and id', async () => {
    const [first, ...others] = three;
    const { events } = await planRows([{ ...first, [DELIVERED]: '.' }, ...others], await importRows(three));
    expect(events).toMatchObject([
      {
        type: pledgeContracts.transactionRetracted.type,
        data: { entity: `${SOURCE}:CAM1`, revision: 2, transaction_id: 'delivered' },
      },
    ]);
  });

  test('a package that is gone takes its header and its transactions with it', async () => {
    const { events, gone, concerns } = await planRows(three.slice(1), await importRows(three));
    expect([gone, concerns]).toEqual([3, ['many_gone', 'fewer_records']]);
    expect(events.map(({ type }) => type).sort()).toEqual(
      [
        pledgeContracts.withdrawn.type,
        pledgeContracts.transactionRetracted.type,
        pledgeContracts.transactionRetracted.type,
      ].sort(),
    );
  });

  test('packages that went while others came are a concern: their ids may have changed', async () => {
    const held = await importRows(three);
    const { concerns } = await planRows(
      three.map((row) => ({ ...row, ID: `${row.ID}x` })),
      held,
    );
    expect(concerns).toEqual(['many_gone', 'other_ids']);
    expect((await planRows([...three, { ...VALUE_ROW, ID: 'CAM4' }], held)).concerns).toEqual([]);
  });

  test('records that no import names are left alone', async () => {
    const reading = await readKiel(kielFile(three));
    const records = [
      { entity: `${SOURCE}:CAM1`, record: 'tx-by-hand', revision: 1, hash: 'x', retracted: false },
      { entity: 'somebody-else:CAM9', record: 'header', revision: 1, hash: 'x', retracted: false },
    ];
    expect(planImport(reading, records, { source: SOURCE, partial: false, contentHash, idKey: ID_KEY })).toMatchObject({
      new: 9,
      gone: 0,
    });
  });
});

const RUNS = { numRuns: 50 };

/** Few values, so that packages collide and edits meet each other. */
const rows: fc.Arbitrary<KielRow[]> = fc.array(
  fc
    .record({
      base: fc.constantFrom(VALUE_ROW, VALUE_ROW, ITEM_ROW),
      ID: fc.constantFrom('CAM1', 'CAM2', 'CAM3', 'CAM4'),
      'Announcement Date': fc.constantFrom('2031-03-04 00:00:00', 'until 12/20/2031', 'unclear, 04/31'),
      'Total ': fc.constantFrom('', '5', '-2', 'Not given', '22.603'),
      [DELIVERED]: fc.constantFrom('.', '3.5'),
      'No. of Units Delivered (in-kind military aid)': fc.constantFrom('.', '2', 'undisclosed'),
    })
    .map(({ base, ...cells }) => ({ ...base, ...cells })),
  { minLength: 1, maxLength: 10 },
);

/** Another release of the same rows: amounts and dates changed, rows removed, added and reordered. */
const releases: fc.Arbitrary<readonly [KielRow[], KielRow[]]> = fc
  .tuple(rows, rows, fc.infiniteStream(fc.nat(9)))
  .chain(([first, added, dice]) => {
    const edited = first.flatMap((row): KielRow[] => {
      const throwOf = dice.next().value;
      if (throwOf === 0) return [];
      if (throwOf === 1) return [{ ...row, 'Total ': '9' }];
      if (throwOf === 2) return [{ ...row, 'Announcement Date': '2031-05-05' }];
      return throwOf === 3 ? [row, row] : [row];
    });
    const all = [...edited, ...added.slice(0, 2)];
    return fc
      .shuffledSubarray(all, { minLength: all.length })
      .map((second): readonly [KielRow[], KielRow[]] => [first, second]);
  });

describe('for any two releases', () => {
  property.prop([releases], RUNS)(
    'importing one and then the other equals importing the other alone',
    async ([first, second]) => {
      const both = await importRows(second, await importRows(first));
      expect(live(both)).toEqual(live(await importRows(second)));
      expect((await planRows(second, both)).events).toEqual([]);
    },
  );

  property.prop([releases, fc.infiniteStream(fc.boolean())], RUNS)(
    'an import that stopped anywhere is finished by the same import',
    async ([first, second], arrives) => {
      const held = await importRows(first);
      const { events } = await planRows(second, held);
      const partly = recordEvents(
        held,
        events.filter(() => arrives.next().value),
      );
      expect(live(await importRows(second, partly))).toEqual(live(await importRows(second)));
    },
  );

  property.prop([releases], RUNS)('planning is the same whatever the order of the file', async ([first, second]) => {
    const held = await importRows(first);
    const idsOf = async (of: readonly KielRow[]) => (await planRows(of, held)).events.map(({ id }) => id).sort();
    expect(await idsOf(second.toReversed())).toEqual(await idsOf(second));
  });
});

/** A number that can be read in two ways is decided by the other numbers of its file, which a part has fewer of. */
const plainRows = rows.map((some) =>
  some.map((row) => (row['Total '] === '22.603' ? { ...row, 'Total ': '22' } : row)),
);

property.prop([plainRows], RUNS)('two parts by package in either order equal the whole', async (whole) => {
  const parts = [whole.filter(({ ID }) => ID === 'CAM1'), whole.filter(({ ID }) => ID !== 'CAM1')];
  for (const [first = [], second = []] of [parts, parts.toReversed()]) {
    const held = await importRows(second, await importRows(first, new Map(), true), true);
    expect(live(held)).toEqual(live(await importRows(whole)));
  }
});
