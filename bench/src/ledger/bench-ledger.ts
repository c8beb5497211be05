import { eventSets } from './event-sets.ts';
import { generateEvents } from './generate-events.ts';
import { measureCancelled } from './measure-cancelled.ts';
import { eventsPerSecond, putsPerSecond } from './measure-throughput.ts';
import { measureVerify } from './measure-verify.ts';
import { measureWarmView } from './measure-warm-view.ts';
import { measureWriteUnits } from './measure-write-units.ts';
import { openLedger } from './open-ledger.ts';

const EVENTS = 2000;
/** Of the deployed projector, and of one that does not wait: the worst that two can do to each other. */
const WINDOWS_MS = [1000, 0];

/** What the ledger does over the embedded engine, against the engine's own limit in the same run. */
export async function benchLedger(verified: readonly number[]) {
  const through = await measureThrough();
  const cancelled = [];
  for (const windowMs of WINDOWS_MS) {
    cancelled.push({ windowMs, ...(await measureCancelled(generateEvents(EVENTS / 2), windowMs)) });
  }
  const writeUnits = [];
  for (const { name, missing, read } of eventSets) {
    if (missing === undefined) writeUnits.push({ of: name, ...(await measureWriteUnits(await read())) });
  }
  const verify = [];
  for (const records of verified) verify.push(await measureVerify(records));
  return { through, cancelled, writeUnits, verify };
}

async function measureThrough() {
  const events = generateEvents(EVENTS);
  const [ledger, bare] = [await openLedger(), await openLedger()];
  try {
    await putsPerSecond(generateEvents(EVENTS, 2), bare);
    await eventsPerSecond(generateEvents(EVENTS), bare);
    const puts = await putsPerSecond(
      events.map((event) => ({ ...event, id: `${event.id}.bare` })),
      bare,
    );
    return {
      putsPerSecond: puts,
      eventsPerSecond: await eventsPerSecond(events, ledger),
      ...(await measureWarmView(ledger)),
    };
  } finally {
    await ledger.close();
    await bare.close();
  }
}
