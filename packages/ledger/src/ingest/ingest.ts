import { cloudEventSchema, type Fault, sha256 } from '@counterweight/contracts/events';
import type { Clock } from '../ports/clock.ts';
import { type CommitOutcome, classifyCancellation } from '../ports/commit-outcome.ts';
import { type AppendEntry, eventKeyText, type Ledger, recordNameText } from '../ports/ledger.ts';
import { MAX_RAW_BYTES, type Quarantine, type QuarantineCode, type QuarantineItem } from '../ports/quarantine.ts';
import { type Decision, decide } from './decide.ts';
import { type Candidate, type Delivery, type DeliveryReading, type Refusal, readDelivery } from './read-delivery.ts';
import type { Senders } from './senders.ts';

export type IngestOutcome = 'accepted' | 'duplicate' | 'conflict' | 'quarantined';

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

export interface IngestDeps {
  readonly ledger: Ledger;
  readonly quarantine: Quarantine;
  readonly clock: Clock;
  readonly senders: Senders;
}

/** Three items an event at most, and 100 a transaction. */
const MAX_ENTRIES = 33;
const MAX_TRIES = 6;

/**
 * Records a batch of deliveries, or quarantines what cannot be recorded. Each message gets its own outcome; one that
 * cannot be stored now fails alone. Safe to repeat, in any order, any number of times.
 */
export async function ingest(deliveries: readonly Delivery[], deps: IngestDeps): Promise<readonly IngestResult[]> {
  const raw = new Map(deliveries.map((delivery) => [delivery.messageId, delivery.body]));
  const readings = deliveries.map((delivery) => readDelivery(delivery, deps.senders));
  const results: IngestResult[] = [];
  for (const reading of readings) {
    if (!reading.ok) results.push(await quarantineRefusal(reading.refusal, raw, 'quarantined', deps));
  }
  const candidates = readings.flatMap((reading) => (reading.ok ? [reading.candidate] : []));
  for (const batch of disjointBatches(candidates)) results.push(...(await recordBatch(batch, raw, deps, 1)));
  const eventIds = new Map(readings.map(eventIdOf));
  return results.map((result) => withEventId(result, eventIds.get(result.messageId)));
}

function eventIdOf(reading: DeliveryReading): readonly [string, string | undefined] {
  if (reading.ok) return [reading.candidate.messageId, reading.candidate.event.id];
  const { messageId, eventId } = reading.refusal;
  // What only claims to be an id may be anything, and ids are for the log.
  return [messageId, cloudEventSchema.shape.id.safeParse(eventId).data];
}

function withEventId(result: IngestResult, eventId: string | undefined): IngestResult {
  return eventId === undefined ? result : { ...result, eventId };
}

/** Splits so that no batch names a record or an event twice, since a transaction may touch an item once. */
function disjointBatches(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const batches: { members: Candidate[]; taken: Set<string> }[] = [];
  for (const candidate of candidates) {
    const keys = [`e ${eventKeyText(candidate.event)}`, `r ${recordNameText(candidate.name)}`, `b ${candidate.busId}`];
    let batch = batches.find(
      ({ members, taken }) => members.length < MAX_ENTRIES && !keys.some((key) => taken.has(key)),
    );
    if (batch === undefined) {
      batch = { members: [], taken: new Set() };
      batches.push(batch);
    }
    batch.members.push(candidate);
    for (const key of keys) batch.taken.add(key);
  }
  return batches.map(({ members }) => members);
}

async function recordBatch(
  batch: readonly Candidate[],
  raw: ReadonlyMap<string, string>,
  deps: IngestDeps,
  attempt: number,
): Promise<readonly IngestResult[]> {
  let decided: readonly { candidate: Candidate; decision: Decision }[];
  let outcome: CommitOutcome;
  try {
    decided = await decideBatch(batch, deps.ledger);
    const entries = decided.flatMap(({ candidate, decision }) => appendEntry(candidate, decision, deps.clock));
    outcome = entries.length === 0 ? { committed: true } : await deps.ledger.append(entries);
  } catch (error) {
    return retryOrFail(batch, raw, deps, attempt, String(error));
  }
  if (outcome.committed) return settle(decided, raw, deps);
  const verdict = classifyCancellation(outcome.reasons);
  if (batch.length > 1 && verdict !== 'transient') return recordHalves(batch, raw, deps, attempt);
  const why = outcome.reasons.map(({ item, code }) => `${item.type} ${code}`).join(', ');
  if (verdict === 'invalid') {
    const refusals = batch.map((candidate) => refusalOf(candidate, 'unstorable', { field: 'data', message: why }));
    return Promise.all(refusals.map((refusal) => quarantineRefusal(refusal, raw, 'quarantined', deps)));
  }
  return retryOrFail(batch, raw, deps, attempt, why);
}

/** Whoever is at fault, the others should not wait for it. */
async function recordHalves(
  batch: readonly Candidate[],
  raw: ReadonlyMap<string, string>,
  deps: IngestDeps,
  attempt: number,
): Promise<readonly IngestResult[]> {
  const middle = Math.ceil(batch.length / 2);
  const first = await recordBatch(batch.slice(0, middle), raw, deps, attempt);
  return [...first, ...(await recordBatch(batch.slice(middle), raw, deps, attempt))];
}

async function retryOrFail(
  batch: readonly Candidate[],
  raw: ReadonlyMap<string, string>,
  deps: IngestDeps,
  attempt: number,
  error: string,
): Promise<readonly IngestResult[]> {
  if (attempt >= MAX_TRIES) return batch.map(({ messageId }) => ({ messageId, outcome: 'failed', error }));
  await deps.clock.backOff(attempt);
  return recordBatch(batch, raw, deps, attempt + 1);
}

async function decideBatch(batch: readonly Candidate[], ledger: Ledger) {
  const [receipts, records] = await Promise.all([
    ledger.receipts(batch.map(({ event }) => event)),
    ledger.records(batch.map(({ name }) => name)),
  ]);
  return batch.map((candidate) => {
    const receipt = receipts.get(eventKeyText(candidate.event));
    const record = records.get(recordNameText(candidate.name));
    return { candidate, decision: decide(candidate, receipt, record) };
  });
}

function appendEntry(candidate: Candidate, decision: Decision, clock: Clock): readonly AppendEntry[] {
  if (decision.outcome === 'conflict') return [];
  const { event, name, hash, status, busId, sender } = candidate;
  const key = { source: event.source, id: event.id };
  if (!decision.write) return [{ record: undefined, receipt: undefined, busId, event: key }];
  const at = new Date(clock.now()).toISOString();
  const { outcome } = decision;
  const firstId = decision.outcome === 'duplicate' ? decision.of : event.id;
  const receipt = { ...key, outcome, name, hash, firstId, at, sender };
  if (outcome === 'duplicate') return [{ record: undefined, receipt, busId, event: key }];
  const record = {
    ...name,
    source: event.source,
    type: event.type,
    hash,
    status,
    eventId: event.id,
    acceptedAt: at,
    sender,
    payload: { kept: true as const, data: event.data },
  };
  return [{ record, receipt, busId, event: key }];
}

async function settle(
  decided: readonly { candidate: Candidate; decision: Decision }[],
  raw: ReadonlyMap<string, string>,
  deps: IngestDeps,
): Promise<readonly IngestResult[]> {
  const results: IngestResult[] = [];
  for (const { candidate, decision } of decided) {
    const { messageId, busId } = candidate;
    if (decision.outcome !== 'conflict') {
      results.push({ messageId, busId, outcome: decision.outcome });
      continue;
    }
    results.push(await quarantineRefusal(refusalOf(candidate, decision.code, decision.fault), raw, 'conflict', deps));
  }
  return results;
}

function refusalOf(candidate: Candidate, code: QuarantineCode, fault: Fault): Refusal {
  const { messageId, busId, sender, event } = candidate;
  const reason = `${fault.field}: ${fault.message}`;
  const claimed = { source: event.source, eventId: event.id, type: event.type };
  return { messageId, busId, sender, code, reason, faults: [fault], ...claimed };
}

async function quarantineRefusal(
  refusal: Refusal,
  raw: ReadonlyMap<string, string>,
  outcome: 'quarantined' | 'conflict',
  { quarantine, clock }: IngestDeps,
): Promise<IngestResult> {
  const { messageId, busId, ...rest } = refusal;
  try {
    const at = new Date(clock.now()).toISOString();
    await quarantine.put({ ...rest, id: busId, stage: 'ingest', at, raw: keepRaw(raw.get(messageId) ?? '') });
    return { messageId, busId, outcome, code: refusal.code };
  } catch (error) {
    return { messageId, outcome: 'failed', error: String(error) };
  }
}

/** The raw text, cut at 64 KB of UTF-8 where it is longer, with the size and hash of the whole. */
export function keepRaw(text: string): QuarantineItem['raw'] {
  const bytes = new TextEncoder().encode(text);
  const truncated = bytes.length > MAX_RAW_BYTES;
  const kept = truncated ? new TextDecoder().decode(bytes.subarray(0, MAX_RAW_BYTES)) : text;
  return { text: kept, bytes: bytes.length, sha256: sha256(bytes), truncated };
}
