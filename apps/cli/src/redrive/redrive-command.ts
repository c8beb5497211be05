import { redriveAnswerSchema } from '@counterweight/ledger';
import { z } from 'zod';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import type { Invoke, Operation } from '../operate/invoke-operation.ts';

export interface RedriveOptions {
  readonly queue?: string;
  readonly stream?: boolean;
}

interface Waiting {
  readonly queue: string;
  readonly waiting: number;
  readonly origin: boolean;
}

const redrive = { output: 'RedriveFunctionName', answer: redriveAnswerSchema };

const sweepSchema = z
  .object({ looked: z.int(), projected: z.int(), failed: z.int(), through: z.string() })
  .transform((result) => ({ ok: true as const, result }));
const sweep: Operation<{ looked: number; projected: number; failed: number; through: string }> = {
  output: 'SweepFunctionName',
  answer: sweepSchema,
};
const verify: Operation<object> = {
  output: 'VerifyFunctionName',
  answer: z.looseObject({ differences: z.int() }).transform((result) => ({ ok: true as const, result })),
};

/**
 * `cw redrive`: sends dead letters back to where they came from, from every queue that holds any, or from the one named.
 * What has no origin is healed by the run that it tells of: the sweep for the stream and for itself, a verification for
 * itself. Ends with 4 when something is left.
 */
export async function redriveQueues(options: RedriveOptions, invoke: Invoke, env: CliEnvironment): Promise<ExitCode> {
  const answer = await invoke(redrive, {});
  const queues = 'queues' in answer ? chosen(answer.queues, options) : [];
  if (queues.length === 0) env.out('No dead-letter queue holds anything.\n');
  let left = 0;
  for (const queue of queues) left += queue.origin ? await moveAll(queue, invoke, env) : await heal(queue, invoke, env);
  return left === 0 ? exitCodes.ok : exitCodes.someRefused;
}

function chosen(queues: readonly Waiting[], { queue: name, stream }: RedriveOptions): readonly Waiting[] {
  const asked = stream === true ? 'stream' : name;
  if (asked === undefined) return queues.filter(({ waiting }) => waiting > 0);
  const found = queues.filter(({ queue }) => queue === asked);
  if (found.length > 0) return found;
  const names = queues.map(({ queue }) => queue).join(', ');
  throw new CommandError(`--queue ${asked}: no dead-letter queue is called so; there are: ${names}`);
}

/** Run after run, until one finds nothing to move. */
async function moveAll({ queue }: Waiting, invoke: Invoke, env: CliEnvironment): Promise<number> {
  let [moved, failed, left] = [0, 0, 0];
  for (;;) {
    const run = await emptyQueue({ queue }, invoke);
    moved += run.moved;
    ({ failed, left } = run);
    if (run.moved === 0 || left === 0) break;
    env.err(`${queue}: ${moved} moved back, ${left} left\n`);
  }
  const refused = failed === 0 ? '' : `, ${failed} could not be moved`;
  env.out(`${queue}: ${moved} moved back${refused}, ${left} left\n`);
  return left;
}

async function heal({ queue }: Waiting, invoke: Invoke, env: CliEnvironment): Promise<number> {
  const { healed, discardBefore } = queue === 'verify' ? await runVerify(invoke, env) : await runSweep(invoke);
  if (discardBefore === undefined) {
    env.out(`${queue}: ${healed}; its letters stay\n`);
    return 1;
  }
  const { discarded, left } = await emptyQueue({ queue, discardBefore }, invoke);
  const since = left === 0 ? '' : `, of what came after ${discardBefore}`;
  env.out(`${queue}: ${healed}; ${discarded} letters discarded, ${left} left${since}\n`);
  return left;
}

async function runSweep(invoke: Invoke): Promise<{ healed: string; discardBefore: string | undefined }> {
  const { looked, projected, failed, through } = await invoke(sweep, {});
  const healed = `a sweep looked at ${looked} entities, projected ${projected}, failed ${failed}`;
  return { healed, discardBefore: failed === 0 ? through : undefined };
}

async function runVerify(invoke: Invoke, env: CliEnvironment): Promise<{ healed: string; discardBefore: string }> {
  const discardBefore = new Date(env.now()).toISOString();
  await invoke(verify, {});
  return { healed: 'a verification ran to its end', discardBefore };
}

async function emptyQueue(order: { readonly queue: string; readonly discardBefore?: string }, invoke: Invoke) {
  const answer = await invoke(redrive, order);
  if ('moved' in answer) return answer;
  throw new CommandError(`nothing was done about ${order.queue}`);
}
