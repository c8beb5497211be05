import type { Fault } from '@counterweight/contracts/events';

/**
 * What became of one event. `sent`: the bus took it, under its own id. `refused`: it is malformed and was never sent.
 * `failed`: the bus did not take it, or did not say so; sending it again is safe.
 */
export type PublishOutcome =
  | { readonly outcome: 'sent'; readonly busId: string }
  | { readonly outcome: 'refused'; readonly errors: readonly Fault[] }
  | { readonly outcome: 'failed'; readonly code: string; readonly message: string };

/** The outcome of an event that was well-formed. */
export type SendOutcome = Exclude<PublishOutcome, { outcome: 'refused' }>;
