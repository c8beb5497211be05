import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const TEXT = 'модель,a\nМолнія,1\n';

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${TEXT}`)],
  ['UTF-16LE with a byte-order mark', utf16(`\ufeff${TEXT}`, 'le')],
  ['UTF-16BE with a byte-order mark', utf16(`\ufeff${TEXT}`, 'be')],
  ['CRLF line ends', Buffer.from(TEXT.replaceAll('\n', '\r\n'))],
])('%s is read as the same text', (_, bytes) => {
  expect(decodeText(bytes)).toBe(TEXT);
});

test.each(['le', 'be'] as const)('UTF-16%s is known by its zero bytes where it has no byte-order mark', (order) => {
  expect(decodeText(utf16('a,b\nМолнія,1\n', order))).toBe('a,b\nМолнія,1\n');
});

test('bytes that are no UTF-8 name their line', () => {
  const windows1251 = Buffer.concat([Buffer.from('a,b\n1,2\n'), Buffer.from([0xcc, 0xee, 0xeb]), Buffer.from(',3\n')]);
  expect(() => decodeText(windows1251)).toThrow(expect.objectContaining({ code: 'encoding', line: 3 }));
});

test('text that an earlier conversion spoilt is refused, by its line', () => {
  expect(() => decodeText(Buffer.from('a\nM\ufffdl\n'))).toThrow(
    expect.objectContaining({ code: 'encoding', line: 2 }),
  );
  const savedTwice = Buffer.from(Buffer.from('a\nМолнія\n').toString('latin1'));
  expect(() => decodeText(savedTwice)).toThrow(expect.objectContaining({ code: 'encoding', line: 2 }));
});

test.each([
  ['UTF-8', Buffer.from('a\nМолні').subarray(0, -1)],
  ['UTF-16', utf16('\ufeffa\nb', 'le').subarray(0, -1)],
])('%s that stops in the middle of a character is truncated', (_, bytes) => {
  expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code: 'truncated', line: 2 }));
});
