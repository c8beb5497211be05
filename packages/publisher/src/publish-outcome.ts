import type { Fault, SentEvent } from '@counterweight/contracts/events';

/** What became of one event: sent or failed; or `refused`, since it is malformed and was never sent. */
export type PublishOutcome = SentEvent | { readonly outcome: 'refused'; readonly errors: readonly Fault[] };
