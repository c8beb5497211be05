import { contentHash, sha256, writeRetraction } from '@counterweight/contracts/events';
import { type Day, revisionSchema } from '@counterweight/domain/values';
import { compareContent } from '../ingest/compare-content.ts';
import { tokenSender } from '../ingest/senders.ts';
import type { Clock } from '../ports/clock.ts';
import { type Ledger, type LedgerRecord, recordNameText } from '../ports/ledger.ts';
import { recordGroups } from '../replay/entity-groups.ts';

export interface TakeBackDeps {
  readonly ledger: Pick<Ledger, 'scan' | 'putReceipt' | 'putRecord'>;
  readonly clock: Clock;
  /** Hex of 16 random bytes, new each time. */
  readonly newSalt: () => string;
}

/** Of which token what goes, published since the start of which UTC day, and why. */
export interface TakeBackOrder {
  readonly tokenId: string;
  readonly since: Day;
  readonly reason: string;
}

/** What became of a record of which the token wrote the highest revision. `failed`: something came between; do it again. */
export interface TakenBack {
  readonly name: string;
  readonly outcome: 'restored' | 'retracted' | 'failed';
  /** The revision that is published again, of a restored one. */
  readonly from?: number;
}

/**
 * Takes back what a token wrote: of each record whose highest revision is the token's, the last one that is not is published
 * again as a new revision; where there is none, a retraction. Whatever the source, and in the room that the projector has
 * beyond what ingest takes, so that a full entity is taken back too. Done again, it does what is left.
 */
export async function takeBack(order: TakeBackOrder, deps: TakeBackDeps): Promise<readonly TakenBack[]> {
  const taken: TakenBack[] = [];
  for await (const records of recordGroups(deps.ledger)) {
    for (const revisions of Map.groupBy(records, ({ record }) => record).values()) {
      const highest = revisions.reduce((a, b) => (a.revision > b.revision ? a : b));
      if (isTaken(highest, order)) taken.push(await takeRecordBack(highest, revisions, order, deps));
    }
  }
  return taken;
}

function isTaken({ sender, acceptedAt }: LedgerRecord, { tokenId, since }: TakeBackOrder): boolean {
  return sender === tokenSender(tokenId) && acceptedAt.slice(0, 10) >= since;
}

async function takeRecordBack(
  highest: LedgerRecord,
  revisions: readonly LedgerRecord[],
  order: TakeBackOrder,
  { ledger, clock, newSalt }: TakeBackDeps,
): Promise<TakenBack> {
  const good = revisions
    .filter((each) => !isTaken(each, order) && each.payload.kept)
    .reduce<LedgerRecord | undefined>((a, b) => (a === undefined || b.revision > a.revision ? b : a), undefined);
  const correction = correctionOf(highest, good, order);
  const { type, data } = correction.event;
  const salt = newSalt();
  const record: LedgerRecord = {
    ...correction.head,
    acceptedAt: new Date(clock.now()).toISOString(),
    hash: contentHash(salt, type, data),
    payload: { kept: true, data, salt },
  };
  const { kind, entity, record: id, revision, source, eventId, acceptedAt: at, sender } = record;
  await ledger.putReceipt({ source, id: eventId, name: { kind, entity, record: id, revision }, at, sender });
  const put = await ledger.putRecord(record);
  const name = `${kind} ${entity} ${id}`;
  const isDone =
    put.outcome === 'stored' || (put.outcome === 'taken' && compareContent(put.held, correction.event) === 'same');
  if (!isDone) return { name, outcome: 'failed' };
  return good?.status === 'live' ? { name, outcome: 'restored', from: good.revision } : { name, outcome: 'retracted' };
}

/** The revision above the highest that says what the last good one said, or that nothing is said. */
function correctionOf(highest: LedgerRecord, good: LedgerRecord | undefined, { tokenId, reason }: TakeBackOrder) {
  const { kind, entity, record, source } = highest;
  const name = { kind, entity, record, revision: revisionSchema.parse(highest.revision + 1) };
  const restored = restoredContent(good, name.revision);
  const operator = { publisher: 'The operator of this ledger', title: reason };
  const event = restored ?? writeRetraction(name, reason, operator);
  const head = {
    ...{ ...name, source, type: event.type },
    status: restored === undefined ? 'retracted' : (good?.status ?? 'retracted'),
    eventId: `takeback.${tokenId}.${sha256(recordNameText(name)).slice(0, 32)}`,
    sender: `takeback:${tokenId}`,
  } as const;
  return { event, head };
}

function restoredContent(good: LedgerRecord | undefined, revision: number) {
  if (good?.payload.kept !== true) return undefined;
  const { data } = good.payload;
  return { type: good.type, data: typeof data === 'object' && data !== null ? { ...data, revision } : data };
}
