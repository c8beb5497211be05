import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generateEvents } from './generate-events.ts';
import { eventsPerSecond } from './measure-throughput.ts';
import { openLedger } from './open-ledger.ts';

export interface Verified {
  readonly records: number;
  readonly differences: number;
  readonly seconds: number;
  /** Of the verifying process alone; the engine, which holds every item, is another. */
  readonly peakMb: number;
}

const run = promisify(execFile);
const program = fileURLToPath(new URL('verify-process.ts', import.meta.url));

/** Verifies so many records, kept on disk, in a process of its own. */
export async function measureVerify(records: number): Promise<Verified> {
  const dir = mkdtempSync(join(tmpdir(), 'counterweight-bench-'));
  const ledger = await openLedger(dir);
  try {
    await eventsPerSecond(generateEvents(records), ledger);
    const { url, tables } = ledger;
    const { stdout } = await run(process.execPath, [program, url, tables.ledger, tables.quarantine, tables.tokens]);
    return JSON.parse(stdout);
  } finally {
    await ledger.close();
    rmSync(dir, { recursive: true });
  }
}
