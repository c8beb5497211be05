import type { FunctionModel } from '../../template/model.ts';
import type { InvocationOutcome } from './execution-environment.ts';

/** A function that can be invoked with JSON text; its failure is an outcome, not an exception. */
export interface Invocable {
  readonly model: FunctionModel;
  /** Invocations that may run at once. */
  readonly size: number;
  invoke(payload: string): Promise<InvocationOutcome>;
}
