import type { EntityRef } from '../ports/ledger.ts';
import { UnprojectableError } from './unprojectable-error.ts';

/** How long projecting may take, so that one entity stalls nobody else. */
export interface TimeLimits {
  /** For reading one entity, and again for the payloads that are folded, in milliseconds: what takes longer is put aside. */
  readonly entityMs: number;
  /** After so many milliseconds no further heavy entity is begun: those that are left fail, and come again. */
  readonly batchMs: number;
}

/** For a function that the stream waits for, and that has a minute: four readings, the marks included, before or after a batch’s time. */
export const STREAM_LIMITS: TimeLimits = { entityMs: 6000, batchMs: 30_000 };
/** For the sweep, which nobody waits for: what the stream's function put aside gets more time, once. */
export const SWEEP_LIMITS: TimeLimits = { entityMs: 60_000, batchMs: 120_000 };

/** The end of `work`, or an `UnprojectableError` once the entity's time is over; without limits it may take as long as it takes. */
export async function withinLimit<Result>(
  { kind, entity }: EntityRef,
  limits: TimeLimits | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  if (limits === undefined) return work();
  const { entityMs } = limits;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    const message = `${kind} ${entity}: reading it took longer than the ${entityMs} ms that one entity may take`;
    timer = setTimeout(() => reject(new UnprojectableError(message)), entityMs);
  });
  try {
    return await Promise.race([work(), over]);
  } finally {
    clearTimeout(timer);
  }
}
