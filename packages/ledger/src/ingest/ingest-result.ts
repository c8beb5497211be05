/** `waiting`: over its source's budget, in the queue of those that wait. */
export type IngestOutcome = 'accepted' | 'duplicate' | 'conflict' | 'quarantined' | 'waiting';

/** What became of one message; `failed` means nothing is known to be stored and it must come again. */
export interface IngestResult {
  readonly messageId: string;
  readonly outcome: IngestOutcome | 'failed';
  readonly busId?: string;
  /** What the publisher calls the event, where that could be read. */
  readonly eventId?: string;
  readonly code?: string;
  readonly error?: string;
}
