import { rebuildAnswerSchema } from '@counterweight/ledger';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import type { Invoke } from '../operate/invoke-operation.ts';

const operation = { output: 'RebuildFunctionName', answer: rebuildAnswerSchema };

/** `cw rebuild [VIEW...]`: makes each view’s rows anew beside the live ones, one view after the other; all there are when none is named. */
export async function rebuildViews(asked: readonly string[], invoke: Invoke, env: CliEnvironment): Promise<ExitCode> {
  for (const view of asked.length > 0 ? asked : await everyView(invoke)) {
    env.err(`Rebuilding ${view} ...\n`);
    const startedAt = env.now();
    const rebuilt = await invoke(operation, { view });
    if (!('seq' in rebuilt)) throw new CommandError(`nothing was rebuilt of ${view}`);
    env.out(`${rebuiltText(rebuilt)} in ${((env.now() - startedAt) / 1000).toFixed(1)} s\n`);
  }
  return exitCodes.ok;
}

async function everyView(invoke: Invoke): Promise<readonly string[]> {
  const answer = await invoke(operation, {});
  return 'views' in answer ? answer.views : [];
}

/** What one rebuild came to, as a line without its end. */
function rebuiltText(rebuilt: {
  readonly view: string;
  readonly seq: number;
  readonly rows: number;
  readonly entities: number;
  readonly catchUps: number;
}): string {
  const { view, seq, rows, entities, catchUps } = rebuilt;
  const followed = catchUps === 0 ? '' : `, after following the journal ${catchUps + 1} times`;
  return `${view}: made anew, live from seq ${seq}${followed}: ${rows} rows of ${entities} entities over all time`;
}
