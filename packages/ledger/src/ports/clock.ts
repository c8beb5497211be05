/** Time and waiting come in from outside, so that a simulation can own both. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Waits before try `attempt` (from 1), longer each time and never in step with others. */
  backOff(attempt: number): Promise<void>;
}

/** Full jitter over a doubling ceiling, capped at a second. */
export function systemClock(options: { readonly offsetMs?: number } = {}): Clock {
  const { offsetMs = 0 } = options;
  return {
    now: () => Date.now() + offsetMs,
    backOff: (attempt) =>
      new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(1000, 10 * 2 ** attempt))),
  };
}
