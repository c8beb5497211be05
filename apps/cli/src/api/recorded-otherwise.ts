import { contentHash } from '@counterweight/contracts/events';
import type { KindName } from '@counterweight/domain/kinds';
import type { CurrentRecord } from '@counterweight/importers';
import type { ApiClient } from './api-client.ts';
import { askPutAside } from './ask-put-aside.ts';
import type { AwaitedRecord, SetAside } from './awaited-records.ts';
import { readCurrentRecords } from './current-records.ts';

/** A revision that was sent, with what it says. */
export interface SentRecord extends AwaitedRecord {
  readonly kind: KindName;
  readonly type: string;
  readonly data: unknown;
}

/**
 * Which of the revisions that are visible hold other content than was sent: the public hash is salted, and the salts are
 * among the source's own records. What has gone on to a higher revision since is asked for by its receipt.
 */
export async function recordedOtherwise(
  api: ApiClient,
  source: string,
  visible: readonly SentRecord[],
): Promise<readonly SetAside[]> {
  const setAside: SetAside[] = [];
  for (const [kind, records] of Map.groupBy(visible, (record) => record.kind)) {
    const current = await readCurrentRecords(api, source, kind);
    const held = new Map(current.map((record) => [nameOf(record), record]));
    const open: SentRecord[] = [];
    for (const record of records) {
      const told = compare(record, held.get(nameOf(record)));
      if (told === undefined) open.push(record);
      else if (!told) setAside.push({ record, ...OTHER });
    }
    setAside.push(...(await askPutAside(api, open)));
  }
  return setAside;
}

const OTHER = { outcome: 'conflict', reason: 'the ledger holds this revision with other content' } as const;

function compare({ type, data }: SentRecord, held: CurrentRecord | undefined): boolean | undefined {
  return held?.salt === undefined ? undefined : contentHash(held.salt, type, data) === held.hash;
}

function nameOf({ entity, record, revision }: Pick<AwaitedRecord, 'entity' | 'record' | 'revision'>): string {
  return `${entity} ${record} ${revision}`;
}
