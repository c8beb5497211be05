import type { Revision } from '../../values/ids.ts';
import type { SourceReference } from '../../values/source-reference.ts';
import type { Pledge } from './pledge.ts';

/** What the ledger says of a pledge's header. */
export type HeaderState =
  | { readonly status: 'absent' }
  | {
      readonly status: 'live';
      readonly revision: Revision;
      readonly pledge: Pledge;
      readonly sources: readonly SourceReference[];
    }
  | {
      readonly status: 'withdrawn';
      readonly revision: Revision;
      readonly reason: string;
      readonly sources: readonly SourceReference[];
    }
  | { readonly status: 'redacted'; readonly revision: Revision; readonly reason: string };

/** The pledge that a header announces, where it is aid: not without a live header, nor when it refills the donor's own stocks. */
export function aidOf(header: HeaderState): Pledge | undefined {
  return header.status === 'live' && header.pledge.replenishment !== true ? header.pledge : undefined;
}
