import { describe, expect, test } from 'vitest';
import { unpackChunks } from './read-content.ts';

describe('a body in chunks', () => {
  test('is joined, its signatures and its line ends inside chunks aside, with the headers behind it', () => {
    const body = '5;chunk-signature=ab\r\na\r\nbc\r\n1\r\nd\r\n0\r\nX-Amz-Checksum-Crc32: AAAA\r\n\r\n';
    const { bytes, trailers } = unpackChunks(Buffer.from(body));
    expect([String(bytes), trailers]).toEqual(['a\r\nbcd', { 'x-amz-checksum-crc32': 'AAAA' }]);
  });

  test.each(['', '5\r\nabc\r\n0\r\n\r\n', '3\r\nabc\r\n', 'x\r\nabc\r\n0\r\n\r\n', '3\r\nabc--0\r\n\r\n', '4'])(
    'that is not whole is refused: %j',
    (body) => {
      expect(() => unpackChunks(Buffer.from(body))).toThrow(expect.objectContaining({ code: 'IncompleteBody' }));
    },
  );
});
