import type { Resource, SynthesizedStack } from './synthesized.ts';

export interface PolicyStatement {
  /** `<room>/<logical id without the CDK's hash>`. */
  readonly where: string;
  readonly allows: boolean;
  /** What is said of each, joined pieces one by one. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly string[];
}

/**
 * Every statement of every policy in the stacks, whatever kind of resource holds it: found by its `Effect`. A function's
 * permission to be invoked is one too.
 */
export function policyStatements(stacks: readonly SynthesizedStack[]): PolicyStatement[] {
  return stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources).flatMap(([logicalId, resource]) => {
      const where = `${name.split('-').at(-1)}/${logicalId.replace(/[0-9A-F]{8}$/, '')}`;
      return statementsIn(resource).map((statement) => ({
        where,
        allows: statement.Effect === 'Allow',
        actions: said(statement, 'Action'),
        resources: said(statement, 'Resource'),
        principals: said(statement, 'Principal'),
      }));
    }),
  );
}

/** The wildcards of allowing statements: `<where>: <actions> on <resource>`, each once. To deny much needs no reason. */
export function wildcards(statements: readonly PolicyStatement[]): string[] {
  const wild = (text: string) => text.includes('*');
  const found = statements
    .filter(({ allows }) => allows)
    .flatMap(({ where, actions, resources, principals }) => [
      ...actions.filter(wild).map((action) => `${where}: ${action}`),
      ...resources.filter(wild).map((resource) => `${where}: ${actions.join(', ')} on ${resource}`),
      ...principals.filter(wild).map((principal) => `${where}: ${actions.join(', ')} by ${principal}`),
    ]);
  return [...new Set(found)].sort();
}

type Statement = Readonly<Record<string, unknown>>;

function statementsIn({ Type, Properties }: Resource): Statement[] {
  if (Type !== 'AWS::Lambda::Permission') return withEffect(Properties);
  const { Action, Principal, FunctionName, SourceArn = '*' } = Properties;
  return [{ Effect: 'Allow', Action, Principal, Resource: [FunctionName, SourceArn] }];
}

function withEffect(value: unknown): Statement[] {
  if (typeof value !== 'object' || value === null) return [];
  const here = 'Effect' in value ? [Object.fromEntries(Object.entries(value))] : [];
  return [...here, ...Object.values(value).flatMap(withEffect)];
}

/** All but something is a wildcard too. */
function said(statement: Statement, part: 'Action' | 'Resource' | 'Principal'): string[] {
  const not = `Not${part}`;
  return not in statement ? [`* but ${texts(statement[not]).join(', ')}`] : texts(statement[part]);
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
