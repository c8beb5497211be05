// `npm run measure`: the figures of docs/measurements.md, on this machine, with the real files.
import { cpus } from 'node:os';
import {
  hasSharedData,
  importInto,
  importStrikes,
  kielFile,
  type RunningStack,
  ratesFile,
  runCw,
  scratchFolder,
  startStack,
  strikesFile,
  verifyStack,
  WHY_NO_DATA,
} from '../harness/stack.ts';

const ROUNDS = 101;
const QUERIES = [
  'by=month&weapon=shahed',
  'by=day',
  'by=weapon&from=2024-01-01&to=2024-12-31',
  'by=region&claimant=all',
  'by=day&format=csv',
];

const SUPPORT_QUERIES = [
  'by=donor,category&stage=committed',
  'by=subcategory,month',
  'by=donor,year&currency=USD',
  'by=month&stage=committed&fx=as_reported',
  'by=category&fx=announcement_month_avg',
];

/** Views that join several kinds when they are read, asked with everything loaded. */
const JOINED = [
  '/v1/summary',
  '/v1/views/waves',
  '/v1/views/waves?rule=relative&sweep=yes',
  '/v1/views/interception',
  '/v1/views/interception?by=class,month',
  '/v1/explain?view=interception&limit=100',
  '/v1/views/response',
  '/v1/views/response?rule=relative&category=military&min_amount=50000000',
  '/v1/explain?view=response&limit=100',
  '/v1/views/conversion',
  '/v1/views/conversion?by=cohort,donor',
  '/v1/explain?view=conversion&limit=100',
  '/v1/views/air-defence?by=system',
  '/v1/explain?view=air-defence&limit=100',
  '/v1/views/coalition?body=UDCG&on=2024-01-10',
  '/v1/timeline?from=2023-12-01&to=2024-01-31',
];

function say(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(64)} ${value}\n`);
}

/** Milliseconds of one request, its body read. */
async function time(address: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(address);
  await response.text();
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return performance.now() - started;
}

async function measureView(stack: RunningStack, path: string): Promise<void> {
  const first = await time(`${stack.api}${path}`);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await time(`${stack.api}${path}`));
  times.sort((a, b) => a - b);
  const at = (share: number) => `${(times[Math.floor(share * (ROUNDS - 1))] ?? Number.NaN).toFixed(1)} ms`;
  say(`GET ${path}`, `median ${at(0.5)}, p95 ${at(0.95)}, first ${first.toFixed(1)} ms`);
}

/** The pledges and their rates, loaded beside the strikes. */
async function measureSupport(stack: RunningStack): Promise<void> {
  for (const round of ['', ' again, nothing to do']) {
    const rates = await importInto(stack, 'rates', ratesFile);
    const pledges = await importInto(stack, 'kiel', kielFile);
    const seconds = [rates, pledges].map(({ ms }) => `${(ms / 1000).toFixed(1)} s`).join(' and ');
    say(`cw import rates and cw import kiel${round}`, `${seconds} (exit ${rates.code} and ${pledges.code})`);
  }
  for (const query of SUPPORT_QUERIES) await measureView(stack, `/v1/views/support?${query}`);
  await measureView(stack, '/v1/pledges?limit=100');
}

if (!hasSharedData) {
  process.stderr.write(`Nothing measured: ${WHY_NO_DATA}.\n`);
  process.exit(1);
}
say('machine', `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`);
const scratch = scratchFolder();
try {
  const cold = await startStack(scratch.folder, ['--empty']);
  say('start to ready line, empty', `${(cold.readyMs / 1000).toFixed(1)} s`);
  const imported = await importStrikes(cold, strikesFile);
  say(
    'cw import strikes, 3,246 rows, until all are visible',
    `${(imported.ms / 1000).toFixed(1)} s (exit ${imported.code})`,
  );
  for (const query of QUERIES) await measureView(cold, `/v1/views/strikes?${query}`);
  await measureView(cold, '/v1/strikes?limit=100');
  await measureSupport(cold);
  const verified = await verifyStack(cold);
  say(
    'cw verify',
    `${(verified.ms / 1000).toFixed(1)} s (exit ${verified.code}) ${verified.stdout.trim().split('\n').at(-1)}`,
  );
  const again = await importStrikes(cold, strikesFile);
  say('the same import again, nothing to do', `${(again.ms / 1000).toFixed(1)} s (exit ${again.code})`);
  await cold.stop();
  const warm = await startStack(scratch.folder);
  say('start to ready line, with that data', `${(warm.readyMs / 1000).toFixed(1)} s`);
  for (const path of JOINED) await measureView(warm, path);
  const rebuilt = await runCw(['rebuild', 'strikes@3', '--data-dir', warm.dataDir]).result;
  say('cw rebuild strikes@3', `${(rebuilt.ms / 1000).toFixed(1)} s (exit ${rebuilt.code})`);
  await warm.stop();
} finally {
  scratch.remove();
}
