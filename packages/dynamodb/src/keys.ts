import type { RecordName } from '@counterweight/contracts/events';
import { entityIdSchema, recordIdSchema, revisionSchema, type Seq } from '@counterweight/domain/values';
import type { EntityRef, EventKey, PayloadName } from '@counterweight/ledger';

/** An item's primary key in the ledger table. */
export type Key = { readonly pk: string; readonly sk: string };

const REVISION_DIGITS = 10;
const SEQ_DIGITS = 12;
const RECORD = 'REC#';
const ENTITY = 'ENTITY#';

/** Of the partitions that hold records and nothing else. */
export const ENTITY_PREFIX = ENTITY;

export function entityPartition({ kind, entity }: EntityRef): string {
  return `${ENTITY}${kind}#${entity}`;
}

export function recordKey(name: RecordName): Key {
  return { pk: entityPartition(name), sk: `${RECORD}${revisionText(name)}` };
}

/** The record that a key names; `undefined` when it is the key of something else. Throws a ZodError on a malformed name. */
export function recordNameOf({ pk, sk }: Key): RecordName | undefined {
  const [entityTag, kind, entity] = pk.split('#');
  const [recordTag, record, revision] = sk.split('#');
  if (`${entityTag}#` !== ENTITY || `${recordTag}#` !== RECORD || kind === undefined) return undefined;
  return nameFrom(kind, entity, record, revision);
}

/** `<record>#<revision>`; revisions sort as numbers. */
export function revisionText({ record, revision }: Pick<RecordName, 'record' | 'revision'>): string {
  return `${record}#${String(revision).padStart(REVISION_DIGITS, '0')}`;
}

/** Attributes of a record that the index by time of acceptance is keyed by. */
export function acceptedIndexKeys(name: RecordName, acceptedAt: string) {
  return {
    acceptedDay: acceptedAt.slice(0, 10),
    acceptedOrder: `${acceptedAt}#${name.kind}#${name.entity}#${revisionText(name)}`,
  };
}

/** Of the partitions that hold payloads that stand apart. */
export const PAYLOAD_PREFIX = 'PAYLOAD#';

/** A large payload stands under its record's name and its own hash: what conflicts with it never takes its place. */
export function payloadKey(name: RecordName, hash: string): Key {
  return { pk: `${PAYLOAD_PREFIX}${name.kind}#${name.entity}`, sk: `${revisionText(name)}#${hash}` };
}

/** The payload that such a key names. Throws a ZodError on a malformed name. */
export function payloadNameOf({ pk, sk }: Key): PayloadName {
  const [, kind = '', entity] = pk.split('#');
  const [record, revision, hash = ''] = sk.split('#');
  return { ...nameFrom(kind, entity, record, revision), hash };
}

function nameFrom(kind: string, entity: string | undefined, record: string | undefined, revision: string | undefined) {
  return {
    kind,
    entity: entityIdSchema.parse(entity),
    record: recordIdSchema.parse(record),
    revision: revisionSchema.parse(Number(revision)),
  };
}

export const STATE_PREFIX = 'STATE#';

export function stateKey({ kind, entity }: EntityRef): Key {
  return { pk: `${STATE_PREFIX}${kind}#${entity}`, sk: 'STATE' };
}

const RECEIPT_PREFIX = 'EVENT#';

/** An event id may hold `#`; it stands last. */
export function receiptKey({ source, id }: EventKey): Key {
  return { pk: `${RECEIPT_PREFIX}${source}#${id}`, sk: 'RECEIPT' };
}

export const HEAD_KEY: Key = { pk: 'HEAD', sk: 'HEAD' };
export const SWEEP_KEY: Key = { pk: 'SWEEP', sk: 'MARK' };
export const JOURNAL_PARTITION = 'JOURNAL';

/** Sorts after the parts of an item and before the next one. */
export const AFTER_PARTS = '~';

/** Where the rows of an item go on that are too many for one. */
export function journalPartKey(seq: Seq, part: number): Key {
  return { pk: JOURNAL_PARTITION, sk: `${seqText(seq)}#${String(part).padStart(2, '0')}` };
}

export function journalKey(seq: Seq): Key {
  return { pk: JOURNAL_PARTITION, sk: seqText(seq) };
}

const BUDGET_PREFIX = 'BUDGET#';

export function budgetKey(source: string): Key {
  return { pk: `${BUDGET_PREFIX}${source}`, sk: 'BUDGET' };
}

/** Whose partition keys match: what IAM can tell apart of the items of the ledger's table, by `dynamodb:LeadingKeys`. */
export const ledgerItems = {
  receipts: `${RECEIPT_PREFIX}*`,
  records: `${ENTITY}*`,
  payloads: `${PAYLOAD_PREFIX}*`,
  states: `${STATE_PREFIX}*`,
  head: HEAD_KEY.pk,
  journal: JOURNAL_PARTITION,
  sweepMark: SWEEP_KEY.pk,
  budgets: `${BUDGET_PREFIX}*`,
} as const;

export function seqText(seq: Seq): string {
  return String(seq).padStart(SEQ_DIGITS, '0');
}

/** Attributes of a quarantine item that its indexes are keyed by. What was claimed may hold any character. */
export function quarantineIndexKeys(item: {
  readonly id: string;
  readonly at: string;
  readonly source: string | undefined;
  readonly eventId: string | undefined;
}) {
  return {
    everything: QUARANTINE_PARTITION,
    order: `${item.at}#${item.id}`,
    ...(item.source === undefined ? {} : { claimedSource: claimedSourcePartition(item.source) }),
    ...(item.eventId === undefined ? {} : { claimedEvent: claimedEventPartition(item.eventId) }),
  };
}

export const QUARANTINE_PARTITION = 'ALL';

/** The prefix keeps an empty claim from being an empty key, which DynamoDB refuses. */
export function claimedSourcePartition(source: string): string {
  return `SOURCE#${source.toWellFormed()}`;
}

export function claimedEventPartition(eventId: string): string {
  return `EVENT#${eventId.toWellFormed()}`;
}
