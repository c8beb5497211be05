// `npm run measure:cost`: what events, views, sweeps and verifications use, on the local stack and by AWS's rules of capacity.
// Writes measured.json beside this file, from which `npm run docs` makes the tables of docs/cost.md.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setup as synthesizeWhenStale } from '../../../scripts/synthesize-for-tests.ts';
import { runCw, scratchFolder } from '../../harness/stack.ts';
import { type MeasuredStack, measuredStack } from './measured-stack.ts';
import { type Measured, type MeasuredUse, measuredFile, measuredSchema } from './measurement.ts';
import { sampleEvents } from './sample-events.ts';
import { storedBytes } from './stored-bytes.ts';

const WARM_UP = 40;
const ALONE = 60;
const AT_ONCE = 40;
const ROUNDS = 10;
const HTTPS = 20;
const VIEWS = 50;
const EVENTS = WARM_UP + ALONE + ROUNDS * AT_ONCE + HTTPS;
const VIEW = '/v1/views/strikes?by=month&weapon=shahed';

function say(what: string): void {
  process.stderr.write(`${what} ...\n`);
}

/** What was used since the last time, as the use of so many. */
function used(stack: MeasuredStack, of: number): MeasuredUse {
  return { of, ...stack.take() };
}

async function measureEvents(stack: MeasuredStack): Promise<Pick<Measured, 'alone' | 'together'>> {
  await stack.publish(sampleEvents(0, WARM_UP));
  stack.take();
  say(`${ALONE} events one at a time`);
  for (let n = 0; n < ALONE; n += 1) await stack.publish(sampleEvents(WARM_UP + n, 1));
  const alone = used(stack, ALONE);
  say(`${ROUNDS} times ${AT_ONCE} events at once`);
  for (let n = 0; n < ROUNDS; n += 1) await stack.publish(sampleEvents(WARM_UP + ALONE + n * AT_ONCE, AT_ONCE));
  return { alone, together: used(stack, ROUNDS * AT_ONCE) };
}

async function measureHttps(stack: MeasuredStack, dataDir: string): Promise<MeasuredUse> {
  say(`${HTTPS} events over HTTPS, each in a request of its own`);
  const { stdout } = await runCw(['token', 'create', '--name', 'measured', '--source', '*', '--data-dir', dataDir])
    .result;
  const headers = { authorization: `Bearer ${stdout.trim()}`, 'content-type': 'application/json' };
  stack.take();
  for (const event of sampleEvents(EVENTS - HTTPS, HTTPS)) {
    const body = JSON.stringify(event);
    const response = await fetch(`${stack.cloud.httpUrl}/v1/events`, { method: 'POST', headers, body });
    if (response.status !== 202) throw new Error(`the API answered ${response.status}: ${await response.text()}`);
    await stack.cloud.idle();
  }
  return used(stack, HTTPS);
}

/** The first view makes an instance load it; the others find it there. */
async function measureViews(stack: MeasuredStack): Promise<Pick<Measured, 'coldView' | 'warmView'>> {
  say(`${VIEWS + 1} views`);
  const view = async () => {
    const response = await fetch(`${stack.cloud.httpUrl}${VIEW}`);
    return (await response.arrayBuffer()).byteLength;
  };
  stack.take();
  await view();
  const coldView = used(stack, 1);
  let bytes = 0;
  for (let n = 0; n < VIEWS; n += 1) bytes += await view();
  return { coldView, warmView: { ...used(stack, VIEWS), bytes: bytes / VIEWS } };
}

/** The sweep leaves young records to the stream, so it runs ten minutes later. */
async function measureRuns(dataDir: string): Promise<Pick<Measured, 'sweep' | 'verify' | 'stored'>> {
  say('a sweep and a verification');
  const stack = await measuredStack({ dataDir, offsetMs: 10 * 60_000 });
  try {
    await stack.invoke('Sweep');
    const sweep = used(stack, EVENTS);
    await stack.invoke('Verify');
    const verify = used(stack, EVENTS);
    const stored = await storedBytes(stack.cloud.dynamodbUrl, stack.cloud.outputs.LedgerTableName ?? '');
    return { sweep, verify, stored };
  } finally {
    await stack.stop();
  }
}

async function measureRunning(dataDir: string) {
  const stack = await measuredStack({ dataDir });
  try {
    const events = await measureEvents(stack);
    return { ...events, overHttps: await measureHttps(stack, dataDir), ...(await measureViews(stack)) };
  } finally {
    await stack.stop();
  }
}

/** As the bus counts it: source, type and detail. */
function meanEventBytes(): number {
  const sizes = sampleEvents(0, EVENTS).map((event) => JSON.stringify(event).length + 50);
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length);
}

synthesizeWhenStale();
const scratch = scratchFolder();
try {
  const measured = measuredSchema.parse({
    measuredOn: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
    eventBytes: meanEventBytes(),
    ...(await measureRunning(scratch.folder)),
    ...(await measureRuns(scratch.folder)),
  });
  writeFileSync(measuredFile, `${JSON.stringify(measured, undefined, 2)}\n`);
  say(`kept in ${measuredFile}; npm run docs writes docs/cost.md`);
} finally {
  scratch.remove();
}
