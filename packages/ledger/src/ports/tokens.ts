import type { Day } from '@counterweight/domain/values';

/** When and why a token stopped being accepted: for good, or until its suspension is lifted. */
export interface Revocation {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason: string;
}

/** What a bearer token allows. The token's secret is never stored, only its SHA-256. */
export interface TokenGrant {
  /** The part of the token that is no secret: its key, and what its holder goes by in messages. */
  readonly id: string;
  /** The holder, for people; several tokens may have the same. */
  readonly name: string;
  /** Lowercase hex of the secret's SHA-256. */
  readonly sha256: string;
  /** The sources it may speak for; `*` for any. */
  readonly sources: readonly string[];
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Refused from the start of this UTC day on; never when absent. */
  readonly expiresOn?: Day;
  /** Never taken back: whoever should publish again gets another token. */
  readonly revoked?: Revocation;
  /** Refused while it is there. */
  readonly suspended?: Revocation;
}

/** Tokens are never deleted. When one was last used is not kept: it would be a write for every read. */
export interface Tokens {
  find(id: string): Promise<TokenGrant | undefined>;
  /** False when the id is taken; the token that has it stays. */
  put(grant: TokenGrant): Promise<boolean>;
  /** Every token, in order of id. */
  list(): Promise<readonly TokenGrant[]>;
  /** The token as it stands afterwards, of which the first revocation stays; `undefined` when there is none. */
  revoke(id: string, revocation: Revocation): Promise<TokenGrant | undefined>;
  /** Suspends a token, or with no suspension lifts it: the token as it stands afterwards. A revoked one stays as it is. */
  suspend(id: string, suspension: Revocation | undefined): Promise<TokenGrant | undefined>;
}

/** A token with a suspension, or with none. */
export function withSuspension({ suspended: _, ...grant }: TokenGrant, suspended: Revocation | undefined): TokenGrant {
  return suspended === undefined ? grant : { ...grant, suspended };
}
