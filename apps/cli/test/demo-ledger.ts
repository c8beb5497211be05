import { utcDay } from '@counterweight/domain/values';
import { ingest, project, readDelivery, sendersOf, systemClock } from '@counterweight/ledger';
import { createMemoryAdapter, type MemoryAdapter } from '@counterweight/ledger/testing';
import { readDemoSet } from '../src/demo/read-demo-set.ts';

const account = '000000000000';
const senders = sendersOf({ apiAccount: account, accounts: [{ account, sources: ['*'] }] });

/** A bus's delivery of one event. */
export function deliveryOf(busId: string, detail: { readonly source: string; readonly type: string }) {
  const body = JSON.stringify({ id: busId, account, source: detail.source, 'detail-type': detail.type, detail });
  return { messageId: busId, body };
}

/** The ports in memory, with the demo set recorded and projected, and with what `others` came to. */
export async function demoLedger(others: readonly ReturnType<typeof deliveryOf>[] = []): Promise<MemoryAdapter> {
  const adapter = createMemoryAdapter();
  const deps = { ...adapter, clock: systemClock(), senders, newSalt: () => '00'.repeat(16) };
  const deliveries = readDemoSet().map((event, index) => deliveryOf(`bus-${index}`, event));
  await ingest([...deliveries, ...others], deps);
  const names = deliveries.flatMap((delivery) => {
    const reading = readDelivery(delivery, senders, utcDay(Date.now()));
    return reading.ok ? [reading.candidate.name] : [];
  });
  await project(names, deps);
  return adapter;
}
