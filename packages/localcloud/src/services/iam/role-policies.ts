import { z } from 'zod';
import { resolveValue } from '../../template/intrinsics.ts';
import type { RolePolicyModel } from '../../template/model.ts';
import { inside, type Place, refuse } from '../../template/refusal.ts';
import type { StackReader } from '../../template/stack-reader.ts';

/** The services that have an endpoint here; what a role may do elsewhere is not read. */
const served = /^(dynamodb|events|lambda|sqs):|^\*$/;

const policyTypes = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'];

/** Resource types that are read for what roles may do, and do not run otherwise. */
export const roleTypes: readonly string[] = ['AWS::IAM::Role', ...policyTypes];

function listOf<S extends z.ZodType>(each: S) {
  return z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(each));
}

const actionSchema = z.looseObject({ Action: listOf(z.string()).optional() });
const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: listOf(z.string()),
  Resource: listOf(z.string()),
});
const documentSchema = z.object({ Statement: listOf(z.unknown()) });
const inlineSchema = z.array(z.object({ PolicyDocument: documentSchema })).default([]);

interface Statement extends z.infer<typeof statementSchema> {
  readonly roleName: string;
}

/**
 * What the roles of the templates may do with the services here. Errors: `unsupported_template` for a statement with a
 * condition or a `Not...`, and for a policy that is not in the templates.
 */
export function readRolePolicies(readers: readonly StackReader[]): RolePolicyModel[] {
  const statements = readers.flatMap((reader) => [...attached(reader), ...inline(reader)]);
  return readers.flatMap((reader) =>
    reader.logicalIds('AWS::IAM::Role').map((logicalId) => {
      const role = reader.scope.physicalName(logicalId);
      const own = statements.filter(({ roleName }) => roleName === role);
      return { role, roleArn: reader.scope.arnOf(logicalId), allows: decide(own) };
    }),
  );
}

function decide(statements: readonly Statement[]): RolePolicyModel['allows'] {
  const compiled = statements.map(({ Effect, Action, Resource }) => ({
    effect: Effect,
    actions: Action.map(wildcard),
    resources: Resource.map(wildcard),
  }));
  return (action, resource) => {
    const about = compiled.filter(
      ({ actions, resources }) =>
        actions.some((each) => each.test(action)) && resources.some((each) => each.test(resource)),
    );
    return about.some(({ effect }) => effect === 'Allow') && !about.some(({ effect }) => effect === 'Deny');
  };
}

function wildcard(text: string): RegExp {
  const escaped = text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
}

function attached(reader: StackReader): Statement[] {
  return policyTypes.flatMap((type) =>
    reader.logicalIds(type).flatMap((logicalId) => {
      const { place, properties } = resourceOf(reader, logicalId);
      const roles = z
        .array(z.string())
        .parse(resolveValue(properties.Roles ?? [], reader.scope, inside(place, 'Roles')));
      const { Statement } = documentSchema.parse(properties.PolicyDocument);
      return roles.flatMap((roleName) => read(reader, Statement, inside(place, 'PolicyDocument'), roleName));
    }),
  );
}

function inline(reader: StackReader): Statement[] {
  return reader.logicalIds('AWS::IAM::Role').flatMap((logicalId) => {
    const { place, properties } = resourceOf(reader, logicalId);
    if (properties.ManagedPolicyArns !== undefined) {
      refuse(inside(place, 'ManagedPolicyArns'), 'what a policy outside the templates allows is not known here');
    }
    const role = reader.scope.physicalName(logicalId);
    return inlineSchema
      .parse(properties.Policies)
      .flatMap(({ PolicyDocument }) => read(reader, PolicyDocument.Statement, inside(place, 'Policies'), role));
  });
}

function resourceOf(reader: StackReader, logicalId: string) {
  const { stack } = reader.scope;
  return {
    place: { stack: stack.name, logicalId, property: '' },
    properties: stack.template.Resources[logicalId]?.Properties ?? {},
  };
}

/** Of the statements those about services here, resolved: the others may point at what does not run. */
function read(reader: StackReader, statements: readonly unknown[], place: Place, roleName: string): Statement[] {
  return statements.flatMap((statement, index) => {
    const { Action } = actionSchema.parse(statement);
    if (Action !== undefined && !Action.some((action) => served.test(action))) return [];
    const here = inside(inside(place, 'Statement'), index);
    const parsed = statementSchema.safeParse(resolveValue(statement, reader.scope, here));
    if (parsed.success) return [{ ...parsed.data, roleName }];
    return refuse(here, `this statement is not evaluated here: ${z.prettifyError(parsed.error)}`);
  });
}
