import { describe, expect, test } from 'vitest';
import type { PutRequest } from '../../template/model.ts';
import { appliesTo, policyStatementSchema } from './bus-policy-statement.ts';

const api = 'arn:aws:iam::000000000000:role/api';
const root = 'arn:aws:iam::000000000000:root';

const reserved = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'events:PutEvents',
  Resource: 'arn:bus',
  Condition: { StringEquals: { 'events:source': 'own' }, ArnNotEquals: { 'aws:PrincipalArn': api } },
};

function applies(change: object, asked: Partial<PutRequest> = {}): boolean {
  const request = { 'events:source': 'own', 'events:detail-type': 'd', 'aws:PrincipalArn': root, ...asked };
  return appliesTo(policyStatementSchema.parse({ ...reserved, ...change }), request);
}

describe('a statement that reserves a source for a role', () => {
  test('applies to everybody else who uses the source', () => {
    expect(applies({})).toBe(true);
    expect(applies({}, { 'aws:PrincipalArn': `${api}-2` })).toBe(true);
  });

  test('applies neither to the role nor to another source', () => {
    expect(applies({}, { 'aws:PrincipalArn': api })).toBe(false);
    expect(applies({}, { 'events:source': 'Own' })).toBe(false);
  });
});

describe('conditions', () => {
  test.each<[object, boolean]>([
    [{ StringEquals: { 'events:source': ['other', 'own'] } }, true],
    [{ StringEquals: { 'events:source': 'own', 'events:detail-type': 'e' } }, false],
    [{ StringEquals: { 'events:source': 'own' }, StringNotEquals: { 'events:detail-type': 'e' } }, true],
    [{ StringNotEquals: { 'events:source': ['other', 'own'] } }, false],
    [{ ArnEquals: { 'aws:PrincipalArn': root } }, true],
    [{ ArnEquals: { 'aws:PrincipalArn': api } }, false],
    [{ StringNotEquals: { 'aws:PrincipalArn': root } }, false],
  ])('%j hold: %j', (Condition, expected) => {
    expect(applies({ Condition })).toBe(expected);
  });

  test('that are not there always hold', () => {
    expect(applies({ Condition: undefined })).toBe(true);
  });
});

describe('a principal', () => {
  test.each<[unknown, boolean]>([
    [{ AWS: '*' }, true],
    [{ AWS: '000000000000' }, true],
    [{ AWS: [api, root] }, true],
    [{ AWS: api }, false],
    [{ AWS: '111122223333' }, false],
  ])('%j names the root of the account: %j', (Principal, expected) => {
    expect(applies({ Principal })).toBe(expected);
  });

  test('that is the account names its roles too', () => {
    expect(applies({ Principal: { AWS: root }, Condition: {} }, { 'aws:PrincipalArn': api })).toBe(true);
  });
});
