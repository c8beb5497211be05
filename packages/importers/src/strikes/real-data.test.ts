import { existsSync, readFileSync } from 'node:fs';
import { contentHash } from '@counterweight/contracts/events';
import { type Strike, strikeKind, strikeSchema } from '@counterweight/domain/kinds';
import { kyivDay, resolveWeapon } from '@counterweight/domain/values';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { currentRecords, ID_KEY, recordEvents, SOURCE } from '../../test/fold-plan.ts';
import type { FileReading } from '../file-reading.ts';
import { planImport } from '../plan/plan-import.ts';
import { readStrikes } from './read-strikes.ts';
import { listed } from './strike-names.ts';

const folder = new URL('../../../../../shared/data/strikes/', import.meta.url);
const file = new URL('missile_attacks_daily.csv', folder);
const present = existsSync(file);
const suite = present ? 'the real file' : 'the real file (skipped: ../shared/data is missing)';

describe.skipIf(!present)(suite, () => {
  let reading: FileReading;
  let strikes: readonly Strike[];

  beforeAll(() => {
    reading = readStrikes(readFileSync(file));
    strikes = reading.records.map(({ body }) => strikeSchema.parse(body));
  });

  const plan = (held: Parameters<typeof currentRecords>[0]) =>
    planImport(reading, currentRecords(held), { source: SOURCE, partial: false, contentHash, idKey: ID_KEY });

  const total = (chosen: readonly Strike[], measure: 'launched' | 'destroyed' | 'lost') =>
    chosen.reduce((sum, { counts }) => sum + Number(counts[measure] ?? 0), 0);

  const on = (day: string, claimant = 'ua-air-force') =>
    strikes.filter((strike) => strike.claimant === claimant && kyivDay(strike.window.end, strike.window.zone) === day);

  const withShahed = (strike: Strike) => strike.weapons.some(({ name }) => resolveWeapon(name).code === 'shahed');

  test('all 3,246 rows are read, none is refused, and no two share a key', () => {
    expect([reading.rows, reading.records.length, reading.refused]).toEqual([3246, 3246, []]);
    expect(new Set(reading.records.map(({ stem }) => stem)).size).toBe(3246);
  });

  test('every name of a weapon, here and in the reference, is listed', () => {
    const reference = readFileSync(new URL('missiles_and_uavs.csv', folder));
    const models: string[] = parse(reference, { from_line: 2 }).map((fields: string[]) => fields[0] ?? '');
    const names = [...models.flatMap(listed), ...strikes.flatMap(({ weapons }) => weapons.map(({ name }) => name))];
    expect([...new Set(names)].filter((name) => !resolveWeapon(name).listed)).toEqual([]);
  });

  test('every planned event is valid by its contract, and planning again after recording them plans none', () => {
    const { events } = plan(new Map());
    expect(events.filter(({ data }) => !strikeKind.events.live.data.safeParse(data).success)).toEqual([]);
    expect(plan(recordEvents(new Map(), events))).toMatchObject({
      new: 0,
      changed: 0,
      gone: 0,
      same: 3246,
      events: [],
    });
  });

  test('a main target or a region hit takes nothing of the 728 launched at the country on 9 July 2025', () => {
    const drones = on('2025-07-09').filter(withShahed);
    expect(total(drones, 'launched')).toBe(728);
    expect(drones.flatMap(({ aimed_at = [] }) => aimed_at)).toEqual([{ precision: 'country', country: 'UA' }]);
    expect(drones.flatMap(({ reported_hit = [] }) => reported_hit)).toMatchObject([{ region: 'UA-07' }]);
  });

  test('the published figures come out', () => {
    const august = strikes.filter(
      ({ window, claimant }) => claimant === 'ua-air-force' && window.end.startsWith('2025-08'),
    );
    const drones = august.filter(withShahed);
    expect([drones.length, total(drones, 'launched'), total(drones, 'destroyed')]).toEqual([31, 4132, 3445]);
    const tenth = on('2024-11-10').filter(withShahed);
    expect([total(tenth, 'launched'), total(tenth, 'destroyed'), total(tenth, 'lost')]).toEqual([145, 62, 67]);
    expect([total(on('2023-12-29'), 'launched'), total(on('2023-12-29'), 'destroyed')]).toEqual([158, 114]);
    expect(total(on('2024-01-02'), 'launched')).toBe(134);
  });
});
