import { readEvent } from '@counterweight/contracts/events';
import { answerStrikes } from '@counterweight/domain/answers';
import { foldPledge, pledgeAnnouncedSchema, strikeKind, strikeSchema, supportView } from '@counterweight/domain/kinds';
import type { StoredRow } from '@counterweight/domain/rows';
import { daySchema, recordIdSchema, resolveWeapon, sourceSchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { DEMO_SOURCE, readDemoSet } from './read-demo-set.ts';

const strikes = readDemoSet()
  .filter(({ type }) => type.includes('strike'))
  .map(({ data }) => ({ ...strikeKind.events.live.data.parse(data), strike: strikeSchema.parse(Object(data).strike) }));
const pledgeEvents = readDemoSet().filter(({ type }) => type.includes('pledge'));
const headers = pledgeEvents.flatMap(({ data }) => pledgeAnnouncedSchema.safeParse(data).data ?? []);

/** What the support view counts of the demo's pledges, earliest first; without an amount where no money is given. */
function support() {
  const recorded = pledgeEvents.flatMap((event) => {
    const reading = readEvent(event);
    if (!reading.ok) return [];
    const { entity, record, revision } = reading.name;
    return [{ entity, record, revision, status: 'live' as const, data: event.data }];
  });
  return [...Map.groupBy(recorded, ({ entity }) => entity)]
    .flatMap(([entity, records]) => supportView.contributions(foldPledge(entity, records)))
    .filter(({ axis }) => axis === 'day')
    .map(({ day, dimensions, measures }) => {
      const { donor, category, stage, currency } = dimensions;
      return [day, donor, category, stage, measures.amount, currency].join(' ');
    })
    .sort();
}

/** The demo set's rows as the strikes view has them. */
function rowsOfStrikes(): readonly StoredRow[] {
  const record = recordIdSchema.parse('report');
  return strikes.flatMap((data) => {
    const state = strikeKind.fold(data.entity, [{ record, revision: data.revision, status: 'live', data }]);
    return strikeKind.view.contributions(state);
  });
}

function totalOf(day: string, dayRule: 'end' | 'start' = 'end') {
  const on = daySchema.parse(day);
  const filter = { sources: [sourceSchema.parse(DEMO_SOURCE)], dayRule, from: on, to: on };
  const { counts, unknown } = answerStrikes(rowsOfStrikes(), filter, 'day').total;
  return { launched: counts.launched, destroyed: counts.destroyed, lost: counts.lost, unknown: unknown.destroyed };
}

describe('the demo set', () => {
  test('holds only events that ingest takes, each of its own name', () => {
    const readings = readDemoSet().map((event) => readEvent(event));
    expect(readings.flatMap((reading) => (reading.ok ? [] : reading.faults))).toEqual([]);
    expect(new Set(readDemoSet().map(({ id }) => id)).size).toBe(readDemoSet().length);
    expect(new Set(strikes.map(({ entity }) => entity)).size).toBe(strikes.length);
  });

  test('counts 29 December 2023 as the press did: 158 launched, 114 destroyed', () => {
    expect(totalOf('2023-12-29')).toMatchObject({ launched: 158, destroyed: 114, unknown: 0 });
  });

  test('counts the 122 missiles alone when a salvo belongs to the day it began', () => {
    expect(totalOf('2023-12-29', 'start')).toMatchObject({ launched: 122 });
  });

  test('counts 109 launched on 1 January 2024, and does not know what became of the missiles of the night', () => {
    expect(totalOf('2024-01-01')).toMatchObject({ launched: 109, destroyed: 97, unknown: 3 });
  });

  test('counts 134 launched and 107 destroyed on 2 January 2024', () => {
    expect(totalOf('2024-01-02')).toMatchObject({ launched: 134, destroyed: 107, unknown: 0 });
  });

  test('counts 145 launched, 62 destroyed and 67 lost on 10 November 2024', () => {
    expect(totalOf('2024-11-10')).toMatchObject({ launched: 145, destroyed: 62, lost: 67 });
  });

  test('leaves unknown what it does not restate of 7 September 2025', () => {
    expect(totalOf('2025-09-07')).toEqual({ launched: 823, destroyed: null, lost: null, unknown: 2 });
  });

  test('names only weapons that the table knows', () => {
    const names = strikes.flatMap(({ strike }) => strike.weapons.map(({ name }) => name));
    expect(names.filter((name) => !resolveWeapon(name).listed)).toEqual([]);
  });

  test('counts each package once a stage, and what refills own stocks in none', () => {
    expect(support().filter((line) => / \d+ /.test(line))).toEqual([
      '2022-04-27 AUS military committed 26700000 AUD',
      '2022-07-01 USA military committed 770000000 USD',
      '2022-11-29 USA energy committed 53000000 USD',
      '2022-12-21 USA military committed 1000000000 USD',
      '2023-01-10 CAN military committed 406000000 CAD',
      '2023-06-20 EU financial pledged 50000000000 EUR',
      '2023-06-26 AUS military committed 100000000 AUD',
      '2023-10-25 AUS military committed 20000000 AUD',
      '2023-12-27 USA military committed 250000000 USD',
      '2024-02-01 EU financial committed 50000000000 EUR',
      '2024-07-11 USA military committed 225000000 USD',
    ]);
    expect(headers.filter(({ pledge }) => pledge.replenishment === true)).toHaveLength(1);
  });
});
