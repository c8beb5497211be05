import { cloudEventSchema } from '@counterweight/contracts/events';
import { utcDay } from '@counterweight/domain/values';
import { entityText, type StateItem } from '../ports/ledger.ts';
import type { Quarantine } from '../ports/quarantine.ts';
import { candidateGroups } from './candidate-groups.ts';
import { costOf, REFUSED_COST } from './event-cost.ts';
import type { IngestResult } from './ingest-result.ts';
import { putAside, recordsOfWaiting } from './put-aside.ts';
import { quarantineRefusal, refusalOf } from './quarantine-refusal.ts';
import { type Candidate, type Delivery, type DeliveryReading, readDelivery } from './read-delivery.ts';
import { type RecordDeps, type Recorded, recordEvent } from './record-event.ts';
import type { Senders } from './senders.ts';
import { sideBySide } from './side-by-side.ts';
import { type BudgetDeps, type Charged, overBudget } from './within-budget.ts';

export interface IngestDeps extends RecordDeps {
  readonly quarantine: Pick<Quarantine, 'put'>;
  readonly senders: Senders;
  /** What sources are held to; without it, to nothing. */
  readonly budgeting?: BudgetDeps;
}

type States = ReadonlyMap<string, StateItem> | undefined;

/** A whole batch of the queue, so that its events share requests. */
const EVENTS_AT_ONCE = 100;
/** Each is a request of its own. */
const PUT_ASIDE_AT_ONCE = 10;
const MAX_TRIES = 6;

/**
 * Records deliveries, or quarantines what cannot be recorded: results in their order. Each message stands for itself, and
 * one that cannot be stored now fails alone; those of one key or one name go one after the other. Safe to repeat, in any
 * order, any number of times.
 */
export async function ingest(deliveries: readonly Delivery[], deps: IngestDeps): Promise<readonly IngestResult[]> {
  const today = utcDay(deps.clock.now());
  const read = deliveries.map((delivery) => ({ delivery, reading: readDelivery(delivery, deps.senders, today) }));
  const results = await putOverBudgetAside(read, deps);
  const candidates = read.flatMap(({ delivery, reading }) =>
    reading.ok && !results.has(delivery) ? [{ ...reading.candidate, delivery }] : [],
  );
  const states = await readStates(candidates, deps);
  await sideBySide(candidateGroups(candidates), EVENTS_AT_ONCE, async (group) => {
    for (const { delivery, ...candidate } of group) {
      results.set(delivery, await ingestOne(candidate, delivery.body, states, deps));
    }
  });
  const inOrder: IngestResult[] = [];
  for (const { delivery, reading } of read) {
    const held = results.get(delivery);
    const result = reading.ok ? held : (held ?? (await quarantineRefusal(reading.refusal, delivery.body, deps)));
    if (result !== undefined) inOrder.push({ ...result, ...eventIdOf(reading) });
  }
  return inOrder;
}

interface ReadDelivery {
  readonly delivery: Delivery;
  readonly reading: DeliveryReading;
}

/**
 * Those over budget wait, or are quarantined: what became of them. What is refused is paid for as well, so that a flood of it
 * fills the quarantine no faster. Where budgets cannot be read, nothing is held back: events come first.
 */
async function putOverBudgetAside(
  read: readonly ReadDelivery[],
  deps: IngestDeps,
): Promise<Map<Delivery, IngestResult>> {
  const results = new Map<Delivery, IngestResult>();
  const { budgeting, clock } = deps;
  const charged = budgeting === undefined ? [] : read.flatMap(charge);
  if (budgeting === undefined || charged.length === 0) return results;
  const over = await overBudget(charged, budgeting, clock).catch(() => new Set<ReadDelivery>());
  const aside = [...over].map(({ delivery, reading }) => ({ delivery, reading, body: delivery.body }));
  const records = await recordsOfWaiting(aside, deps.ledger).catch(() => undefined);
  await sideBySide(aside, PUT_ASIDE_AT_ONCE, async (each) => {
    const { messageId } = each.delivery;
    const result = records && (await putAside(each, records, { ...deps, waiting: budgeting.waiting }));
    results.set(each.delivery, result ?? { messageId, outcome: 'failed', error: 'records cannot be read now' });
  });
  return results;
}

/** Taking something back costs nothing. */
function charge(read: ReadDelivery): readonly (ReadDelivery & Charged)[] {
  const { reading } = read;
  if (!reading.ok) {
    const { payer } = reading.refusal;
    return payer === undefined ? [] : [{ ...read, payer, cost: () => REFUSED_COST }];
  }
  const { candidate } = reading;
  if (candidate.status === 'retracted') return [];
  return [{ ...read, payer: candidate.event.source, cost: () => costOf(candidate) }];
}

/** All at once, since most events of a batch need nothing else of them; `undefined` when each has to read its own. */
async function readStates(candidates: readonly Candidate[], { ledger }: IngestDeps): Promise<States> {
  if (candidates.length === 0) return undefined;
  return ledger
    .states([...new Map(candidates.map(({ name }) => [entityText(name), name])).values()])
    .catch(() => undefined);
}

async function ingestOne(candidate: Candidate, text: string, states: States, deps: IngestDeps): Promise<IngestResult> {
  const { messageId, busId } = candidate;
  for (let attempt = 1; ; attempt += 1) {
    let recorded: Recorded;
    try {
      recorded = await recordEvent(candidate, states, deps);
    } catch (error) {
      if (attempt === MAX_TRIES) return { messageId, outcome: 'failed', error: String(error) };
      await deps.clock.backOff(attempt);
      continue;
    }
    if ('fault' in recorded) return quarantineRefusal(refusalOf(candidate, recorded), text, deps);
    return { messageId, busId, outcome: recorded.outcome };
  }
}

function eventIdOf(reading: DeliveryReading): { readonly eventId?: string } {
  const claimed = reading.ok ? reading.candidate.event.id : reading.refusal.eventId;
  // What only claims to be an id may be anything, and ids are for the log.
  const eventId = cloudEventSchema.shape.id.safeParse(claimed).data;
  return eventId === undefined ? {} : { eventId };
}
