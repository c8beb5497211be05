import type { CloudModel, RoleStatementModel } from '../../template/model.ts';

/** What a role may do with the services here. */
export interface RolePolicy {
  readonly role: string;
  readonly roleArn: string;
  /** Action as `dynamodb:PutItem`, resource as an ARN; the partition key of the item that it is about, where it is of one. */
  readonly allows: (action: string, resource: string, leadingKey?: string) => boolean;
}

/** The policy of each role: all the statements that are attached to it, whatever stack they are in. */
export function rolePolicies({ roles, roleStatements }: Pick<CloudModel, 'roles' | 'roleStatements'>): RolePolicy[] {
  return roles.map(({ name: role, arn: roleArn }) => {
    const allows = evaluate(roleStatements.filter(({ roleName }) => roleName === role));
    return { role, roleArn, allows };
  });
}

function evaluate(statements: readonly RoleStatementModel[]): RolePolicy['allows'] {
  const compiled = statements.map(({ effect, actions, resources, leadingKeys }) => ({
    effect,
    actions: actions.map((each) => wildcard(each, 'i')),
    resources: resources.map((each) => wildcard(each)),
    leadingKeys: leadingKeys?.map((each) => wildcard(each)),
  }));
  return (action, resource, leadingKey) => {
    const about = compiled.filter(
      ({ actions, resources, leadingKeys }) =>
        actions.some((each) => each.test(action)) &&
        resources.some((each) => each.test(resource)) &&
        // ForAllValues holds where there is no value: a request that names no key is refused as invalid later.
        (leadingKey === undefined || (leadingKeys?.some((each) => each.test(leadingKey)) ?? true)),
    );
    return about.some(({ effect }) => effect === 'Allow') && !about.some(({ effect }) => effect === 'Deny');
  };
}

/** Letters of an action may be of either case, those of resources and keys not. */
function wildcard(text: string, flags = ''): RegExp {
  const escaped = text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, `s${flags}`);
}
