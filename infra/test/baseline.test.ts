import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type BaselineStack, baselineOf, compareBaselines } from '../lib/baseline.ts';
import { environmentNames } from '../lib/environment-names.ts';
import { synthesized } from './synthesized.ts';

const committed = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(new URL('../baseline.json', import.meta.url), 'utf8')));

const stacks = environmentNames.flatMap((env) => synthesized({ env }));

test('what holds data keeps its logical id, exports and names stay; `npm run baseline` accepts a change on purpose', () => {
  expect(compareBaselines(committed, baselineOf(stacks))).toEqual([]);
});

describe('the guard of the baseline', () => {
  const data = stacks.find(({ name }) => name === 'Counterweight-prod-Data');
  if (data === undefined) throw new Error('prod holds no data');
  const { Resources, Outputs = {} } = data.template;
  const [ledger = '', table] = Object.entries(Resources).find(([, { Type }]) => Type === 'AWS::DynamoDB::Table') ?? [];
  if (table === undefined) throw new Error('there is no table');
  const { [ledger]: _ledger, ...others } = Resources;

  const complaints = (template: BaselineStack['template']) => {
    const name = 'Counterweight-prod-Data';
    const before = Object.fromEntries(Object.entries(committed).filter(([line]) => line.startsWith(`${name}:`)));
    return compareBaselines(before, baselineOf([{ name, template }]));
  };

  test('has nothing to say of the stack as it is', () => {
    expect(complaints(data.template)).toEqual([]);
  });

  test('names a table that was renamed, by its old and its new id', () => {
    expect(complaints({ Resources: { ...others, Renamed: table }, Outputs })).toEqual([
      `Counterweight-prod-Data: ${ledger} (AWS::DynamoDB::Table) is gone: deploying would delete or replace it`,
      'Counterweight-prod-Data: Renamed (AWS::DynamoDB::Table) is new',
    ]);
  });

  test('names a table that is gone', () => {
    expect(complaints({ Resources: others, Outputs })).toEqual([expect.stringContaining(`${ledger} (`)]);
  });

  test('names one that became something else', () => {
    const other = { ...table, Type: 'AWS::SQS::Queue' };
    expect(complaints({ Resources: { ...others, [ledger]: other }, Outputs })).toEqual([
      `Counterweight-prod-Data: ${ledger} was AWS::DynamoDB::Table and is AWS::SQS::Queue`,
    ]);
  });

  test('names a queue that was added', () => {
    expect(complaints({ Resources: { ...Resources, More: { Type: 'AWS::SQS::Queue' } }, Outputs })).toEqual([
      'Counterweight-prod-Data: More (AWS::SQS::Queue) is new',
    ]);
  });

  test('names an export that another stack may rest on', () => {
    const [id = '', exported] = Object.entries(Outputs).find(([, output]) => output.Export !== undefined) ?? [];
    const { [id]: _exported, ...rest } = Outputs;
    expect(complaints({ Resources, Outputs: rest })).toEqual([
      `Counterweight-prod-Data: export ${exported?.Export?.Name} (exported) is gone: deploying would delete or replace it`,
    ]);
  });

  test('names a physical name that is given, changed or taken away', () => {
    const named = (TableName: string) => ({ ...table, Properties: { ...table.Properties, TableName } });
    expect(complaints({ Resources: { ...others, [ledger]: named('ledger') }, Outputs })).toEqual([
      `Counterweight-prod-Data: name of ${ledger} (ledger, AWS::DynamoDB::Table) is new`,
    ]);
    const [before, after] = ['a', 'b'].map((name) =>
      baselineOf([{ name: 'S', template: { Resources: { Table: named(name) } } }]),
    );
    expect(compareBaselines(before ?? {}, after ?? {})).toEqual([
      'S: name of Table was a, AWS::DynamoDB::Table and is b, AWS::DynamoDB::Table',
    ]);
  });
});
