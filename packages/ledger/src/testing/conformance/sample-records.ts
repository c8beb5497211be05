import type { RecordName } from '@counterweight/contracts/events';
import { entityIdSchema, recordIdSchema, revisionSchema, sourceOf } from '@counterweight/domain/values';
import type { Ledger, LedgerRecord, Receipt } from '../../ports/ledger.ts';

/** A record's name; revision 1 of a strike's report when nothing else is said. */
export function nameOf(entity: string, revision = 1, record = 'report', kind = 'strike'): RecordName {
  return {
    kind,
    entity: entityIdSchema.parse(entity),
    record: recordIdSchema.parse(record),
    revision: revisionSchema.parse(revision),
  };
}

/** A live record of that name. */
export function recordOf(name: RecordName, changes: Partial<LedgerRecord> = {}): LedgerRecord {
  const text = `${name.kind}/${name.entity}/${name.record}/${name.revision}`;
  return {
    ...name,
    source: sourceOf(name.entity),
    type: `counterweight.${name.kind}.reported.v1`,
    hash: `hash of ${text}`,
    status: 'live',
    eventId: `event#${text}`,
    acceptedAt: '2024-01-10T12:00:00.000Z',
    sender: 'account:000000000000/desk',
    payload: { kept: true, data: { of: text }, salt: '5a' },
    ...changes,
  };
}

/** The receipt of the event that recorded it. */
export function receiptOf({ kind, entity, record, revision, ...rest }: LedgerRecord): Receipt {
  const { source, eventId, acceptedAt, sender } = rest;
  return { source, id: eventId, name: { kind, entity, record, revision }, at: acceptedAt, sender };
}

/** Puts records that must all be new. */
export async function putAll(ledger: Ledger, records: readonly LedgerRecord[]): Promise<void> {
  for (const record of records) {
    const { outcome } = await ledger.putRecord(record);
    if (outcome !== 'stored') throw new Error(`${record.entity} ${record.revision} is ${outcome}`);
  }
}

/** Text of that many bytes in which nothing repeats, so that no storage makes it smaller by much. */
export function noise(bytes: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return letters[state >>> 26] ?? '';
  };
  return Array.from({ length: bytes }, next).join('');
}

/** As a list, whatever it takes to read it. */
export async function listed<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Every item of a paged read, and how many came in each page. */
export async function paged<Item>(
  read: (after: string | undefined) => Promise<{ readonly items: readonly Item[]; readonly next?: string }>,
): Promise<{ readonly items: readonly Item[]; readonly sizes: readonly number[] }> {
  const items: Item[] = [];
  const sizes: number[] = [];
  let after: string | undefined;
  do {
    const page = await read(after);
    items.push(...page.items);
    sizes.push(page.items.length);
    after = page.next;
  } while (after !== undefined);
  return { items, sizes };
}
