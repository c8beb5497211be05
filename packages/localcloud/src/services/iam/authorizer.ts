import type { LogSink } from '../../runtime/log-event.ts';
import type { Callers } from './callers.ts';
import type { RolePolicy } from './role-policies.ts';

/**
 * What roles may do, by their own policies: what no statement allows is denied, and a denial goes before. The account's
 * root, which is every caller that is no function, may do anything.
 */
export class Authorizer {
  readonly #callers: Callers;
  readonly #policies: ReadonlyMap<string, RolePolicy>;
  readonly #log: LogSink;
  readonly #used = new Set<string>();

  constructor(callers: Callers, policies: readonly RolePolicy[], log: LogSink) {
    this.#callers = callers;
    this.#policies = new Map(policies.map((policy) => [policy.roleArn, policy]));
    this.#log = log;
  }

  /** Why the signer may not do this, in AWS's words; undefined when it may. The first use of a permission is logged. */
  refusal(
    authorization: string | undefined,
    action: string,
    resource: string,
    leadingKey?: string,
  ): string | undefined {
    const principal = this.#callers.principalArn(authorization);
    const policy = this.#policies.get(principal);
    if (policy === undefined) return undefined;
    if (!policy.allows(action, resource, leadingKey)) {
      this.#log({ type: 'permission.missing', role: policy.role, action, resource });
      return `User: ${principal} is not authorized to perform: ${action} on resource: ${resource}`;
    }
    const use = `${principal} ${action} ${resource}`;
    if (!this.#used.has(use)) {
      this.#used.add(use);
      this.#log({ type: 'permission.used', role: policy.role, action, resource });
    }
    return undefined;
  }
}
