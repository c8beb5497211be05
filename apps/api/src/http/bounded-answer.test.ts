import { answerListSchema, cutAnswerSchema } from '@counterweight/contracts/http';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type AnswerBody, type BoundedAnswer, boundAnswer } from './bounded-answer.ts';
import { valueAt, valueBytes } from './cut-lists.ts';

const ROOM = 120_000;
const rest = z.array(z.object({ list: z.string(), count: z.int(), next: z.string() }));

function answerOf(body: AnswerBody): BoundedAnswer<AnswerBody> {
  return { render: () => body, isPage: false, path: '/v1/views/any', query: { at_seq: 7 }, seq: 7 };
}

/** Every list that was cut, by its pointer, put together from all that its addresses lead to. */
async function gather(answer: BoundedAnswer<AnswerBody>): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const { body } = await boundAnswer(answer, {}, ROOM);
  expect(valueBytes(body)).toBeLessThanOrEqual(ROOM);
  const lists = new Map<string, readonly unknown[]>();
  const open = 'rest' in body ? rest.parse(body.rest) : [];
  for (const { list } of open) {
    const entries: unknown[] = [];
    for (let isMore = true; isMore; ) {
      const { body: part } = await boundAnswer(answer, { list, skip: entries.length }, ROOM);
      expect(valueBytes(part)).toBeLessThanOrEqual(ROOM);
      const { data, rest: inner = [], links } = answerListSchema.parse(part);
      expect(data.length).toBeGreaterThan(0);
      entries.push(...data);
      open.push(...inner.filter((each) => !open.some((known) => known.list === each.list)));
      isMore = links.next !== undefined;
    }
    lists.set(list, entries);
  }
  return lists;
}

const texts = ['"', 'x', '\\', 'ї', '\u0001'];
/** A text, or an entry with a list of its own that may be larger than an answer. */
const entryOf = (size: number) =>
  size % 3 === 0
    ? (texts[size % 5] ?? '').repeat(size)
    : { of: Array.from({ length: size % 90 }, (_, n) => 'y'.repeat(n * 40)) };
const entries = fc.array(fc.nat(2000).map(entryOf), { maxLength: 60, size: 'max' });
const answers = fc.record({ data: entries, beside: fc.record({ others: entries }) });

property.prop([answers], { numRuns: 20 })(
  'all parts of an answer together are all of it, and none is too large',
  async (given) => {
    const whole = { ...given, links: { self: '/v1/views/any' } };
    for (const [list, gathered] of await gather(answerOf(whole))) {
      const expected = z.array(z.unknown()).parse(valueAt(whole, list));
      expect(gathered).toHaveLength(expected.length);
      // An entry that is too large by itself has its own list cut, which is gathered as another.
      for (const [index, each] of gathered.entries()) {
        if (valueBytes(each) === valueBytes(expected[index])) expect(each).toEqual(expected[index]);
        else expect(valueBytes(expected[index])).toBeGreaterThan(ROOM - 50_000);
      }
    }
  },
);

test('what fits is as it was', async () => {
  const body = { data: [1, 2], links: {} };
  expect((await boundAnswer(answerOf(body), {}, ROOM)).body).toBe(body);
});

test('what is cut is cut at its position, so that its parts are of one answer', async () => {
  const body = { data: Array.from({ length: 99 }, () => 'x'.repeat(9999)), links: {} };
  const pinned = { ...answerOf(body), query: { at_seq: 6 } };
  const { body: cut, next } = await boundAnswer({ ...answerOf(body), query: {}, pin: async () => pinned }, {}, ROOM);
  expect(cutAnswerSchema.parse(cut).rest).toMatchObject([{ list: '/data', count: 99, next }]);
  expect(next).toMatch(/^\/v1\/views\/any\?at_seq=6&list=%2Fdata&skip=\d+$/);
});

test('a list that there is none of is refused by name', async () => {
  const asked = boundAnswer(answerOf({ data: {}, links: {} }), { list: '/data/constructor' }, ROOM);
  await expect(asked).rejects.toMatchObject({ code: 'invalid_parameter', members: { parameter: 'list' } });
});
