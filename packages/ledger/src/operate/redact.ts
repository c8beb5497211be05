import type { RecordName } from '@counterweight/contracts/events';
import { kindNamed, sortedKindNames } from '@counterweight/domain/kinds';
import type { EntityId, RecordId, Revision } from '@counterweight/domain/values';
import type { Clock } from '../ports/clock.ts';
import { type Ledger, type LedgerRecord, recordNameText } from '../ports/ledger.ts';
import type { Quarantine } from '../ports/quarantine.ts';
import type { Views } from '../ports/views.ts';
import { nextJournalItem } from '../project/journal-item.ts';
import { type Rebuilt, rebuild } from './rebuild.ts';
import { redactCopies } from './redact-copies.ts';

export interface RedactDeps {
  readonly ledger: Ledger;
  readonly views: Views;
  readonly quarantine: Quarantine;
  readonly clock: Clock;
}

/** Which payload goes, and what stands in its place. The kind is found unless entities of several share the id. */
export interface RedactionOrder {
  readonly kind?: string;
  readonly entity: EntityId;
  readonly record: RecordId;
  readonly revision: Revision;
  readonly reason: string;
  readonly answer: 410 | 451;
}

/** `repeated`: the payload had gone before, for the reason given then; whatever an earlier run left undone is done now. */
export type Redacted =
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'ambiguous'; readonly kinds: readonly string[] }
  | {
      readonly outcome: 'redacted' | 'repeated';
      readonly name: RecordName;
      readonly reason: string;
      readonly answer: 410 | 451;
      /** Quarantined copies that were emptied. */
      readonly copies: readonly string[];
      readonly rebuilt: readonly Rebuilt[];
      /** Revisions of the record that keep their payload. */
      readonly kept: readonly Revision[];
    };

const MAX_TRIES = 50;

/**
 * Takes a record's payload out of the ledger, with an item in the journal that says so; empties what quarantine holds of it;
 * rebuilds the views of its kind, so that no state, cell or row of any known day keeps what was folded from it. Hash, place in
 * the order and reason stay. Killed at any moment, it is done by doing it again.
 */
export async function redact(order: RedactionOrder, deps: RedactDeps): Promise<Redacted> {
  const [found, ...others] = await findRecords(order, deps.ledger);
  if (found === undefined) return { outcome: 'unknown' };
  if (others.length > 0) return { outcome: 'ambiguous', kinds: [found, ...others].map(({ kind }) => kind) };
  const outcome = found.payload.kept ? 'redacted' : 'repeated';
  const { reason, answer } = await takePayload(found, order, deps);
  const copies = await redactCopies(found, reason, deps.quarantine);
  const rebuilt: Rebuilt[] = [];
  for (const view of kindNamed(found.kind)?.views ?? []) rebuilt.push(await rebuild(view, deps));
  const { kind, entity, record, revision } = found;
  const kept = await keptRevisions(found, deps.ledger);
  return { outcome, name: { kind, entity, record, revision }, reason, answer, copies, rebuilt, kept };
}

async function findRecords(
  { kind: named, entity, record, revision }: RedactionOrder,
  ledger: Pick<Ledger, 'records'>,
): Promise<readonly LedgerRecord[]> {
  const names = sortedKindNames
    .filter((kind) => named === undefined || named === kind)
    .map((kind) => ({ kind, entity, record, revision }));
  return [...(await ledger.records(names)).values()];
}

/** What stands in the payload's place afterwards: somebody else may have been first, with another reason. */
async function takePayload(
  found: LedgerRecord,
  { reason, answer }: RedactionOrder,
  { ledger, clock }: RedactDeps,
): Promise<{ readonly reason: string; readonly answer: 410 | 451 }> {
  let { payload } = found;
  for (let attempt = 1; payload.kept; attempt += 1) {
    if (attempt > MAX_TRIES) throw new Error('HEAD kept moving; try again when fewer events come in');
    const head = await ledger.head();
    const { kind, entity, record, revision, hash } = found;
    const entry = { kind, entity, record, revision, hash, change: 'redacted' as const };
    const item = nextJournalItem(head, [entry], clock.now());
    const outcome = await ledger.redact(head, item, { record: found, reason, answer });
    if (outcome.committed) return { reason, answer };
    await clock.backOff(Math.min(attempt, 3));
    payload = (await ledger.records([found])).get(recordNameText(found))?.payload ?? payload;
  }
  return payload;
}

async function keptRevisions(found: LedgerRecord, ledger: Pick<Ledger, 'entity'>): Promise<readonly Revision[]> {
  const records = await ledger.entity(found);
  return records
    .filter(({ record, payload }) => record === found.record && payload.kept)
    .map(({ revision }) => revision)
    .sort((a, b) => a - b);
}
