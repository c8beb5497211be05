import type { CliEnvironment } from '../command/cli-environment.ts';
import type { ApiClient } from './api-client.ts';
import { type Receipt, readReceipt, type SentEvent } from './receipt.ts';

const ASKED_AT_ONCE = 8;
const POLL_MS = 200;
const GIVE_UP_MS = 60_000;

/**
 * What became of each delivery, by bus id: recorded and visible, or put aside. Asks until all have an end, or until a
 * minute has passed without news; those without an end are then missing.
 */
export async function awaitReceipts(
  api: ApiClient,
  sent: readonly SentEvent[],
  env: CliEnvironment,
  onProgress?: (done: number, of: number) => void,
): Promise<ReadonlyMap<string, Receipt>> {
  const settled = new Map<string, Receipt>();
  let newsAt = env.now();
  onProgress?.(0, sent.length);
  for (;;) {
    const before = settled.size;
    const open = sent.filter(({ busId }) => !settled.has(busId));
    const asked = open.values();
    const lanes = Array.from({ length: ASKED_AT_ONCE }, async () => {
      for (const event of asked) {
        const receipt = await readReceipt(api, event);
        if (receipt.state !== 'open') settled.set(event.busId, receipt);
        onProgress?.(settled.size, sent.length);
      }
    });
    await Promise.all(lanes);
    if (settled.size === sent.length) return settled;
    if (settled.size > before) newsAt = env.now();
    if (env.now() - newsAt > GIVE_UP_MS) return settled;
    await env.sleep(POLL_MS);
  }
}
