import { describe, expect, test } from 'vitest';
import { statefulTypes } from '../lib/stateful-types.ts';
import { resourcesOf, type SynthesizedStack, stackOf, synthesized } from './synthesized.ts';

const dev = synthesized({ env: 'dev' });
const prod = synthesized({ env: 'prod' });

const stateful = (stacks: readonly SynthesizedStack[]) => statefulTypes.flatMap((type) => resourcesOf(stacks, type));

describe('nothing can delete the data of prod', () => {
  test('no stack of it can be deleted before somebody takes the protection off', () => {
    expect(prod.map(({ terminationProtection }) => terminationProtection)).toEqual(prod.map(() => true));
  });

  test('what holds data outlives its stack and its line in the code', () => {
    expect(stateful(prod).length).toBeGreaterThanOrEqual(12);
    for (const resource of stateful(prod)) {
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  test('no table of it can be deleted, and each can be restored to any second of five weeks', () => {
    const tables = resourcesOf(prod, 'AWS::DynamoDB::Table');
    expect(tables).toHaveLength(3);
    for (const { Properties } of tables) {
      expect(Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        SSESpecification: { SSEEnabled: true },
      });
    }
  });
});

describe('dev', () => {
  test('goes away whole', () => {
    expect(dev.some(({ terminationProtection }) => terminationProtection)).toBe(false);
    for (const resource of stateful(dev)) expect(resource.DeletionPolicy ?? 'Delete').toBe('Delete');
    for (const { Properties } of resourcesOf(dev, 'AWS::DynamoDB::Table')) {
      expect(Properties.DeletionProtectionEnabled).toBe(false);
    }
  });

  test('still encrypts its tables and can restore them to any second of the last day', () => {
    for (const { Properties } of resourcesOf(dev, 'AWS::DynamoDB::Table')) {
      expect(Properties).toMatchObject({
        SSESpecification: { SSEEnabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 1 },
      });
    }
  });
});

describe('an environment decides', () => {
  test('how long events and logs are kept', () => {
    const kept = (stacks: readonly SynthesizedStack[]) => ({
      archive: resourcesOf(stacks, 'AWS::Events::Archive').map(({ Properties }) => Properties.RetentionDays),
      logs: [
        ...new Set(resourcesOf(stacks, 'AWS::Logs::LogGroup').map(({ Properties }) => Properties.RetentionInDays)),
      ],
      accessLogs: resourcesOf([stackOf(stacks, 'Web')], 'AWS::S3::Bucket').flatMap(
        ({ Properties }) => Properties.LifecycleConfiguration?.Rules[0].ExpirationInDays ?? [],
      ),
    });
    expect(kept(dev)).toEqual({ archive: [7], logs: [7], accessLogs: [7] });
    expect(kept(prod)).toEqual({ archive: [90], logs: [365], accessLogs: [365] });
  });

  test('its names, so that several can share an account', () => {
    const names = (stacks: readonly SynthesizedStack[]) => [
      ...resourcesOf(stacks, 'AWS::Events::EventBus').map(({ Properties }) => Properties.Name),
      ...resourcesOf(stacks, 'AWS::IAM::Role').flatMap(({ Properties }) => Properties.RoleName ?? []),
    ];
    expect(names(dev)).toEqual(['counterweight', 'counterweight-dev-api']);
    expect(names(prod)).toEqual(['counterweight-prod', 'counterweight-prod-api']);
  });

  test('whether concurrency is reserved, which a new account does not allow', () => {
    const reserved = (stacks: readonly SynthesizedStack[]) =>
      resourcesOf(stacks, 'AWS::Lambda::Function').filter(
        ({ Properties }) => 'ReservedConcurrentExecutions' in Properties,
      );
    expect(reserved(dev).length).toBeGreaterThanOrEqual(2);
    expect(reserved(synthesized({ env: 'dev', reserveConcurrency: 'false' }))).toEqual([]);
  });
});

test('the stacks need each other in one direction', () => {
  const needs = Object.fromEntries(
    prod.map(({ name, needs }) => [name.split('-').at(-1), needs.map((need) => need.split('-').at(-1)).sort()]),
  );
  expect(needs).toMatchObject({ Data: [], Events: ['Data'], Views: ['Data'], Api: ['Data', 'Events'], Web: ['Api'] });
});
