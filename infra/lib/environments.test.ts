import { describe, expect, test } from 'vitest';
import { environmentNames } from './environment-names.ts';
import { readEnvironment } from './environments.ts';

const read = (context: Readonly<Record<string, unknown>>) => readEnvironment((key) => context[key]);
const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/abc';

describe('an environment', () => {
  test('is dev unless told, and each of the three is complete', () => {
    expect(read({}).name).toBe('dev');
    for (const env of environmentNames) expect(read({ env }).name).toBe(env);
  });

  test('keeps its data in prod only, and everything longer there', () => {
    const [dev, staging, prod] = environmentNames.map((env) => read({ env }));
    expect([dev, staging, prod].map((each) => each?.data)).toEqual(['disposable', 'disposable', 'kept']);
    expect(prod?.recoveryDays).toBeGreaterThan(staging?.recoveryDays ?? Number.POSITIVE_INFINITY);
    expect(prod?.logDays).toBeGreaterThan(staging?.logDays ?? Number.POSITIVE_INFINITY);
  });

  test('counts no source without a rank unless it is told to, as the local stack is', () => {
    for (const env of environmentNames) expect(read({ env }).countUnranked).toBe(false);
    expect(read({ countUnranked: 'true' }).countUnranked).toBe(true);
  });

  test('is changed by the context, which is text on a command line', () => {
    const publishers = '[{"account":"111122223333","sources":["ministry"]}]';
    expect(
      read({ reserveConcurrency: 'false', budgetUsd: '75', alarmEmail: 'a@example.org', publishers }),
    ).toMatchObject({
      reserveConcurrency: false,
      budgetUsd: 75,
      alarmEmail: 'a@example.org',
      publishers: [{ account: '111122223333', sources: ['ministry'] }],
    });
    expect(read({ domainName: 'ledger.example.org', certificateArn }).domain).toEqual({
      name: 'ledger.example.org',
      certificateArn,
    });
  });

  test.each([
    [{ env: 'production' }, /^env is production; allowed: dev, staging, prod$/],
    [{ alarmEmail: 'nobody' }, /^alarmEmail: /],
    [{ budgetUsd: 'much' }, /^budgetUsd is much; allowed: JSON$/],
    [{ budgetUsd: '-1' }, /^budgetUsd: /],
    [{ reserveConcurrency: '"no"' }, /^reserveConcurrency: /],
    [{ domainName: 'ledger.example.org' }, /^domain\.certificateArn: /],
    [{ certificateArn }, /^domain\.name: /],
    [
      { domainName: 'ledger.example.org', certificateArn: certificateArn.replace('us-east-1', 'eu-central-1') },
      /^domain\.certificateArn: a certificate in us-east-1$/,
    ],
    [{ publishers: '[{"account":"1","sources":["a"]}]' }, /^publishers\.0\.account: /],
  ])('is refused for %j, by name', (context, message) => {
    expect(() => read(context)).toThrow(message);
  });
});
