import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { inlineFileValue, linkValue } from './header-values.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('a\r\nset-cookie: x=1', 'a>; rel="prev"', '"; filename="evil.exe', 'Київ', '\ud800', 'a\u0000b'),
);

property.prop([hostile])('no text ends a header, its value or its quotes', (text) => {
  expect(linkValue(`/v1/${text}`, 'next')).toMatch(/^<[!#-;=?-[\]-~]*>; rel="next"$/);
  expect(inlineFileValue(text, 'csv')).toMatch(/^inline; filename="[A-Za-z0-9._-]*\.csv"$/);
  expect(() => new Headers({ link: linkValue(text, 'describedby', 'application/json') })).not.toThrow();
});

test('an address that is one stays as it is', () => {
  const address = '/v1/strikes?from=2024-01-01&weapon=kh-101,shahed&cursor=eyJh_-&at_seq=5';
  expect(linkValue(address, 'next')).toBe(`<${address}>; rel="next"`);
});
