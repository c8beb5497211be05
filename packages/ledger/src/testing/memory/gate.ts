import type { CancellationReason, CommitOutcome } from '../../ports/commit-outcome.ts';

/** One step of a port call, before or after its effect or between two pages of a read. */
export interface PortStep {
  readonly port: 'ledger' | 'objects' | 'quarantine' | 'tokens' | 'budgets';
  readonly method: string;
  readonly args: readonly unknown[];
  readonly moment: 'before' | 'between_pages' | 'after';
  /** How a transaction ended, once it has. */
  readonly outcome: CommitOutcome | undefined;
}

/**
 * What goes wrong at a step. `throws` before the effect is a service out of reach, after it a lost response.
 * `cancels` before a transaction stops it with these reasons; after one that was cancelled it adds them to its own.
 */
export type PortFault =
  | { readonly type: 'throws'; readonly message: string }
  | { readonly type: 'cancels'; readonly reasons: readonly CancellationReason[] };

/** Decides when a step goes on, and what goes wrong there. One that never resolves is a process that died. */
export type Gate = (step: PortStep) => Promise<PortFault | undefined>;

type Call = Pick<PortStep, 'port' | 'method' | 'args'>;

/** Runs a read or a plain write through the gate; `nextPage` is its step between two pages. */
export async function passGate<Result>(
  gate: Gate | undefined,
  call: Call,
  effect: (nextPage: () => Promise<void>) => Result | Promise<Result>,
): Promise<Result> {
  const step = async (moment: PortStep['moment']) => {
    const fault = await gate?.({ ...call, moment, outcome: undefined });
    if (fault?.type === 'throws') throw new Error(fault.message);
  };
  await step('before');
  const result = await effect(() => step('between_pages'));
  await step('after');
  return result;
}

/** Runs a transaction, whose effect is one indivisible step, through the gate. */
export async function passTransaction(
  gate: Gate | undefined,
  call: Call,
  effect: () => CommitOutcome,
): Promise<CommitOutcome> {
  const before = await gate?.({ ...call, moment: 'before', outcome: undefined });
  if (before?.type === 'throws') throw new Error(before.message);
  if (before?.type === 'cancels') return { committed: false, reasons: before.reasons };
  const outcome = effect();
  const after = await gate?.({ ...call, moment: 'after', outcome });
  if (after?.type === 'throws') throw new Error(after.message);
  if (after?.type !== 'cancels' || outcome.committed) return outcome;
  return { committed: false, reasons: [...outcome.reasons, ...after.reasons] };
}
