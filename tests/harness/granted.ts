import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const assembly = new URL('../../cdk.out/dev/', import.meta.url);

const statementSchema = z.object({
  Effect: z.literal('Allow'),
  Action: z.preprocess((value) => [value].flat(), z.array(z.string())),
  Resource: z.preprocess((value) => [value].flat(), z.array(z.unknown())),
});
const policySchema = z.object({
  Roles: z.tuple([z.object({ Ref: z.string() })]),
  PolicyDocument: z.object({ Statement: z.array(statementSchema) }),
});
const templateSchema = z.object({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown() })),
});

/** A permission in words that do not depend on where the stack runs: `Ingest dynamodb:PutItem Ledger`. */
function inWords(role: string, action: string, resource: string): string {
  return `${role} ${action} ${resource}`;
}

/** What the templates of dev allow the functions to do with tables and the bus. */
export function grantedPermissions(): string[] {
  const files = readdirSync(assembly).filter((file) => file.endsWith('.template.json'));
  const resources = files.flatMap((file) => {
    const { Resources } = templateSchema.parse(JSON.parse(readFileSync(new URL(file, assembly), 'utf8')));
    return Object.values(Resources);
  });
  const policies = resources.filter(({ Type }) => Type === 'AWS::IAM::Policy');
  return policies.flatMap(({ Properties }) => {
    const { Roles, PolicyDocument } = policySchema.parse(Properties);
    const role = Roles[0].Ref.replace(/Role[0-9A-F]{8}$/, '');
    return PolicyDocument.Statement.flatMap(({ Action, Resource }) =>
      Action.filter(isServed).flatMap((action) => Resource.map((each) => inWords(role, action, resourceOf(each)))),
    );
  });
}

/** What functions did with tables and the bus, from the log that a local stack leaves. */
export function usedPermissions(log: string): string[] {
  const lines = log.matchAll(/permission used: (\S+) (\S+) (\S+)$/gm);
  return [...lines].map(([, role = '', action = '', arn = '']) => {
    const function_ = role === 'counterweight-dev-api' ? 'Api' : role.replace(/^.*-|Role[0-9A-F]{8}$/g, '');
    const [, index] = arn.split('/index/');
    const table = /-([A-Za-z]+)[0-9A-F]{8}(\/|$)/.exec(arn)?.[1] ?? (arn.includes(':event-bus/') ? 'Bus' : arn);
    return inWords(function_, action, index === undefined ? table : `${table}/index/${index}`);
  });
}

/** Streams are read by Lambda itself, under the function's role; no function calls them. */
function isServed(action: string): boolean {
  return /^(dynamodb|events):/.test(action) && !/(Stream|GetRecords|GetShardIterator)/.test(action);
}

/** Resources come from other stacks: an import names what it imports, and an index is joined to it. */
function resourceOf(value: unknown): string {
  const text = JSON.stringify(value);
  const name = /ExportsOutputFnGetAtt([A-Za-z]+?)[0-9A-F]{8}Arn/.exec(text)?.[1];
  const index = /\/index\/[a-z-]+/.exec(text)?.[0] ?? '';
  return `${name ?? text}${index}`;
}
