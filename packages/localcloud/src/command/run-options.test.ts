import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readRunOptions, UsageError, usage } from './run-options.ts';

describe('the arguments of run', () => {
  test('become options, those not given left to their defaults', () => {
    expect(readRunOptions(['cdk.out'])).toEqual({
      assembly: 'cdk.out',
      dataDir: undefined,
      ports: {},
      parameters: {},
      environment: {},
    });
  });

  test('may repeat ports, parameters and variables', () => {
    const args = '--port http=4000 --port events=0 --parameter Stage=test --env A=x=y --data-dir d --region r cdk.out';
    expect(readRunOptions(args.split(' '))).toEqual({
      assembly: 'cdk.out',
      dataDir: 'd',
      region: 'r',
      ports: { http: 4000, events: 0 },
      parameters: { Stage: 'test' },
      environment: { A: 'x=y' },
    });
  });

  test('start the clock at a time', () => {
    const { now } = readRunOptions(['cdk.out', '--now', '2030-01-01T00:00:00Z']);
    expect(new Date(now?.() ?? 0).toISOString()).toMatch(/^2030-01-01T00:00:0/);
  });

  test.each([
    [[], 'name one directory'],
    [['a', 'b'], 'name one directory'],
    [['a', '--no-such'], "Unknown option '--no-such'"],
    [['a', '--port', 'smtp=25'], '--port smtp=25: the names are events, dynamodb, functions, objects, queues, http'],
    [['a', '--port', 'http=x'], '--port http=x: expected a number from 0 to 65535'],
    [['a', '--env', 'x'], '--env x: expected <name>=<value>'],
    [['a', '--now', 'soon'], '--now soon: expected a time'],
  ])('%j are refused', (args, message) => {
    expect(() => readRunOptions(args)).toThrow(UsageError);
    expect(() => readRunOptions(args)).toThrow(message);
  });
});

test('the usage stands in the README as the command prints it', () => {
  expect(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')).toContain(usage);
});
