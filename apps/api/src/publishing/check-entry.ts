import type { Day } from '@counterweight/domain/values';
import {
  API_ENVELOPE_SOURCE,
  type Candidate,
  type Refusal,
  readEnvelope,
  type TokenGrant,
  tokenSender,
} from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import { speaksFor } from './bearer.ts';
import type { BatchEntry } from './read-batch.ts';

/** Why an entry was not sent on. */
export interface RefusedEntry {
  readonly index: number;
  readonly id: string | undefined;
  readonly code: string;
  readonly errors: Refusal['faults'];
}

export type CheckedEntry =
  | { readonly ok: true; readonly index: number; readonly candidate: Candidate }
  | { readonly ok: false; readonly refused: RefusedEntry };

/** What an entry is checked by: the API's own account, and the day. */
interface EntryContext {
  readonly account: string;
  readonly today: Day;
}

const typedSchema = z.object({ type: z.string() });

/**
 * Checks an entry by the same reading that ingest will give it, in the envelope that the bus will put around it, so that
 * what is taken here is not quarantined there. The sender is the token instead of an account.
 */
export function checkEntry(entry: BatchEntry, grant: TokenGrant, { account, today }: EntryContext): CheckedEntry {
  const { index } = entry;
  if (!('value' in entry)) {
    const errors = [{ field: `line ${entry.line}`, message: `is not JSON: ${entry.message}` }];
    return { ok: false, refused: { index, id: undefined, code: 'invalid_json', errors } };
  }
  const typed = typedSchema.safeParse(entry.value);
  const envelope = {
    ...ENVELOPE,
    resources: [tokenSender(grant.id)],
    account,
    'detail-type': typed.data?.type ?? '',
    detail: entry.value,
  };
  const senders = {
    nameOf: () => tokenSender(grant.id),
    check: (_: unknown, source: string) => {
      if (speaksFor(grant, source)) return { permitted: true as const };
      return { permitted: false as const, reason: `this token may speak for: ${grant.sources.join(', ')}` };
    },
  };
  const reading = readEnvelope(String(index), envelope, senders, today);
  if (reading.ok) return { ok: true, index, candidate: reading.candidate };
  const { eventId: id, code, faults } = reading.refusal;
  return { ok: false, refused: { index, id, code, errors: faults } };
}

/** Whether the token, and nothing else, was in the way. */
export function isOutOfScope({ code, errors }: RefusedEntry): boolean {
  return code === 'not_permitted' && errors.every(({ field }) => field === 'source');
}

/** As long as the bus's own, so that sizes come out alike. */
const ENVELOPE = {
  version: '0',
  id: '00000000-0000-0000-0000-000000000000',
  source: API_ENVELOPE_SOURCE,
  time: '2000-01-01T00:00:00Z',
  region: 'xx-xxxxxxxxxx-0',
};
