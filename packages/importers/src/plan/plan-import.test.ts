import { contentHash, singleRecordContracts } from '@counterweight/contracts/events';
import { strikeKind } from '@counterweight/domain/kinds';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  currentRecords,
  ID_KEY,
  importRows,
  liveContent,
  planRows,
  recordEvents,
  SALT,
  SOURCE,
} from '../../test/fold-plan.ts';
import { ROW, type StrikeRow, strikeFile } from '../../test/strike-file.ts';
import { readStrikes } from '../strikes/read-strikes.ts';
import { planImport } from './plan-import.ts';

const strike = singleRecordContracts(strikeKind);
const rowsOf = (count: number) => Array.from({ length: count }, (_, n) => ({ ...ROW, source: `kpszsu/posts/${n}` }));
const counts = ({ new: added, changed, gone, same }: ReturnType<typeof planRows>) => ({ added, changed, gone, same });

describe('planImport', () => {
  test('a first import reports every row at revision 1, each event valid by its contract', () => {
    const { events, ...plan } = planRows(rowsOf(3), new Map());
    expect(plan).toMatchObject({ new: 3, changed: 0, gone: 0, same: 0, concerns: [] });
    for (const { type, id, source, data } of events) {
      expect(type).toBe(strike.live.type);
      expect(source).toBe(SOURCE);
      expect(strike.live.schema.safeParse(data).error).toBeUndefined();
      expect(id).toMatch(/^s-[0-9a-f]{20}-0\.r1\.[0-9a-f]{12}$/);
      expect(`${SOURCE}:${id.split('.')[0]}`).toBe(data.entity);
      expect(contentHash(ID_KEY, type, data).startsWith(id.slice(-12))).toBe(true);
    }
  });

  test('the same file again changes nothing', () => {
    const plan = planRows(rowsOf(3).toReversed(), importRows(rowsOf(3)));
    expect(counts(plan)).toEqual({ added: 0, changed: 0, gone: 0, same: 3 });
    expect(plan.events).toEqual([]);
  });

  test('a corrected count is the next revision of the same entity', () => {
    const held = importRows(rowsOf(3));
    const { events, ...plan } = planRows([...rowsOf(2), { ...ROW, source: 'kpszsu/posts/2', launched: '22.0' }], held);
    expect(plan).toMatchObject({ new: 0, changed: 1, gone: 0, same: 2 });
    expect(events[0]?.data).toMatchObject({ revision: 2, strike: { counts: { launched: 22 } } });
    expect(held.has(`${events[0]?.data.entity} report`)).toBe(true);
  });

  test('a row that is no longer there is retracted, with a reason and valid by its contract', () => {
    const { events, gone } = planRows(rowsOf(11), importRows(rowsOf(12)));
    expect(gone).toBe(1);
    expect(events).toMatchObject([{ type: strike.retracted.type, data: { revision: 2 } }]);
    expect(strike.retracted.schema.safeParse(events[0]?.data).error).toBeUndefined();
  });

  test('a retracted row that comes back is revision 3', () => {
    const held = importRows(rowsOf(1), importRows(rowsOf(2)));
    expect(planRows(rowsOf(2), held)).toMatchObject({ changed: 1, same: 1, events: [{ data: { revision: 3 } }] });
  });

  test('a record that says the same as a row but counts as retracted is reported again', () => {
    const retracted = currentRecords(importRows(rowsOf(1))).map((record) => ({ ...record, retracted: true }));
    const reading = readStrikes(strikeFile(rowsOf(1)));
    const plan = planImport(reading, retracted, { source: SOURCE, partial: false, contentHash, idKey: ID_KEY });
    expect(plan).toMatchObject({ changed: 1, same: 0, events: [{ data: { revision: 2 } }] });
  });

  test('a redacted record keeps its row as it is: what was taken out is not published again', () => {
    const redacted = currentRecords(importRows(rowsOf(2))).map(({ salt: _, ...record }) => record);
    const plan = (rows: Parameters<typeof strikeFile>[0]) =>
      planImport(readStrikes(strikeFile(rows)), redacted, {
        source: SOURCE,
        partial: false,
        contentHash,
        idKey: ID_KEY,
      });
    expect(plan(rowsOf(2))).toMatchObject({ same: 2, events: [] });
    expect(plan(rowsOf(1))).toMatchObject({ same: 1, gone: 1 });
  });

  test('what is retracted already is not retracted again', () => {
    const held = importRows(rowsOf(1), importRows(rowsOf(2)));
    expect(planRows(rowsOf(1), held).events).toEqual([]);
  });

  test('of a part of the data set nothing is gone', () => {
    const plan = planRows(rowsOf(1), importRows(rowsOf(12)), true);
    expect(counts(plan)).toEqual({ added: 0, changed: 0, gone: 0, same: 1 });
    expect(plan.concerns).toEqual([]);
  });

  test('more than a tenth of the live records gone is a concern, also where as many came', () => {
    const held = importRows(rowsOf(20));
    const others = (count: number) => rowsOf(20 + count).slice(20);
    expect(planRows([...rowsOf(18), ...others(2)], held).concerns).toEqual([]);
    expect(planRows([...rowsOf(17), ...others(3)], held).concerns).toEqual(['many_gone']);
    const halved = importRows(rowsOf(10), held);
    expect(planRows([...rowsOf(8), ...others(2)], halved).concerns).toEqual(['many_gone']);
  });

  test('a file that holds 2 % fewer records than the ledger is a concern: it may be cut off at the end of a line', () => {
    const held = importRows(rowsOf(100));
    expect(planRows(rowsOf(99), held)).toMatchObject({ concerns: [], sizes: { live: 100, inFile: 99, gone: 1 } });
    expect(planRows(rowsOf(98), held).concerns).toEqual(['fewer_records']);
    expect(planRows(rowsOf(102).slice(3), held).concerns).toEqual([]);
  });

  test('entities that no import named are left alone, also those of other sources', () => {
    const foreign = [`${SOURCE}:by-hand`, 'somebody-else:s-00000000000000000000-0', `${SOURCE}:by-hand-2`];
    const records = foreign.map((entity) => ({ entity, record: 'report', revision: 1, hash: 'x', retracted: false }));
    const reading = readStrikes(strikeFile(rowsOf(1)));
    const plan = planImport(reading, records, { source: SOURCE, partial: false, contentHash, idKey: ID_KEY });
    expect(counts(plan)).toEqual({ added: 1, changed: 0, gone: 0, same: 0 });
  });

  test('of two reports of one key, the unchanged one keeps its entity when the other is corrected or goes', () => {
    const [kept, other] = [ROW, { ...ROW, launched: '7.0' }];
    const held = importRows([kept, other]);
    expect(counts(planRows([{ ...other, launched: '8.0' }, kept], held))).toEqual({
      added: 0,
      changed: 1,
      gone: 0,
      same: 1,
    });
    expect(counts(planRows([kept], held))).toEqual({ added: 0, changed: 0, gone: 1, same: 1 });
    expect(counts(planRows([other], held))).toEqual({ added: 0, changed: 0, gone: 1, same: 1 });
  });
});

/** Few values, so that keys collide and edits meet each other. */
const rows = fc.array(
  fc.record({
    time_start: fc.constantFrom('2031-03-04', '2031-03-04 18:00'),
    time_end: fc.constantFrom('2031-03-05', '2031-03-05 3:30', '2031-03-06'),
    model: fc.constantFrom('Shahed-136/131', 'Kalibr', 'X-22 and X-32'),
    launched: fc.constantFrom('', '1.0', '2.0', '-1'),
    destroyed: fc.constantFrom('', '0.0', '3.0'),
    target: fc.constantFrom('south', 'Kremenchuk'),
    source: fc.constantFrom('kpszsu/posts/1', 'PvKPivden/posts/2'),
  }),
  { minLength: 1, maxLength: 12 },
);
type Rows = StrikeRow[];

/** Another release of the same rows: counts changed, dates moved, models renamed, rows removed, added and reordered. */
const releases: fc.Arbitrary<readonly [Rows, Rows]> = fc
  .tuple(rows, rows, fc.infiniteStream(fc.nat(9)))
  .chain(([first, added, dice]) => {
    const edited = first.flatMap((row): Rows => {
      const throwOf = dice.next().value;
      if (throwOf === 0) return [];
      if (throwOf === 1) return [{ ...row, launched: '9.0' }];
      if (throwOf === 2) return [{ ...row, time_end: '2031-03-07' }];
      if (throwOf === 3) return [{ ...row, model: 'Shahed' }];
      return throwOf === 4 ? [row, row] : [row];
    });
    const all = [...edited, ...added.slice(0, 3)];
    const shuffled = fc.shuffledSubarray(all, { minLength: all.length });
    return shuffled.map((second): readonly [Rows, Rows] => [first, second]);
  });

describe('for any two releases', () => {
  property.prop([releases])('importing one and then the other equals importing the other alone', ([first, second]) => {
    const both = importRows(second, importRows(first));
    expect(liveContent(both)).toEqual(liveContent(importRows(second)));
    expect(planRows(second, both).events).toEqual([]);
  });

  property.prop([releases])('going back to the first equals never having left it', ([first, second]) => {
    const back = importRows(first, importRows(second, importRows(first)));
    expect(liveContent(back)).toEqual(liveContent(importRows(first)));
  });

  property.prop([releases, fc.infiniteStream(fc.boolean())])(
    'an import that stopped anywhere is finished by the same import',
    ([first, second], arrives) => {
      const held = importRows(first);
      const { events } = planRows(second, held);
      const partly = recordEvents(
        held,
        events.filter(() => arrives.next().value),
      );
      expect(liveContent(importRows(second, partly))).toEqual(liveContent(importRows(second)));
    },
  );

  property.prop([releases])(
    'planning is the same whatever the order of the file and of the records',
    ([first, second]) => {
      const held = importRows(first);
      const ids = (plan: ReturnType<typeof planRows>) => plan.events.map(({ id }) => id).sort();
      const records = new Map([...held].reverse());
      expect(ids(planRows(second.toReversed(), records))).toEqual(ids(planRows(second, held)));
    },
  );

  property.prop([releases])('an event id names one content only', ([first, second]) => {
    const seen = new Map<string, string>();
    let held = importRows([]);
    for (const release of [first, second, first, second]) {
      const { events } = planRows(release, held);
      for (const { id, type, data } of events) {
        const hash = contentHash(SALT, type, data);
        expect(seen.get(id) ?? hash).toBe(hash);
        seen.set(id, hash);
      }
      held = recordEvents(held, events);
    }
  });

  property.prop([rows, fc.nat(12), fc.boolean()])(
    'two parts in either order equal the whole',
    (whole, cut, swapped) => {
      const distinct = whole.map((row, n) => ({ ...row, source: `kpszsu/posts/${n}` }));
      const parts = [distinct.slice(0, cut), distinct.slice(cut)];
      const held = (swapped ? parts.reverse() : parts).reduce(
        (sofar, part) => importRows(part, sofar, true),
        importRows([]),
      );
      expect(liveContent(held)).toEqual(liveContent(importRows(distinct)));
      expect(counts(planRows(distinct, held))).toMatchObject({ added: 0, changed: 0, gone: 0 });
    },
  );

  property.prop([rows])('every row is an entity or refused, and the counts of the plan add up', (whole) => {
    const reading = readStrikes(strikeFile(whole));
    const refusedLines = new Set(reading.refused.map(({ line }) => line));
    expect(reading.records.length + refusedLines.size).toBe(whole.length);
    const plan = planImport(reading, currentRecords(new Map()), {
      source: SOURCE,
      partial: false,
      contentHash,
      idKey: ID_KEY,
    });
    expect(plan.new).toBe(reading.records.length);
  });
});
