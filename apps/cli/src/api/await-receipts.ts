import type { CliEnvironment } from '../command/cli-environment.ts';
import type { ApiClient } from './api-client.ts';
import { type Receipt, readReceipt } from './receipt.ts';

const ASKED_AT_ONCE = 8;
const POLL_MS = 200;
const GIVE_UP_MS = 60_000;

/**
 * What became of each delivery, by bus id: recorded and visible, or put aside. Asks until all have an end, or until a
 * minute has passed without news; those without an end are then missing.
 */
export async function awaitReceipts(
  api: ApiClient,
  busIds: readonly string[],
  env: CliEnvironment,
  onProgress?: (done: number, of: number) => void,
): Promise<ReadonlyMap<string, Receipt>> {
  const settled = new Map<string, Receipt>();
  let newsAt = env.now();
  onProgress?.(0, busIds.length);
  for (;;) {
    const before = settled.size;
    const open = busIds.filter((id) => !settled.has(id));
    const asked = open.values();
    const lanes = Array.from({ length: ASKED_AT_ONCE }, async () => {
      for (const id of asked) {
        const receipt = await readReceipt(api, id);
        if (receipt.state !== 'open') settled.set(id, receipt);
        onProgress?.(settled.size, busIds.length);
      }
    });
    await Promise.all(lanes);
    if (settled.size === busIds.length) return settled;
    if (settled.size > before) newsAt = env.now();
    if (env.now() - newsAt > GIVE_UP_MS) return settled;
    await env.sleep(POLL_MS);
  }
}
