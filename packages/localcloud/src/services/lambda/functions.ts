import { LocalCloudError } from '../../runtime/local-cloud-error.ts';
import { isCalled } from '../../template/resource-name.ts';
import type { FunctionPool } from './function-pool.ts';

/** A function's name from its name, ARN or qualified ARN. */
export function functionNameOf(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? (nameOrArn.split(':')[6] ?? nameOrArn) : (nameOrArn.split(':')[0] ?? nameOrArn);
}

/** The functions by any of their names: logical id, name, ARN, qualified ARN. */
export class Functions {
  readonly #pools: readonly FunctionPool[];

  constructor(pools: readonly FunctionPool[]) {
    this.#pools = pools;
  }

  find(nameOrArn: string): FunctionPool | undefined {
    const name = functionNameOf(nameOrArn);
    return this.#pools.find(({ model }) => isCalled(model, name));
  }

  /** Errors: `unknown_function`, naming those that exist. */
  get(nameOrArn: string): FunctionPool {
    const pool = this.find(nameOrArn);
    if (pool !== undefined) return pool;
    const known = this.#pools.map(({ model }) => model.name).join(', ');
    throw new LocalCloudError('unknown_function', `There is no function ${nameOrArn}. Known: ${known}.`);
  }

  all(): readonly FunctionPool[] {
    return this.#pools;
  }
}
