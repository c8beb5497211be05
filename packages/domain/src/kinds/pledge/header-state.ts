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
