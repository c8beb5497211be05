import { describe, expect, test } from 'vitest';
import { envelopeJson, envelopeTime } from './event-envelope.ts';
import { type Entry, entrySize, judgeEntry } from './put-events-entry.ts';

const buses = new Set(['default', 'mine']);
const good: Entry = { Source: 'a', DetailType: 'b', Detail: '{"n":1}', EventBusName: 'mine' };

describe('an entry', () => {
  test('that is well formed is accepted with its detail read and as written', () => {
    expect(judgeEntry({ ...good, Time: 12.5 }, buses)).toMatchObject({
      source: 'a',
      detailType: 'b',
      detail: { n: 1 },
      detailText: '{"n":1}',
      bus: 'mine',
      timeMs: 12_500,
    });
  });

  test('may name its bus by ARN, and goes to the default bus when it names none', () => {
    const arn = 'arn:aws:events:eu-central-1:000000000000:event-bus/mine';
    expect(judgeEntry({ ...good, EventBusName: arn }, buses)).toMatchObject({ bus: 'mine' });
    expect(judgeEntry({ Source: 'a', DetailType: 'b', Detail: '{}' }, buses)).toMatchObject({ bus: 'default' });
  });

  test.each<[Partial<Entry>, string, RegExp]>([
    [{ Source: undefined }, 'InvalidArgument', /Source is a required argument/],
    [{ DetailType: '' }, 'InvalidArgument', /DetailType is a required argument/],
    [{ Detail: undefined }, 'InvalidArgument', /Detail is a required argument/],
    [{ Detail: '{' }, 'MalformedDetail', /malformed/],
    [{ Detail: '[]' }, 'MalformedDetail', /malformed/],
    [{ Source: 'aws.s3' }, 'NotAuthorizedForSourceException', /Not authorized/],
    [{ DetailType: 'x'.repeat(129) }, 'InvalidArgument', /DetailType .* longer than 128/],
    [{ EventBusName: 'other' }, 'ResourceNotFoundException', /Event bus other does not exist\. Known: default, mine/],
  ])('with %j is refused', (change, ErrorCode, message) => {
    const judged = judgeEntry({ ...good, ...change }, buses);
    expect(judged).toMatchObject({ ErrorCode, ErrorMessage: expect.stringMatching(message) });
  });

  test("has the size of AWS's formula: 14 bytes for a time, UTF-8 bytes for the texts", () => {
    expect(entrySize({ Source: 'ж', DetailType: 'b', Detail: '{}', Resources: ['r1', 'r2'], Time: 1 })).toBe(
      14 + 2 + 1 + 2 + 4,
    );
    expect(entrySize({})).toBe(0);
  });
});

test('the envelope keeps the detail as it was written, digits that no double holds included', () => {
  const envelope = { version: '0', id: 'i', 'detail-type': 't', source: 's', account: '0' } as const;
  const rest = { time: envelopeTime(1_700_000_000_999), region: 'r', resources: [] };
  const json = envelopeJson({ ...envelope, ...rest }, '{"n":12345678901234567890} ');
  expect(json).toContain('"detail":{"n":12345678901234567890}}');
  expect(JSON.parse(json).time).toBe('2023-11-14T22:13:20Z');
});
