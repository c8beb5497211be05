import { type Day, dateMemberNames, daySchema } from '@counterweight/domain/values';
import { describe, expect, test } from 'vitest';
import { datesAhead } from './date-faults.ts';
import { goldenEvent, goldenWith } from './golden-event.ts';
import { jsonSchemas } from './json-schemas.ts';
import { readEvent } from './read-event.ts';
import { contracts } from './registry.ts';
import { textsOf } from './texts-of.ts';

const today = daySchema.parse('2026-03-10');
const STRIKE = 'counterweight.strike.reported.v1';
const MEETING = 'counterweight.meeting.reported.v1';
const REQUEST = 'counterweight.request.reported.v1';
const REPORTED = 'data.sources.0.published_on';

function faultsWith(type: string, path: string, value: unknown, on: Day | undefined = today) {
  const reading = readEvent(goldenWith(type, path, value), undefined, on);
  return reading.ok ? [] : reading.faults;
}

describe('what happened', () => {
  test.each(['1991-01-01', '2026-03-10', '2026-03-11'])('may be dated %s', (day) => {
    expect(faultsWith(STRIKE, REPORTED, day)).toEqual([]);
  });

  test.each(['0001-01-01', '1990-12-31', '2026-03-12', '2076-03-01', '9999-12-31'])('is not dated %s', (day) => {
    expect(faultsWith(STRIKE, REPORTED, day)).toMatchObject([{ field: REPORTED }]);
  });

  test('in a month is bounded by the month, and months that do not exist are refused', () => {
    const made = (month: string) => faultsWith(REQUEST, 'data.request.made', { precision: 'month', month });
    expect(['1991-01', '2026-03'].flatMap(made)).toEqual([]);
    for (const month of ['0000-01', '1990-12', '2026-04', '9999-12', '2026-00', '2026-13', '10000-01']) {
      expect([month, made(month)]).toMatchObject([month, [{ field: 'data.request.made.month' }]]);
    }
  });

  test('at a time of day is bounded by its day', () => {
    const window = (end: string) =>
      faultsWith(STRIKE, 'data.strike.window', { start: '2024-01-01', end, zone: 'Europe/Kyiv' });
    expect(window('2026-03-11T23:59')).toEqual([]);
    expect(window('2026-03-12T00:00')).toMatchObject([{ field: 'data.strike.window.end' }]);
  });

  test('of the earliest day is refused by whoever has no clock, too', () => {
    expect(faultsWith(STRIKE, REPORTED, '1990-12-31', undefined)).toMatchObject([{ field: REPORTED }]);
  });
});

test('a membership may have begun before Ukraine’s independence, and not before its body', () => {
  const from = (day: string) =>
    faultsWith('counterweight.membership.reported.v1', 'data.membership', { party: 'USA', body: 'NATO', from: day });
  expect(from('1949-04-04')).toEqual([]);
  expect(from('1944-12-31')).toMatchObject([{ field: 'data.membership.from' }]);
});

test('what is planned lies at most fifty years ahead, and is taken with a warning', () => {
  const convened = (day: string) => faultsWith(MEETING, 'data.meeting.convened_on', day);
  expect(convened('2076-03-10')).toEqual([]);
  expect(convened('2076-03-11')).toMatchObject([{ field: 'data.meeting.convened_on' }]);
  const ahead = goldenWith(MEETING, 'data.meeting.convened_on', '2026-03-11');
  expect(datesAhead(ahead, today, '')).toMatchObject([{ code: 'ahead_of_now', field: 'data.meeting.convened_on' }]);
});

test('every date of every schema is bounded', () => {
  const names = [...jsonSchemas().values()].flatMap((schema) => datesIn(schema.properties, ''));
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !dateMemberNames.includes(name))).toEqual([]);
});

test.each(contracts.map(({ type }) => type))(
  '%s: a text that is shown in another order is refused by its field',
  (type) => {
    const texts = textsOf(goldenEvent(type).data, 'data').filter(({ text }) => text.includes(' '));
    for (const { field, text } of texts) {
      for (const mark of ['\u202e', '\u2066', '\u200f', '\u061c']) {
        expect(faultsWith(type, field, `${mark}${text}`, undefined).map((fault) => fault.field)).toEqual([field]);
      }
    }
  },
);

test('so is one in an attribute, and writing from right to left is not', () => {
  expect(faultsWith(STRIKE, 'subject', 'a\u202eb')).toMatchObject([{ field: 'subject' }]);
  expect(faultsWith(STRIKE, 'data.sources.0.title', 'שלום وسلام Привіт')).toEqual([]);
});

test('a nesting of any depth is read', () => {
  let deep: unknown = 'x';
  for (let n = 0; n < 50_000; n += 1) deep = [deep];
  expect(textsOf({ deep }, 'data')).toMatchObject([{ member: 'deep', text: 'x' }]);
});

/** The names of properties that the schema says are days, months or local times; `time` is the event's own. */
function datesIn(schema: unknown, name: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if ('format' in schema && schema.format === 'date') return [name];
  if ('pattern' in schema && String(schema.pattern).startsWith('^\\d{4}-')) return [name];
  return Object.entries(schema).flatMap(([key, part]) => {
    const isProperty = typeof part === 'object' && !['items', 'anyOf', 'oneOf', 'allOf', 'properties'].includes(key);
    return datesIn(part, isProperty && !/^\d+$/.test(key) ? key : name);
  });
}
