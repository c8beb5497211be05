const firstMs = 100;
const longestMs = 10_000;

/**
 * How long a failed delivery waits before it comes again, in milliseconds: doubling from 100 ms to 10 s. AWS waits the
 * queue's whole visibility timeout, or backs off by a rule it does not publish; nothing may depend on either.
 */
export function redeliveryDelayMs(failures: number): number {
  return Math.min(firstMs * 2 ** Math.max(0, failures - 1), longestMs);
}
