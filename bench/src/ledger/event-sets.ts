import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { contentHash } from '@counterweight/contracts/events';
import { planImport, readKiel, readStrikes } from '@counterweight/importers';
import type { BenchEvent } from './bench-event.ts';

/** Events of one file, or why they cannot be read here. */
export interface EventSet {
  readonly name: string;
  readonly missing: string | undefined;
  read(): Promise<readonly BenchEvent[]>;
}

const shared = new URL('../../../../shared/data/', import.meta.url);
const strikesFile = new URL('strikes/missile_attacks_daily.csv', shared);
const kielFile = new URL('pledges/kiel_main_data_2023-01.utf16.csv', shared);
const demo = new URL('../../../apps/cli/demo/', import.meta.url);

/** The demo set, and the real files where they are. */
export const eventSets: readonly EventSet[] = [
  { name: 'the demo set', missing: undefined, read: async () => readdirSync(demo).flatMap(readDemo) },
  {
    name: 'the strikes file',
    missing: whyMissing(strikesFile),
    read: async () => plan(readStrikes(readFileSync(strikesFile))),
  },
  {
    name: 'the Kiel sheet',
    missing: whyMissing(kielFile),
    read: async () => plan(await readKiel(readFileSync(kielFile))),
  },
];

function whyMissing(file: URL): string | undefined {
  return existsSync(file) ? undefined : '../shared/data is missing';
}

function plan(reading: Parameters<typeof planImport>[0]): readonly BenchEvent[] {
  return planImport(reading, [], { source: 'desk', partial: false, contentHash, idKey: 'bench' }).events;
}

function readDemo(file: string): readonly BenchEvent[] {
  const lines = readFileSync(new URL(file, demo), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}
