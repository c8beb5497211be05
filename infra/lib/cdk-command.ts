import { assemblyFolder } from './assembly-folder.ts';
import type { EnvironmentName } from './environment-names.ts';
import { readSynthOptions } from './synth-options.ts';

const COMMANDS = ['bootstrap', 'deploy', 'destroy', 'diff', 'list'] as const;

/** What `npm run deploy` and its kin do, in order. */
export interface CdkCommand {
  readonly environment: EnvironmentName;
  /** Arguments of the synth that comes first. */
  readonly synth: readonly string[];
  /** Arguments of the CDK's own command, which works on what the synth wrote. */
  readonly cdk: readonly string[];
}

/**
 * Reads `deploy --env staging -c key=value -- --require-approval never`: what stands behind the second `--` is the CDK's.
 * Throws an Error, to be shown as it is, for what it cannot read and for destroying prod.
 */
export function readCdkCommand(args: readonly string[]): CdkCommand {
  const [command = '', ...options] = args;
  const known = COMMANDS.find((each) => each === command);
  if (known === undefined) throw new Error(`${command || 'nothing'} is no command; allowed: ${COMMANDS.join(', ')}`);
  const end = options.indexOf('--');
  const own = end === -1 ? options : options.slice(0, end);
  const passedOn = end === -1 ? [] : options.slice(end + 1);
  const { environment } = readSynthOptions(own);
  if (known === 'destroy' && environment === 'prod') throw new Error(PROD_STAYS);
  const all = known === 'deploy' || known === 'destroy' ? ['--all'] : [];
  return { environment, synth: own, cdk: [known, '--app', assemblyFolder(environment), ...all, ...passedOn] };
}

const PROD_STAYS =
  'destroy: prod is not taken down by a command. Its stacks are protected, its tables, queues and buckets are kept: docs/deploy.md says what to do by hand';
