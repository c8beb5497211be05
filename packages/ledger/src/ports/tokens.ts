/** What a bearer token allows. The token itself is never stored, only its SHA-256. */
export interface TokenGrant {
  /** Names the holder in receipts and quarantine; no secret. */
  readonly id: string;
  /** Lowercase hex of the token's SHA-256. */
  readonly sha256: string;
  /** The sources it may speak for; `*` for any. */
  readonly sources: readonly string[];
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

export interface Tokens {
  find(sha256: string): Promise<TokenGrant | undefined>;
  put(grant: TokenGrant): Promise<void>;
}
