import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EnvironmentName } from './environment-names.ts';

/** The folder of the whole project. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Where the synthesized stacks of an environment stand, with the assets they name. */
export function assemblyFolder(environment: EnvironmentName): string {
  return join(projectRoot, 'cdk.out', environment);
}
