import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentHash } from './content-hash.ts';
import { goldenEvent, goldenFolder, goldenWith } from './golden-event.ts';
import { readEvent } from './read-event.ts';
import { contracts } from './registry.ts';

const types = contracts.map(({ type }) => type);

function fieldsOf(value: unknown): readonly string[] {
  const reading = readEvent(value);
  return reading.ok ? [] : reading.faults.map(({ field }) => field);
}

describe('golden events', () => {
  test('there is one for each type, and none besides', () => {
    expect(readdirSync(goldenFolder).sort()).toEqual(types.map((type) => `${type}.json`).sort());
  });

  test.each(types)('%s is read, and names its record', (type) => {
    const reading = readEvent(goldenEvent(type));
    expect(reading).toMatchObject({ ok: true, event: { type } });
  });

  test.each(types)('%s names its type in the pattern that subscribers use', (type) => {
    const contract = contracts.find((candidate) => candidate.type === type);
    expect(contract?.pattern).toEqual({ 'detail-type': [type] });
  });

  test('keep their content hash, which every ledger in use depends on', () => {
    const hashes = types.map((type) => [type, contentHash('5a', type, goldenEvent(type).data).slice(0, 16)]);
    expect(Object.fromEntries(hashes)).toEqual({
      'counterweight.dataset.described.v1': '7d8561b8561a49af',
      'counterweight.dataset.withdrawn.v1': 'fce724f64178d949',
      'counterweight.link.reported.v1': 'ae264068634f7ca6',
      'counterweight.link.retracted.v1': 'a9c005ec66ff78e3',
      'counterweight.meeting.reported.v1': 'b1c9219c0621e097',
      'counterweight.meeting.retracted.v1': '3fc90f210771ae21',
      'counterweight.membership.reported.v1': 'f08de16561af1b90',
      'counterweight.membership.retracted.v1': '2495a9ab00fad819',
      'counterweight.pledge.announced.v1': '3bb42832ed1647aa',
      'counterweight.pledge.transaction_recorded.v1': 'e7b2d5347ede221e',
      'counterweight.pledge.transaction_retracted.v1': '8b235dc043573e2b',
      'counterweight.pledge.withdrawn.v1': 'ce5c77f4c66e7ec0',
      'counterweight.rate.published.v1': 'ffd6bfb9e781e06b',
      'counterweight.rate.withdrawn.v1': 'dd8f15d00f5e293a',
      'counterweight.request.reported.v1': '8d23a3fefa16ef20',
      'counterweight.request.retracted.v1': 'd42c6311851d03b8',
      'counterweight.restriction.reported.v1': '8afdc712afc1bac2',
      'counterweight.restriction.retracted.v1': 'a975fb2d4f64bd62',
      'counterweight.statement.reported.v1': '53869b81233f764c',
      'counterweight.statement.retracted.v1': '5db241ef7e8baa24',
      'counterweight.strike.reported.v1': 'dfa2079ace92eab8',
      'counterweight.strike.retracted.v1': '9f7a09d85454b48f',
    });
  });
});

describe('an event is refused by the field that is wrong', () => {
  const strike = 'counterweight.strike.reported.v1';
  const source = { publisher: 'A desk', title: 'A report' };
  const cases: readonly (readonly [what: string, path: string, value: unknown, field: string])[] = [
    ['another version of CloudEvents', 'specversion', '0.3', 'specversion'],
    ['no id', 'id', undefined, 'id'],
    ['an id with blanks', 'id', 'a b', 'id'],
    ['a source that is no slug', 'source', 'News Desk', 'source'],
    ['an attribute we do not know', 'datacontent', 'x', 'datacontent'],
    ['a time without a zone', 'time', '2024-01-03T09:00:00', 'time'],
    ['an entity without its source', 'data.entity', '2023-12-29-kh-101', 'data.entity'],
    ['an entity with a slash', 'data.entity', 'newsroom-desk:a/b', 'data.entity'],
    ['an entity of another source', 'data.entity', 'another-desk:a', 'data.entity'],
    ['revision 0', 'data.revision', 0, 'data.revision'],
    ['a revision above a thousand million', 'data.revision', 1_000_000_001, 'data.revision'],
    ['no sources', 'data.sources', [], 'data.sources'],
    ['a source without a title', 'data.sources', [{ publisher: 'A desk' }], 'data.sources.0.title'],
    ['an address that is none', 'data.sources', [{ ...source, url: 'the site' }], 'data.sources.0.url'],
    [
      'a day that does not exist',
      'data.sources',
      [{ ...source, published_on: '2023-02-29' }],
      'data.sources.0.published_on',
    ],
    ['an impossible date', 'data.strike.window.end', '2024-02-30', 'data.strike.window.end'],
    ['an impossible time', 'data.strike.window.end', '2023-12-29T24:00', 'data.strike.window.end'],
    ['an end before the start', 'data.strike.window.end', '2023-12-28', 'data.strike.window.end'],
    ['a zone that does not exist', 'data.strike.window.zone', 'Europe/Kyyiv', 'data.strike.window.zone'],
    ['a claimant that is no slug', 'data.strike.claimant', 'Air Force', 'data.strike.claimant'],
    ['no weapons', 'data.strike.weapons', [], 'data.strike.weapons'],
    ['a negative count', 'data.strike.counts.destroyed', -1, 'data.strike.counts.destroyed'],
    ['half a missile', 'data.strike.counts.destroyed', 0.5, 'data.strike.counts.destroyed'],
    ['a count as text', 'data.strike.counts.destroyed', '87', 'data.strike.counts.destroyed'],
    [
      'an unknown qualifier',
      'data.strike.counts.launched.qualifier',
      'roughly',
      'data.strike.counts.launched.qualifier',
    ],
    ['a measure we do not know', 'data.strike.counts.missed', 3, 'data.strike.counts.missed'],
    [
      'a region that does not exist',
      'data.strike.aimed_at',
      [{ precision: 'oblast', region: 'UA-99' }],
      'data.strike.aimed_at.0.region',
    ],
    [
      'a settlement without the day it may be shown',
      'data.strike.aimed_at',
      [{ precision: 'settlement', region: 'UA-63', settlement: 'x' }],
      'data.strike.aimed_at.0.publish_after',
    ],
    [
      'casualties whose high lies below low',
      'data.strike.casualties',
      { killed: { low: 5, high: 3 } },
      'data.strike.casualties.killed.high',
    ],
    ['a field we do not know', 'data.strike.colour', 'red', 'data.strike.colour'],
    ['no data', 'data', undefined, 'data'],
  ];

  test.each(cases)('%s', (_, path, value, field) => {
    expect(fieldsOf(goldenWith(strike, path, value))).toEqual([field]);
  });

  test('a dataset whose entity is not <source>:dataset', () => {
    const type = 'counterweight.dataset.described.v1';
    expect(fieldsOf(goldenWith(type, 'data.entity', 'newsroom-desk:other'))).toEqual(['data.entity']);
  });

  test.each([[null], ['text'], [7], [[]]])('%j, which is no event at all', (value) => {
    expect(fieldsOf(value)).toEqual(['']);
  });

  test('several faults are all named', () => {
    const event = Object(goldenWith(strike, 'data.strike.counts.destroyed', -1));
    event.data.revision = 0;
    expect(fieldsOf(event)).toEqual(['data.revision', 'data.strike.counts.destroyed']);
  });
});

describe('an event of no known type', () => {
  test('is told the three types most like it', () => {
    const reading = readEvent(
      goldenWith('counterweight.strike.reported.v1', 'type', 'counterweight.strike.reportd.v1'),
    );
    expect(reading).toMatchObject({ ok: false, code: 'unknown_type', faults: [{ field: 'type' }] });
    const told = types.filter((type) => JSON.stringify(reading).includes(type));
    expect(told).toHaveLength(3);
    expect(told).toContain('counterweight.strike.reported.v1');
  });

  test('is told the versions there are when only its version is unknown', () => {
    const reading = readEvent(
      goldenWith('counterweight.strike.reported.v1', 'type', 'counterweight.strike.reported.v9'),
    );
    expect(reading).toMatchObject({ ok: false, code: 'unknown_version', faults: [{ field: 'type' }] });
    expect(JSON.stringify(reading)).toContain('counterweight.strike.reported.v1');
    expect(JSON.stringify(reading)).not.toContain('dataset');
  });
});
