import { z } from 'zod';
import { CommandError } from '../command/command-error.ts';
import type { Surroundings } from '../command/surroundings.ts';
import { type ApiClient, readAnswer } from './api-client.ts';
import { readReceipt } from './receipt.ts';

/** A revision that should come to be known, and the event that brought it where one was sent. */
export interface AwaitedRecord {
  readonly entity: string;
  readonly record: string;
  readonly revision: number;
  /** The ledger's content hash: a revision that is known with other content is not this one. */
  readonly hash: string;
  readonly busId?: string;
}

/** An awaited record that will not come: the ledger put its event aside. */
export interface SetAside {
  readonly record: AwaitedRecord;
  readonly outcome: 'conflict' | 'quarantined';
  readonly reason: string;
}

export interface Visibility {
  /** The journal position at which the last of them was known; 0 when none was awaited. */
  readonly seq: number;
  readonly setAside: readonly SetAside[];
}

const PAGE = '2000';
const POLL_MS = 250;
/** Without news for this long, those still awaited are asked for one by one. */
const QUIET_MS = 2000;
const ASKED_AT_ONCE = 8;
const GIVE_UP_MS = 180_000;

/**
 * Waits until every record stands in the journal, which is when every view has it: both are written in one transaction.
 * Follows the changes feed; events that stay away are asked for by receipt. Throws after three minutes without news.
 */
export async function awaitVisible(
  api: ApiClient,
  source: string,
  awaited: readonly AwaitedRecord[],
  around: Surroundings,
  onProgress?: (done: number, of: number) => void,
): Promise<Visibility> {
  const waiting = new Map(awaited.map((record) => [nameOf(record), record]));
  const setAside: SetAside[] = [];
  const feed = followChanges(api, source);
  let seq = 0;
  let newsAt = around.now();
  let askedAt = newsAt;
  while (waiting.size > 0) {
    const before = waiting.size;
    for (const change of await feed()) if (waiting.delete(nameOf(change))) seq = Math.max(seq, change.seq);
    if (around.now() - Math.max(newsAt, askedAt) >= QUIET_MS) {
      setAside.push(...(await askReceipts(api, waiting)));
      askedAt = around.now();
    }
    onProgress?.(awaited.length - waiting.size, awaited.length);
    if (waiting.size < before) newsAt = around.now();
    else if (around.now() - newsAt > GIVE_UP_MS) throw stillWaiting(waiting);
    else await around.sleep(POLL_MS);
  }
  return { seq, setAside };
}

const changeSchema = z.object({
  seq: z.number().int(),
  entity: z.string(),
  record: z.string(),
  revision: z.number().int(),
  hash: z.string(),
});
type Change = z.infer<typeof changeSchema>;
const pageSchema = z.object({ data: z.array(changeSchema), through: z.number().int(), seq: z.number().int() });

/** Each call gives the source's changes since the one before, up to the journal's end as it then is. */
function followChanges(api: ApiClient, source: string): () => Promise<readonly Change[]> {
  const path = '/v1/changes';
  let after = 0;
  return async () => {
    const changes: Change[] = [];
    for (;;) {
      const answer = await api.send(path, { query: { after: String(after), source, limit: PAGE } });
      const { data, through, seq } = readAnswer(answer, pageSchema, path);
      changes.push(...data);
      const stuck = through <= after;
      after = through;
      if (stuck || through >= seq) return changes;
    }
  };
}

/** Takes out of `waiting` what was put aside, and says why. */
async function askReceipts(api: ApiClient, waiting: Map<string, AwaitedRecord>): Promise<SetAside[]> {
  const setAside: SetAside[] = [];
  const asked = [...waiting].values();
  const lanes = Array.from({ length: ASKED_AT_ONCE }, async () => {
    for (const [name, record] of asked) {
      if (record.busId === undefined) continue;
      const receipt = await readReceipt(api, record.busId);
      if (receipt.state !== 'put_aside') continue;
      const { outcome, reason } = receipt;
      waiting.delete(name);
      setAside.push({ record, outcome, reason });
    }
  });
  await Promise.all(lanes);
  return setAside;
}

function stillWaiting(waiting: ReadonlyMap<string, AwaitedRecord>): CommandError {
  const [first] = waiting.values();
  return new CommandError(
    `${waiting.size} records are not visible yet, ${first?.entity} revision ${first?.revision} among them, and nothing has come for ${GIVE_UP_MS / 1000} s; nothing is lost: \`cw quarantine list\` and the stack's own messages say more, and the import can be run again`,
  );
}

function nameOf({ entity, record, revision, hash }: Omit<AwaitedRecord, 'busId'>): string {
  return `${entity} ${record} revision ${revision} ${hash}`;
}
