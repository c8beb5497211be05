import { contentHash } from '@counterweight/contracts/events';
import type { RecordEntry } from '../ports/ledger.ts';

/** Whether a record is of this content, told by its own salt; `unknown` once a redaction has taken that. Pure. */
export function compareContent(
  { hash, payload }: Pick<RecordEntry, 'hash' | 'payload'>,
  { type, data }: { readonly type: string; readonly data: unknown },
): 'same' | 'other' | 'unknown' {
  if (payload.kept === false) return 'unknown';
  return contentHash(payload.salt, type, data) === hash ? 'same' : 'other';
}
