import { expect, test } from 'vitest';
import { Callers } from './callers.ts';

const role = 'arn:aws:iam::000000000000:role/api';
const root = 'arn:aws:iam::000000000000:root';

function signedWith(accessKeyId: string): string {
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/r/events/aws4_request, SignedHeaders=host, Signature=0`;
}

test('a request signed with an issued key comes from the role the key stands for', () => {
  const callers = new Callers('000000000000');
  const [one, other] = [callers.issueAccessKeyId(role), callers.issueAccessKeyId(`${role}-2`)];
  expect(one).toMatch(/^ASIA[0-9A-F]{16}$/);
  expect(callers.principalArn(signedWith(one))).toBe(role);
  expect(callers.principalArn(signedWith(other))).toBe(`${role}-2`);
});

test.each([undefined, '', 'Bearer x', signedWith('local'), signedWith('')])(
  'a request with the header %j comes from the root of the account',
  (authorization) => {
    const callers = new Callers('000000000000');
    callers.issueAccessKeyId(role);
    expect(callers.principalArn(authorization)).toBe(root);
  },
);

test('a key of one start is nobody in the next', () => {
  const old = new Callers('000000000000').issueAccessKeyId(role);
  expect(new Callers('000000000000').principalArn(signedWith(old))).toBe(root);
});
