import type { ApiClient } from './api-client.ts';
import type { AwaitedRecord, SetAside } from './awaited-records.ts';
import { readReceipt, type SentEvent } from './receipt.ts';

/** Receipts asked for at once. */
const SAMPLE = 8;
/** Put-aside events that are asked for one by one; of more, the rest are waited for. */
const MAX_ASKED = 400;

/**
 * Why nothing comes: asks for the receipts of a few that are awaited, and of more only while all of those were put
 * aside. An API that is slow is not asked for one receipt each.
 */
export async function askPutAside(api: ApiClient, waiting: Iterable<AwaitedRecord>): Promise<readonly SetAside[]> {
  const sent = [...waiting].flatMap((record) => (record.sent === undefined ? [] : [{ record, event: record.sent }]));
  const setAside: SetAside[] = [];
  for (let from = 0; from < Math.min(sent.length, MAX_ASKED); from += SAMPLE) {
    const sample = sent.slice(from, from + SAMPLE);
    const found = (await Promise.all(sample.map(({ record, event }) => putAside(api, record, event)))).flat();
    setAside.push(...found);
    if (found.length < sample.length) break;
  }
  return setAside;
}

async function putAside(api: ApiClient, record: AwaitedRecord, event: SentEvent): Promise<readonly SetAside[]> {
  const receipt = await readReceipt(api, event);
  if (receipt.state !== 'put_aside') return [];
  return [{ record, outcome: receipt.outcome, reason: receipt.reason }];
}
