import { expect } from 'vitest';
import { type RunningStack, scratchFolder, startStack, verifyStack } from './stack.ts';

/** Runs a test's body against a fresh stack and takes it away again. */
export async function withStack(args: readonly string[], body: (stack: RunningStack) => Promise<void>): Promise<void> {
  const scratch = scratchFolder();
  const stack = await startStack(scratch.folder, args);
  try {
    await body(stack);
  } finally {
    await stack.stop();
    scratch.remove();
  }
}

/** Expects `cw verify` to find nothing; what it printed stands in the failure. */
export async function expectVerified(stack: RunningStack): Promise<void> {
  const { code, stdout, stderr } = await verifyStack(stack);
  expect(code, `${stdout}\n${stderr}`).toBe(0);
}
