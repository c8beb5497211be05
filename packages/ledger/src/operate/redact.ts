import type { RecordName } from '@counterweight/contracts/events';
import { sortedKindNames } from '@counterweight/domain/kinds';
import type { EntityId, RecordId, Revision, Seq } from '@counterweight/domain/values';
import { type Compacted, compact } from '../compact/compact.ts';
import type { Clock } from '../ports/clock.ts';
import { type CommitOutcome, classifyCancellation } from '../ports/commit-outcome.ts';
import {
  type Commit,
  entityText,
  type Head,
  type Ledger,
  type LedgerRecord,
  recordNameText,
  redactedRecord,
} from '../ports/ledger.ts';
import { livePlaces } from '../ports/live-views.ts';
import type { Objects } from '../ports/objects.ts';
import type { Quarantine } from '../ports/quarantine.ts';
import { entityChange, nextJournalItem } from '../project/journal-item.ts';
import { createLedgerMemory } from '../read/ledger-memory.ts';
import { entityHistory, standingIn } from '../replay/entity-history.ts';
import { entriesOf } from '../replay/facts.ts';
import { walkJournal } from '../replay/walk-journal.ts';
import { redactCopies } from './redact-copies.ts';

export interface RedactDeps {
  readonly ledger: Ledger;
  readonly objects: Objects;
  readonly quarantine: Quarantine;
  readonly clock: Clock;
  /** Hex of 16 random bytes, new each time. */
  readonly newSalt: () => string;
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
  /** It can never be stored as it is: what the entity ever had is more than one transaction takes. Nothing was done. */
  | { readonly outcome: 'unstorable'; readonly reason: string }
  | {
      readonly outcome: 'redacted' | 'repeated';
      readonly name: RecordName;
      readonly reason: string;
      readonly answer: 410 | 451;
      /** Quarantined copies that were emptied. */
      readonly copies: readonly string[];
      /** Items of the journal that lost their part of the entity's rows, now or before. */
      readonly erased: readonly Seq[];
      readonly snapshots: Compacted['outcome'];
      /** Revisions of the record that keep their payload. */
      readonly kept: readonly Revision[];
    };

const MAX_TRIES = 50;
/** What was read is older than what the state has. */
const NOT_VISIBLE: CommitOutcome = { committed: false, reasons: [] };

/**
 * Takes a record's payload out of the ledger: an item of the journal says so and replaces every row that its entity ever had by
 * those without it; then the rows go from the items before, the copies from quarantine, and snapshots are made anew. Hash,
 * place in the order and reason stay, and so do the commitments to what went. Killed at any moment, it is done by doing it again.
 */
export async function redact(order: RedactionOrder, deps: RedactDeps): Promise<Redacted> {
  const [found, ...others] = await findRecords(order, deps.ledger);
  if (found === undefined) return { outcome: 'unknown' };
  if (others.length > 0) return { outcome: 'ambiguous', kinds: [found, ...others].map(({ kind }) => kind) };
  const outcome = found.payload.kept ? 'redacted' : 'repeated';
  const taken = await takePayload(found, order, deps);
  if ('outcome' in taken) return taken;
  const { reason, answer } = taken;
  await deps.ledger.eraseStrayPayloads(found);
  const erased = await eraseEarlier(found, deps);
  const copies = await redactCopies(found, reason, deps.quarantine);
  const { ledger, objects, clock } = deps;
  const snapshots = await compact({ ledger, objects, clock, memory: createLedgerMemory({ ledger, objects, clock }) });
  const { kind, entity, record, revision } = found;
  const kept = await keptRevisions(found, ledger);
  const name = { kind, entity, record, revision };
  return { outcome, name, reason, answer, copies, erased, snapshots: snapshots.outcome, kept };
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
  deps: RedactDeps,
): Promise<Pick<RedactionOrder, 'reason' | 'answer'> | Extract<Redacted, { outcome: 'unstorable' }>> {
  const { ledger, clock } = deps;
  let { payload } = found;
  for (let attempt = 1; payload.kept; attempt += 1) {
    if (attempt > MAX_TRIES) throw new Error('HEAD kept moving; try again when fewer events come in');
    const commit = await redactionCommit(found, { reason, answer }, await ledger.head(), deps);
    const outcome = commit === undefined ? NOT_VISIBLE : await ledger.commit(commit);
    if (outcome.committed) return { reason, answer };
    if (classifyCancellation(outcome.reasons) === 'invalid') {
      return { outcome: 'unstorable', reason: outcome.reasons.map(({ message = 'invalid' }) => message).join('; ') };
    }
    await clock.backOff(Math.min(attempt, 3));
    payload = (await ledger.records([found])).get(recordNameText(found))?.payload ?? payload;
  }
  return payload;
}

/**
 * The state is read before the records, as the projector does. `undefined` where those are of before a redaction that the state
 * has: what that one took would come back.
 */
async function redactionCommit(
  found: LedgerRecord,
  { reason, answer }: Pick<RedactionOrder, 'reason' | 'answer'>,
  head: Head,
  { ledger, clock, newSalt }: RedactDeps,
): Promise<Commit | undefined> {
  const { kind, entity, record, revision, hash } = found;
  const [ref, name] = [
    { kind, entity },
    { kind, entity, record, revision },
  ];
  const redaction = { name, reason, answer };
  const state = (await ledger.states([ref])).get(entityText(ref));
  const records = await ledger.records(await ledger.entity(ref));
  const gone = [...records.values()].filter(({ payload }) => !payload.kept).length;
  if (gone < (state?.redacted ?? 0)) return undefined;
  const without = [...records].map(([text, each]) =>
    text === recordNameText(name) ? redactedRecord(each, redaction) : each,
  );
  const history = entityHistory(ref, state?.known ?? {}, without, livePlaces(kind, head.views));
  const item = nextJournalItem(head, clock.now(), {
    records: [{ ...name, hash, change: 'redacted' }],
    entities: [entityChange(ref, { type: 'replaced', rows: history }, newSalt())],
  });
  const expectedVersion = state?.version ?? 0;
  const next = {
    ...ref,
    version: expectedVersion + 1,
    known: state?.known ?? {},
    rows: Object.fromEntries(entriesOf(history).map(([place, rows]) => [place, standingIn(rows)])),
    seq: item.seq,
    redacted: without.filter(({ payload }) => !payload.kept).length,
  };
  return { head, item, views: head.views, states: [{ expectedVersion, state: next }], redaction };
}

/** The rows that earlier items tell of were made of the payload, or may have been: the last item on it tells all that is left. */
async function eraseEarlier(found: LedgerRecord, { ledger, clock }: RedactDeps): Promise<readonly Seq[]> {
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const earlier = await itemsBeforeRedaction(found, ledger);
    if (earlier !== undefined) {
      for (const seq of earlier) await ledger.eraseRows(seq, found);
      return earlier;
    }
    await clock.backOff(Math.min(attempt, 3));
  }
  throw new Error('the journal does not say that the payload is gone; try again');
}

/** `undefined` while the record shows the redaction and the journal does not show it yet. */
async function itemsBeforeRedaction(found: LedgerRecord, ledger: Ledger): Promise<readonly Seq[] | undefined> {
  const text = entityText(found);
  const telling: Seq[] = [];
  let redactedAt: Seq | undefined;
  for await (const { seq, records, entities } of walkJournal(await ledger.head(), ledger)) {
    if (entities.some((change) => entityText(change) === text)) telling.push(seq);
    const isOn = records.some((each) => each.change === 'redacted' && recordNameText(each) === recordNameText(found));
    if (isOn) redactedAt = seq;
  }
  const end = redactedAt;
  return end === undefined ? undefined : telling.filter((seq) => seq < end);
}

async function keptRevisions(found: LedgerRecord, ledger: Pick<Ledger, 'entity'>): Promise<readonly Revision[]> {
  const records = await ledger.entity(found);
  return records
    .filter(({ record, payload }) => record === found.record && payload.kept)
    .map(({ revision }) => revision)
    .sort((a, b) => a - b);
}
