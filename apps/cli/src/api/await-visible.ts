import type { CliEnvironment } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import type { ApiClient } from './api-client.ts';
import { askPutAside } from './ask-put-aside.ts';
import { type AwaitedRecord, AwaitedRecords, type SetAside } from './awaited-records.ts';
import { type Change, followChanges } from './follow-changes.ts';
import { QuietClock } from './quiet-clock.ts';

/** Why waiting ended: all is there, the user ended it, nothing came for long, or the API could not be asked any more. */
export type WaitingEnd = 'complete' | 'interrupted' | 'quiet' | 'unreachable';

export interface Visibility {
  readonly end: WaitingEnd;
  /** The journal position at which the last of them was known; 0 when none was. */
  readonly seq: number;
  readonly setAside: readonly SetAside[];
  /** How many of the awaited records are visible. */
  readonly visible: number;
  readonly missing: readonly AwaitedRecord[];
}

const POLL_MS = 250;

/**
 * Waits until every record stands in the journal, which is when every view has it: both are written in one transaction.
 * Follows the changes feed, one question for all of them. Slow is not failed: what is missing at the end is named.
 */
export async function awaitVisible(
  api: ApiClient,
  source: string,
  awaited: readonly AwaitedRecord[],
  env: CliEnvironment,
  onProgress?: (done: number, of: number) => void,
): Promise<Visibility> {
  const records = new AwaitedRecords(awaited);
  const found: Found = { setAside: [], seq: 0 };
  let interrupted = false;
  const removeListener = env.onInterrupt(() => {
    interrupted = true;
  });
  const feed = followChanges(api, source);
  const quiet = new QuietClock(env.now);
  let end: WaitingEnd | undefined;
  while (end === undefined && records.left.length > 0) {
    const news = await lookOnce(records, found, feed, api, quiet);
    onProgress?.(records.done, records.total);
    if (news === true) quiet.news();
    if (interrupted) end = 'interrupted';
    else if (news === undefined) end = 'unreachable';
    else if (quiet.tooLong(records.left.every(({ sent }) => sent === undefined))) end = 'quiet';
    else if (!news) await env.sleep(POLL_MS);
  }
  removeListener();
  const { setAside, seq } = found;
  const visible = records.done - setAside.length;
  return { end: end ?? 'complete', seq, setAside, visible, missing: records.left };
}

interface Found {
  readonly setAside: SetAside[];
  seq: number;
}

/** Whether anything became visible or was found to be put aside; nothing where the API cannot be asked. */
async function lookOnce(
  records: AwaitedRecords,
  found: Found,
  feed: () => Promise<readonly Change[]>,
  api: ApiClient,
  quiet: QuietClock,
): Promise<boolean | undefined> {
  const before = records.done;
  try {
    for (const change of await feed()) takeChange(change, records, found);
    if (records.done > before || !quiet.takeTurnToAsk()) return records.done > before;
    for (const aside of await askPutAside(api, records.left)) {
      records.drop(aside);
      found.setAside.push(aside);
    }
    return records.done > before;
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
}

function takeChange(change: Change, records: AwaitedRecords, found: Found): void {
  const seen = records.see(change);
  if (seen === 'awaited') found.seq = Math.max(found.seq, change.seq);
  else if (seen !== undefined) found.setAside.push(seen);
}
