import { expect, test } from 'vitest';
import { TODAY } from './days.ts';
import { normalise } from './normalise.ts';

const own = { api: 'http://127.0.0.1:1234', events: 'http://127.0.0.1:1235', folder: '/scratch' };
const normal = (text: string) => normalise(text, own);

test('a position, a tag, a time of day and an address become the same words in every run', () => {
  expect(normal('{"seq":7,"visible_at_seq":8,"x":"/v1/a?min_seq=9"}')).toBe(
    '{"seq":<seq>,"visible_at_seq":<seq>,"x":"/v1/a?min_seq=<seq>"}',
  );
  expect(normal('etag: W/"0af3"')).toBe('etag: W/"<tag>"');
  expect(normal(`{"at":"${TODAY}T06:01:02.003Z"}`)).toBe(`{"at":"${TODAY}T<time>Z"}`);
  expect(normal('at http://127.0.0.1:1234/v1, in /scratch/a')).toBe('at http://api/v1, in /folder/a');
});

test('only the column of positions of a table is replaced, behind quoted cells too', () => {
  expect(normal('id,title,seq,salvos\na,"x, ""y""",12,3\nb,z,13,4\n')).toBe(
    'id,title,seq,salvos\na,"x, ""y""",<seq>,3\nb,z,<seq>,4\n',
  );
});

test('figures, other days, hashes of content and the position that questions ask for stay', () => {
  const text =
    '{"launched":158,"hash":"0123456789abcdef","at":"2024-01-05T09:00:00Z"} /v1/a?min_seq=1 watch/?v=1234567890123456';
  expect(normal(text)).toBe(text);
});

test('lines of progress and how long a command took are left out', () => {
  expect(normal('Becoming visible: 3 of 10\n0 differences in 1.5 s\n')).toBe('0 differences in <seconds> s\n');
});
