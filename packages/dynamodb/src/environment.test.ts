import { describe, expect, test } from 'vitest';
import { depsFromEnvironment, objectsFromEnvironment, sendersFromEnvironment } from './environment.ts';

const tables = { LEDGER_TABLE: 'l', QUARANTINE_TABLE: 'q', TOKENS_TABLE: 't' };

describe('the environment', () => {
  test('gives a clock that is off by what it says', () => {
    const offset = 24 * 3_600_000;
    const { clock } = depsFromEnvironment({ ...tables, CLOCK_OFFSET_MS: String(offset) });
    expect(Math.abs(clock.now() - Date.now() - offset)).toBeLessThan(5000);
    expect(Math.abs(depsFromEnvironment(tables).clock.now() - Date.now())).toBeLessThan(5000);
  });

  test.each([
    [{ ...tables, QUARANTINE_TABLE: undefined }, 'QUARANTINE_TABLE'],
    [{ ...tables, TOKENS_TABLE: undefined }, 'TOKENS_TABLE'],
    [{ ...tables, LEDGER_TABLE: '' }, 'LEDGER_TABLE'],
    [{ ...tables, CLOCK_OFFSET_MS: 'soon' }, 'CLOCK_OFFSET_MS'],
  ])('that lacks a variable is refused by its name', (environment, variable) => {
    expect(() => depsFromEnvironment(environment)).toThrow(variable);
  });

  test.each([undefined, ''])('that names no bucket (%j) has no snapshots', (SNAPSHOTS_BUCKET) => {
    expect(() => objectsFromEnvironment({ SNAPSHOTS_BUCKET })).toThrow('SNAPSHOTS_BUCKET');
  });

  test('gives salts of 16 random bytes, never the same', () => {
    const { newSalt } = depsFromEnvironment(tables);
    const salts = Array.from({ length: 100 }, newSalt);
    expect(new Set(salts).size).toBe(100);
    expect(salts.every((salt) => /^[0-9a-f]{32}$/.test(salt))).toBe(true);
  });

  test('names who may publish', () => {
    const accounts = [{ account: '1', sources: ['desk'] }];
    const senders = sendersFromEnvironment({ SENDERS: JSON.stringify({ apiAccount: '1', accounts }) });
    expect(senders.check({ account: '1', envelopeSource: 'desk' }, 'desk')).toEqual({ permitted: true });
    expect(senders.check({ account: '2', envelopeSource: 'desk' }, 'desk').permitted).toBe(false);
  });

  test.each([undefined, 'not json', '{}', '{"apiAccount":"1","accounts":[{"account":"1"}]}'])(
    'with %s for SENDERS is refused',
    (SENDERS) => {
      expect(() => sendersFromEnvironment({ SENDERS })).toThrow('SENDERS');
    },
  );
});
