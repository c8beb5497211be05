// `npm run check:kill [-- --kills 20 --seed 1]`: the import survives kill -9 at random moments, on real data.
import { parseArgs } from 'node:util';
import { differingFigures } from '../harness/figures.ts';
import { hasSharedData, scratchFolder, strikesFile, WHY_NO_DATA } from '../harness/stack.ts';
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
const scratch = scratchFolder();
const log = (line: string) => process.stdout.write(`${line}\n`);
log(`seed ${values.seed}`);
try {
  const { stack, verified, imported } = await runKills({
    kills: Number(values.kills),
    seed: Number(values.seed),
    file: strikesFile,
    dataDir: scratch.folder,
    args: ['--empty'],
    log,
  });
  const differing = await differingFigures(stack.api);
  await stack.stop();
  log(`last import ended with ${imported.code}; cw verify ended with ${verified.code}\n${verified.stdout}`);
  for (const line of differing) log(line);
  const passed = imported.code === 0 && verified.code === 0 && differing.length === 0;
  log(passed ? 'Nothing was lost, nothing counted twice.' : 'FAILED');
  process.exitCode = passed ? 0 : 1;
} finally {
  scratch.remove();
}
