// `npm run check:kill [-- --kills 20 --seed 1]`: the import survives kill -9 at random moments, on real data.
import { parseArgs } from 'node:util';
import { differingFigures } from '../harness/figures.ts';
import { hasSharedData, type RunningStack, strikesFile, verifyStack, WHY_NO_DATA } from '../harness/stack.ts';
import { runKills } from './kill-run.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});
if (!hasSharedData) {
  process.stderr.write(`Nothing checked: ${WHY_NO_DATA}.\n`);
  process.exit(1);
}
const log = (line: string) => process.stdout.write(`${line}\n`);

async function check(stack: RunningStack): Promise<void> {
  const verified = await verifyStack(stack);
  const differing = await differingFigures(stack.api);
  if (verified.code !== 0 || differing.length > 0) throw new Error([verified.stdout, ...differing].join('\n'));
}

log(`seed ${values.seed}`);
await runKills({
  kills: Number(values.kills),
  seed: Number(values.seed),
  file: strikesFile,
  withinMs: 9_000,
  log,
  check,
});
log('Nothing was lost, nothing counted twice.');
