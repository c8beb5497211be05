import type { CloudModel, RoleStatementModel } from '../../template/model.ts';

/** What a role may do with the services here. */
export interface RolePolicy {
  readonly role: string;
  readonly roleArn: string;
  /** Action as `dynamodb:PutItem`, resource as an ARN. */
  readonly allows: (action: string, resource: string) => boolean;
}

/** The policy of each role: all the statements that are attached to it, whatever stack they are in. */
export function rolePolicies({ roles, roleStatements }: Pick<CloudModel, 'roles' | 'roleStatements'>): RolePolicy[] {
  return roles.map(({ name: role, arn: roleArn }) => {
    const allows = evaluate(roleStatements.filter(({ roleName }) => roleName === role));
    return { role, roleArn, allows };
  });
}

function evaluate(statements: readonly RoleStatementModel[]): RolePolicy['allows'] {
  const compiled = statements.map(({ effect, actions, resources }) => {
    return { effect, actions: actions.map(wildcard), resources: resources.map(wildcard) };
  });
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
