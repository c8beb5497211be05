import { contentHash } from '@counterweight/contracts/events';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { ALLOCATED_ITEM, ALLOCATION, activityFile, COMMITMENT } from '../../test/activity-file.ts';
import { currentRecords, type Held, ID_KEY, recordEvents, SALT, SOURCE } from '../../test/fold-plan.ts';
import { ITEM_ROW, type KielRow, kielFile, VALUE_ROW } from '../../test/kiel-file.ts';
import { readKiel } from '../kiel/read-kiel.ts';
import { planImport } from './plan-import.ts';

async function plan(bytes: Uint8Array, held: Held) {
  return planImport(await readKiel(bytes), currentRecords(held), {
    source: SOURCE,
    partial: false,
    contentHash,
    idKey: ID_KEY,
  });
}

async function importFile(bytes: Uint8Array, held: Held = new Map()): Promise<Held> {
  return recordEvents(held, (await plan(bytes, held)).events);
}

/** What views would be computed from: the live records by name, without their revisions. */
function live(held: Held): string[] {
  const kept = [...held.values()].filter(({ retracted }) => !retracted);
  return kept.map(({ record, data }) => contentHash(SALT, record, { ...data, revision: 1 })).sort();
}

describe('a release of today over an older one', () => {
  const older = kielFile(['CAM1', 'CAM2'].map((ID) => ({ ...VALUE_ROW, ID })));

  test('revises the packages that kept their ids and takes back what they no longer say', async () => {
    const today = activityFile(
      ['CAM1', 'CAM2'].map((id) => ({ ...ALLOCATION, activity_id: id, sub_activity_id: `${id}_1` })),
    );
    const held = await importFile(older);
    expect(await plan(today, held)).toMatchObject({ new: 2, changed: 2, gone: 2, same: 0, concerns: ['many_gone'] });
    const names = [...(await importFile(today, held))].filter(([, { retracted }]) => !retracted).map(([name]) => name);
    expect(names.sort()).toEqual(
      ['CAM1 header', 'CAM1 tx-allocated', 'CAM2 header', 'CAM2 tx-allocated'].map((name) => `${SOURCE}:${name}`),
    );
  });

  test('says that ids changed where they did, and doubles nothing', async () => {
    const today = activityFile([{ ...ALLOCATION, activity_id: 'CAN_MIL_1' }]);
    const held = await importFile(older);
    expect((await plan(today, held)).concerns).toContain('other_ids');
    expect(live(await importFile(today, held))).toEqual(live(await importFile(today)));
  });
});

/** Few values, so that activities collide and edits meet each other. */
const activityRows: fc.Arbitrary<KielRow[]> = fc.array(
  fc
    .record({
      base: fc.constantFrom(ALLOCATION, ALLOCATION, ALLOCATED_ITEM, COMMITMENT),
      activity_id: fc.constantFrom('CAM1', 'CAM2', 'CAM3', '.'),
      sub_activity_id: fc.constantFrom('1', '2', '.'),
      donor: fc.constantFrom('Canada', 'Canada', 'Norway'),
      announcement_date: fc.constantFrom('2031-03-04', '.', 'until 12/20/2031'),
      tot_sub_activity_value: fc.constantFrom('5', '-2', '.', '#REF!', '12,5'),
      measure: fc.constantFrom('Allocation', 'Commitment', '.'),
    })
    .map(({ base, ...cells }) => ({ ...base, ...cells })),
  { minLength: 1, maxLength: 10 },
);
const packageRows = fc.array(
  fc
    .record({ base: fc.constantFrom(VALUE_ROW, ITEM_ROW), ID: fc.constantFrom('CAM1', 'CAM2', 'CAM3') })
    .map(({ base, ID }) => ({ ...base, ID })),
  { minLength: 1, maxLength: 6 },
);
const files = fc.oneof(
  activityRows.map((rows) => activityFile(rows)),
  packageRows.map((rows) => kielFile(rows)),
);

describe('for any two releases of any shape', () => {
  property.prop([files, files], { numRuns: 80 })(
    'importing one and then the other equals importing the other alone',
    async (first, second) => {
      const both = await importFile(second, await importFile(first));
      expect(live(both)).toEqual(live(await importFile(second)));
      expect((await plan(second, both)).events).toEqual([]);
    },
  );

  property.prop([activityRows], { numRuns: 80 })('the order of the rows makes no difference', async (rows) => {
    const held = await importFile(activityFile(rows));
    expect((await plan(activityFile(rows.toReversed()), held)).events).toEqual([]);
  });
});
