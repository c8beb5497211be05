import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { alarmMetrics, memoryMb } from './templates.ts';

const useSchema = z.object({
  /** How many events, requests or runs the use is of. */
  of: z.int(),
  dynamodb: z.record(z.string(), z.object({ calls: z.number(), read: z.number(), write: z.number() })),
  functions: z.record(z.string(), z.object({ invocations: z.number(), ms: z.number(), logBytes: z.number() })),
});
export type MeasuredUse = z.infer<typeof useSchema>;

/** What `npm run measure:cost` found, as it is kept. */
export const measuredSchema = z.object({
  measuredOn: z.iso.date(),
  machine: z.string(),
  /** Bytes of the mean event as the bus counts it. */
  eventBytes: z.number(),
  /** Of events that come one at a time, and forty at once. */
  alone: useSchema,
  together: useSchema,
  /** Of events that come one at a time over HTTPS, the API's part and all that follows. */
  overHttps: useSchema,
  /** A view from an instance that has it in memory, and the first one of an instance. */
  warmView: useSchema.extend({ bytes: z.number() }),
  coldView: useSchema,
  /** Of all the events above: one sweep that looks at each, one verification. */
  sweep: useSchema,
  verify: useSchema,
  /** Bytes kept in the ledger's table, of all the events above. */
  stored: z.number(),
});
export type Measured = z.infer<typeof measuredSchema>;

/** With what the templates say. */
export interface Measurement extends Measured {
  /** Of each function by its name there. */
  readonly memoryMb: Readonly<Record<string, number>>;
  /** How many metrics alarms read. */
  readonly alarmMetrics: number;
}

export const measuredFile = fileURLToPath(new URL('measured.json', import.meta.url));

/** What was measured last, and the templates as they are synthesized. */
export function readMeasurement(): Measurement {
  const measured = measuredSchema.parse(JSON.parse(readFileSync(measuredFile, 'utf8')));
  return { ...measured, memoryMb: memoryMb(), alarmMetrics: alarmMetrics() };
}
