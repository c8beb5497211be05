import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratchFolder } from '../harness/stack.ts';
import { type MeasuredStack, measuredStack } from '../measure/cost/measured-stack.ts';
import { readMeasurement } from '../measure/cost/measurement.ts';
import { sampleEvents } from '../measure/cost/sample-events.ts';

const EVENTS = 4;
const scratch = scratchFolder();
let stack: MeasuredStack;
beforeAll(async () => {
  stack = await measuredStack({ dataDir: scratch.folder });
  await stack.publish(sampleEvents(0, EVENTS));
  stack.take();
});
afterAll(async () => {
  await stack.stop();
  scratch.remove();
});

test('an event still uses the write units that docs/cost.md was reckoned from: if not, npm run measure:cost', async () => {
  for (let n = EVENTS; n < 2 * EVENTS; n += 1) await stack.publish(sampleEvents(n, 1));
  const { dynamodb, functions } = stack.take();
  const { alone } = readMeasurement();
  const written = (use: typeof dynamodb, of: number) =>
    Object.fromEntries(
      Object.entries(use).flatMap(([what, { write }]) => (write > 0 ? [[what, Math.round(write / of)]] : [])),
    );
  expect(written(dynamodb, EVENTS)).toEqual(written(alone.dynamodb, alone.of));
  expect([functions.Ingest?.invocations, functions.Projector?.invocations]).toEqual([EVENTS, EVENTS]);
});
