import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { contentHash } from '@counterweight/contracts/events';
import { countWriteUnits } from '@counterweight/dynamodb/testing/write-units';
import { planImport, readKiel, readStrikes } from '@counterweight/importers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BenchEvent, correct } from './bench-event.ts';
import { type BenchLedger, openLedger } from './open-ledger.ts';
import { recordEvents } from './record-events.ts';

const shared = new URL('../../../../shared/data/', import.meta.url);
const strikesFile = new URL('strikes/missile_attacks_daily.csv', shared);
const kielFile = new URL('pledges/kiel_main_data_2023-01.utf16.csv', shared);
const demo = new URL('../../../apps/cli/demo/', import.meta.url);

/** Of so many events one is sent alone. */
const ALONE = 40;

const sets = [
  { name: 'the demo set', needs: [demo], read: () => readdirSync(demo).flatMap(readDemo) },
  { name: 'the strikes file', needs: [strikesFile], read: () => plan(readStrikes(readFileSync(strikesFile))) },
  { name: 'the Kiel sheet', needs: [kielFile], read: async () => plan(await readKiel(readFileSync(kielFile))) },
];

function plan(reading: Parameters<typeof planImport>[0]): readonly BenchEvent[] {
  return planImport(reading, [], { source: 'desk', partial: false, contentHash }).events;
}

function readDemo(file: string): readonly BenchEvent[] {
  const lines = readFileSync(new URL(file, demo), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

/** The events of which one in so many is kept. */
function oneIn(many: number, events: readonly BenchEvent[]): readonly BenchEvent[] {
  return events.filter((_, index) => index % many === 0);
}

describe.each(sets)('means of write units over $name', { timeout: 120_000 }, ({ needs, read }) => {
  let ledger: BenchLedger;
  let units: ReturnType<typeof countWriteUnits>;
  let events: readonly BenchEvent[];
  const present = needs.every((file) => existsSync(file));

  beforeAll(async () => {
    if (!present) return;
    ledger = await openLedger();
    units = countWriteUnits(ledger.client);
    events = await read();
  });
  afterAll(() => ledger?.close());

  async function meanOf(some: readonly BenchEvent[], batch?: number): Promise<number> {
    units.take();
    await recordEvents(some, ledger, batch);
    return units.take() / some.length;
  }

  const missing = present ? '' : ' (skipped: ../shared/data is missing)';
  test.skipIf(!present)(`imported in bulk, corrected in bulk, and alone${missing}`, async () => {
    expect(await meanOf(events)).toBeLessThanOrEqual(7);
    expect(await meanOf(events.map(correct))).toBeLessThanOrEqual(9);
    const alone = oneIn(Math.min(ALONE, events.length >> 5), events.map(correct).map(correct));
    expect(await meanOf(alone, 1)).toBeLessThanOrEqual(16);
  });
});
