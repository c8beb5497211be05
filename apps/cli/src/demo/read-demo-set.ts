import { readFileSync } from 'node:fs';
import { type CloudEvent, readEvent } from '@counterweight/contracts/events';
import { type NdjsonLine, readNdjson } from '../publish/read-ndjson.ts';

/** The namespace of the demo set. Whoever ranks datasets puts it below real imports. */
export const DEMO_SOURCE = 'counterweight-demo';

/** Where its files are: NDJSON, an event a line as publishers send it. `docs/demo-set.md` says what they hold. */
export const demoFolder = new URL('../../demo/', import.meta.url);

/** The files, in the order in which they are published. */
export const demoFiles = [
  'dataset.ndjson',
  'strikes.ndjson',
  'pledges.ndjson',
  'requests.ndjson',
  'meetings.ndjson',
  'restrictions.ndjson',
  'memberships.ndjson',
  'statements.ndjson',
  'links.ndjson',
] as const;

/** The demo set's events in the order of publishing. Throws, naming file and line, at what the contracts do not take. */
export function readDemoSet(): readonly CloudEvent[] {
  return demoFiles.flatMap(readDemoFile);
}

/** The events of one file. */
export function readDemoFile(file: (typeof demoFiles)[number]): readonly CloudEvent[] {
  return eventsOf(readFileSync(new URL(file, demoFolder)), file);
}

/** The events of an NDJSON file, each as its contract takes it. */
export function eventsOf(bytes: Uint8Array, file: string): readonly CloudEvent[] {
  return readNdjson(bytes).map((line) => eventOf(line, file));
}

function eventOf(line: NdjsonLine, file: string): CloudEvent {
  const where = `the demo set, ${file} line ${line.line}`;
  if (!line.ok) throw new Error(`${where} ${line.reason}`);
  const reading = readEvent(line.value);
  if (reading.ok) return reading.event;
  throw new Error(`${where}: ${reading.faults.map(({ field, message }) => `${field}: ${message}`).join('; ')}`);
}
