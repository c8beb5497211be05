import { InvokeCommand, LambdaClient, TooManyRequestsException } from '@aws-sdk/client-lambda';
import type { Refused } from '@counterweight/ledger';
import type { z } from 'zod';
import { CommandError } from '../command/command-error.ts';
import { type OpenStack, withStack } from '../stack/open-stack.ts';
import { outputOf, type StackAddress, type StackOptions } from '../stack/stack-address.ts';

/** A function of the stack, by the template's output that names it, and the shape of what it answers. */
export interface Operation<Result> {
  readonly output: string;
  readonly answer: z.ZodType<{ readonly ok: true; readonly result: Result } | Readonly<Refused>>;
}

/** Has a function of the stack carry out an order. Throws CommandError with what the function says against it. */
export type Invoke = <Result>(operation: Operation<Result>, order: object) => Promise<Result>;

/** A function may take a quarter of an hour, and answers at its end. */
const MAX_WAIT_MS = 16 * 60_000;

/** Runs `work` with a way to the functions of a stack, local or deployed, and with the stack itself. */
export async function withOperations<Result>(
  options: StackOptions,
  work: (invoke: Invoke, stack: OpenStack) => Promise<Result>,
): Promise<Result> {
  return withStack(options, async (stack) => {
    const { address } = stack;
    const requestHandler = { connectionTimeout: 5000, requestTimeout: MAX_WAIT_MS };
    // Once: whoever asks for the same again gives a new order.
    const client = new LambdaClient({ ...address.settings('lambda'), requestHandler, maxAttempts: 1 });
    try {
      return await work((operation, order) => invoke(client, address, operation, order), stack);
    } finally {
      client.destroy();
    }
  });
}

async function invoke<Result>(
  client: LambdaClient,
  address: StackAddress,
  { output, answer }: Operation<Result>,
  order: object,
): Promise<Result> {
  const FunctionName = outputOf(address, output);
  const command = new InvokeCommand({ FunctionName, Payload: JSON.stringify(order) });
  const { Payload, FunctionError } = await client.send(command).catch((error: unknown) => {
    if (!(error instanceof TooManyRequestsException)) throw error;
    throw new CommandError(`${FunctionName} is at work already: one at a time; try again when it is done`);
  });
  const text = Payload?.transformToString() ?? '';
  if (FunctionError !== undefined) throw new CommandError(`${FunctionName} failed: ${text}`);
  const parsed = answer.safeParse(JSON.parse(text));
  if (!parsed.success) {
    throw new CommandError(`${FunctionName} answers otherwise than this version of cw expects: ${text.slice(0, 300)}`);
  }
  if (!parsed.data.ok) throw new CommandError(parsed.data.message);
  return parsed.data.result;
}
