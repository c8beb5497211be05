import { describe, expect, test } from 'vitest';
import { done, fakeInvoke } from '../../test/fake-invoke.ts';
import { operatorTokens } from './operator-tokens.ts';

const grant = {
  id: '0123456789abcdef',
  name: 'desk',
  sha256: 'a'.repeat(64),
  sources: ['desk', '*'],
  createdAt: '2026-03-10T12:00:00.000Z',
};
const end = { at: '2026-03-11T12:00:00.000Z', reason: 'left the desk' };

/** What the port gives back, and what the function was told, where it answers so. */
function told(...answers: readonly object[]) {
  const { invoke, orders } = fakeInvoke({ TokensFunctionName: answers });
  return { tokens: operatorTokens(invoke), orders };
}

describe('the tokens of a stack', () => {
  test('are found, listed, revoked and suspended by the function that keeps them', async () => {
    const { tokens, orders } = told(done([grant]), done([grant]), done([{ ...grant, revoked: end }]), done([grant]));
    expect(await tokens.find(grant.id)).toEqual(grant);
    expect(await tokens.list()).toEqual([grant]);
    expect(await tokens.revoke(grant.id, end)).toEqual({ ...grant, revoked: end });
    expect(await tokens.suspend(grant.id, undefined)).toEqual(grant);
    expect(orders).toEqual([
      'TokensFunctionName {"call":"find","id":"0123456789abcdef"}',
      'TokensFunctionName {"call":"list"}',
      `TokensFunctionName {"call":"revoke","id":"0123456789abcdef","revocation":${JSON.stringify(end)}}`,
      'TokensFunctionName {"call":"suspend","id":"0123456789abcdef"}',
    ]);
  });

  test('are put by it, which never hears the secret', async () => {
    const { tokens, orders } = told(done([grant]), done([]));
    expect(await tokens.put(grant)).toBe(true);
    expect(await tokens.put(grant)).toBe(false);
    expect(orders[0]).toBe(`TokensFunctionName {"call":"put","grant":${JSON.stringify(grant)}}`);
  });

  test('of which there is none are not there', async () => {
    const { tokens } = told(done([]), done([]), done([]));
    expect(await tokens.find('a')).toBeUndefined();
    expect(await tokens.revoke('a', end)).toBeUndefined();
    expect(await tokens.suspend('a', end)).toBeUndefined();
  });
});
