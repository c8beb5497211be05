/** What became of an event that was sent to the bus. `failed` is final, after retries; sending it again is safe. */
export type SentEvent =
  /** The bus took it, under its own id. */
  | { readonly outcome: 'sent'; readonly busId: string }
  | { readonly outcome: 'failed'; readonly code: string; readonly message: string };
