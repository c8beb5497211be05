import { existsSync, readFileSync } from 'node:fs';
import { contentHash } from '@counterweight/contracts/events';
import { pledgeSchema, type Transaction, transactionSchema } from '@counterweight/domain/kinds';
import { add, classifyItem, type Decimal, decimalOf, divide, fixedText, ZERO } from '@counterweight/domain/values';
import { beforeAll, describe, expect, test } from 'vitest';
import { currentRecords, ID_KEY, recordEvents, SALT, SOURCE } from '../../test/fold-plan.ts';
import type { FileReading } from '../file-reading.ts';
import { planImport } from '../plan/plan-import.ts';
import { readRates } from '../rates/read-rates.ts';
import { readKiel } from './read-kiel.ts';

const folder = new URL('../../../../../shared/data/', import.meta.url);
const sheet = new URL('pledges/kiel_main_data_2023-01.utf16.csv', folder);
const history = new URL('fx/eurofxref-hist.csv', folder);
const present = existsSync(sheet) && existsSync(history);
const suite = present ? 'the real files' : 'the real files (skipped: ../shared/data is missing)';

interface Movement {
  readonly line: number;
  readonly donor: string;
  readonly category: string;
  readonly transaction: Transaction;
}

/** The rows of the sheet as it writes them, the header first. */
function rowsOf(bytes: Uint8Array): string[] {
  const text = new TextDecoder('utf-16').decode(bytes);
  return text.split(/\r?\n(?=(?:[A-Z]{2,3}[HFM]\d+,))/).map((row) => row.trimEnd());
}

describe.skipIf(!present)(suite, () => {
  let reading: FileReading;
  let movements: readonly Movement[];

  beforeAll(async () => {
    reading = await readKiel(readFileSync(sheet));
    const headers = reading.records.filter(({ record }) => record === 'header');
    const pledges = new Map(headers.map(({ stem, body }) => [stem, pledgeSchema.parse(body)]));
    movements = reading.records.flatMap(({ stem, record, line, body }): Movement[] => {
      const pledge = pledges.get(stem);
      if (pledge === undefined || !record.startsWith('tx-')) return [];
      return [{ line, donor: pledge.donor, category: pledge.category, transaction: transactionSchema.parse(body) }];
    });
  });

  const plan = (of: FileReading, held: Parameters<typeof currentRecords>[0]) =>
    planImport(of, currentRecords(held), { source: SOURCE, partial: false, contentHash, idKey: ID_KEY });

  /** The publisher's own euros of the transactions chosen, in millions. */
  const reported = (chosen: (movement: Movement) => boolean) => {
    const total = movements.filter(chosen).reduce<Decimal>((sum, { transaction: { value } }) => {
      const amount = value.known === 'money' ? value.money.as_reported?.amount : undefined;
      return amount === undefined ? sum : add(sum, amount);
    }, ZERO);
    return fixedText(divide(total, decimalOf(1_000_000), 12), 0);
  };
  const committed = ({ transaction }: Movement) => transaction.type === 'committed';
  const dated =
    (...precisions: readonly string[]) =>
    (movement: Movement) =>
      committed(movement) && precisions.includes(movement.transaction.when.precision);

  test('all 1,404 rows are read as 573 packages, and none is refused', () => {
    expect([reading.rows, reading.refused]).toEqual([1404, []]);
    expect(reading.records.filter(({ record }) => record === 'header')).toHaveLength(573);
    expect(movements.filter(committed)).toHaveLength(574);
  });

  test('commitments add up to what the publisher printed, in its own euros', () => {
    expect(reported(committed)).toBe('143633');
    expect(reported((movement) => committed(movement) && movement.donor === 'USA')).toBe('73177');
    expect(
      reported((movement) => committed(movement) && movement.donor === 'USA' && movement.category === 'military'),
    ).toBe('44338');
    expect(reported(({ transaction }) => transaction.type === 'delivered')).toBe('18561');
  });

  test('money on rows without an ISO date stands on a day, in a month or undated, as far as the sheet can be read', () => {
    const { doubtful } = reading;
    const lines = new Set(
      doubtful.filter(({ reason }) => reason.startsWith('read as the day')).map(({ line }) => line),
    );
    expect(reported((movement) => dated('day')(movement) && lines.has(movement.line))).toBe('249');
    expect(reported(dated('month'))).toBe('454');
    expect(reported(dated('between', 'undated'))).toBe('4343');
  });

  test("21 packages bear several dates, and the value row's counts", () => {
    const others = reading.doubtful.filter(({ reason }) => reason.includes('which counts'));
    expect(new Set(others.map(({ reason }) => reason)).size).toBe(21);
  });

  test('CAF7 has two commitments, and JPH5 one of undisclosed value', () => {
    const of = (stem: string) => reading.records.filter((record) => record.stem === stem).map(({ record }) => record);
    expect(of('CAF7')).toEqual(['header', 'tx-committed', 'tx-committed-2']);
    expect(
      reading.records.find(({ stem, record }) => stem === 'JPH5' && record === 'tx-committed')?.body,
    ).toMatchObject({
      value: { known: 'undisclosed' },
    });
  });

  test('every planned event is valid by its contract, and planning again after recording them plans none', async () => {
    for (const file of [reading, await readRates(readFileSync(history))]) {
      const { events } = plan(file, new Map());
      const held = recordEvents(new Map(), events);
      expect(held.size).toBe(file.records.length);
      expect(plan(file, held)).toMatchObject({ events: [], same: file.records.length });
    }
  });

  test('of its items of air defence the catalogue places all but three radars that do not say what for', () => {
    const items = movements.flatMap(({ transaction }) => transaction.units ?? []);
    const places = items.map((unit) => ({ item: unit.item, ...classifyItem(unit.item, { class: unit.class }) }));
    expect(places.filter(({ is }) => is === 'placed')).toHaveLength(100);
    expect(places.flatMap(({ is, item }) => (is === 'unplaced' ? [item] : [])).sort()).toEqual([
      'multi-mission radar',
      'radars for Unmanned Aerial System',
      'unkown radar (France)',
    ]);
  });

  test('rows in another order say the same', async () => {
    const [header = '', ...rows] = rowsOf(readFileSync(sheet));
    const reversed = `${[header, ...rows.reverse()].join('\n')}\n`;
    const other = await readKiel(Buffer.from(reversed));
    expect(other.rows).toBe(1404);
    const { events } = plan(reading, new Map());
    expect(plan(other, recordEvents(new Map(), events)).events).toEqual([]);
  });

  test('an edited copy over it equals that copy alone', async () => {
    const [header = '', ...rows] = rowsOf(readFileSync(sheet));
    const edited = rows.flatMap((row, index) => {
      if (index % 41 === 0) return [];
      return [index % 7 === 0 ? row.replace(/,(\d{5,}),/, ',$19,') : row];
    });
    const copy = await readKiel(Buffer.from(`${[header, ...edited.reverse()].join('\n')}\n`));
    const first = recordEvents(new Map(), plan(reading, new Map()).events);
    const { events, new: added, changed, gone } = plan(copy, first);
    expect([added + changed > 0, gone > 0]).toEqual([true, true]);
    const live = (held: typeof first) =>
      [...held.values()]
        .filter(({ retracted }) => !retracted)
        .map(({ record, data }) => contentHash(SALT, record, { ...data, revision: 1 }))
        .sort();
    expect(live(recordEvents(first, events))).toEqual(live(recordEvents(new Map(), plan(copy, new Map()).events)));
  });

  test('all 1,326 days of rates are read, and none is refused', async () => {
    const rates = await readRates(readFileSync(history));
    expect([rates.rows, rates.records.length, rates.refused, rates.doubtful]).toEqual([1326, 1326, [], []]);
  });
});
