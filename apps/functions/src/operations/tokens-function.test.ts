import { createMemoryAdapter } from '@counterweight/ledger/testing';
import { createTelemetry } from '@counterweight/observability';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTokensFunction } from './tokens-function.ts';

const grant = {
  id: '0123456789abcdef',
  name: 'desk',
  sha256: 'a'.repeat(64),
  sources: ['desk'],
  createdAt: '2026-03-10T12:00:00.000Z',
};
const end = { at: '2026-03-11T12:00:00.000Z', reason: 'seen in a log' };

const out: string[] = [];
beforeEach(() => {
  out.length = 0;
  vi.spyOn(console, 'info').mockImplementation((line) => void out.push(String(line)));
  vi.stubEnv('POWERTOOLS_DEV', 'true');
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function keeping() {
  return createTokensFunction(createMemoryAdapter(), createTelemetry('operations'));
}

test('puts a token once, and gives back what became of each call', async () => {
  const keep = keeping();
  expect(await keep({ call: 'put', grant })).toEqual({ ok: true, result: [grant] });
  expect(await keep({ call: 'put', grant: { ...grant, sources: ['*'] } })).toEqual({ ok: true, result: [] });
  expect(await keep({ call: 'list' })).toEqual({ ok: true, result: [grant] });
  const suspended = { ...grant, suspended: end };
  expect(await keep({ call: 'suspend', id: grant.id, suspension: end })).toEqual({ ok: true, result: [suspended] });
  expect(await keep({ call: 'suspend', id: grant.id })).toEqual({ ok: true, result: [grant] });
  const revoked = { ...grant, revoked: end };
  expect(await keep({ call: 'revoke', id: grant.id, revocation: end })).toEqual({ ok: true, result: [revoked] });
  expect(await keep({ call: 'find', id: grant.id })).toEqual({ ok: true, result: [revoked] });
  expect(await keep({ call: 'find', id: 'another' })).toEqual({ ok: true, result: [] });
});

test('writes no hash and no reason into its log', async () => {
  const keep = keeping();
  await keep({ call: 'put', grant });
  await keep({ call: 'revoke', id: grant.id, revocation: end });
  expect(out.join('\n')).toContain(grant.id);
  expect(out.join('\n')).not.toMatch(/aaaa|seen in a log/);
});

test.each([
  ['a secret in place of its hash', { call: 'put', grant: { ...grant, sha256: 'secret' } }, /^grant\.sha256: /],
  ['a token that is born revoked', { call: 'put', grant: { ...grant, revoked: end } }, /^grant: .*revoked/],
  ['a source that is no slug', { call: 'put', grant: { ...grant, sources: ['A b'] } }, /^grant\.sources\.0: /],
  ['a token for no source', { call: 'put', grant: { ...grant, sources: [] } }, /^grant\.sources: /],
  ['no reason', { call: 'revoke', id: 'a', revocation: { ...end, reason: '' } }, /^revocation\.reason: /],
  ['a call that there is not', { call: 'delete', id: 'a' }, /^call: /],
])('refuses %s by the field', async (_, order, fault) => {
  expect(await keeping()(order)).toMatchObject({
    ok: false,
    code: 'invalid_order',
    message: expect.stringMatching(fault),
  });
});
