import { type Difference, type VerifyDeps, verify } from '@counterweight/ledger';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import { startProgress } from '../command/progress.ts';

/** `cw verify`: hashes and folds every record again, compares the journal with signed checkpoints, prints up to `limit` differences and counts all. Ends with 1 when there is any. */
export async function verifyViews(
  ports: VerifyDeps,
  { limit }: { readonly limit: number },
  env: CliEnvironment,
): Promise<ExitCode> {
  const startedAt = env.now();
  const progress = startProgress('Replaying', env);
  const verification = await verify(ports, progress.update).finally(progress.stop);
  const { differences, unbuilt, seq, records, entities, moves } = verification;
  const seconds = ((env.now() - startedAt) / 1000).toFixed(1);
  for (const difference of differences.slice(0, limit)) env.out(`${differenceText(difference)}\n`);
  if (differences.length > limit) env.out(`and ${differences.length - limit} more; --limit shows them\n`);
  for (const view of unbuilt) env.out(`${view}: it is not live, so nobody reads it; \`cw rebuild ${view}\`\n`);
  const compared = `${records} records of ${entities} entities and ${moves} moves of rows up to seq ${seq} in ${seconds} s`;
  env.out(`${differences.length} ${differences.length === 1 ? 'difference' : 'differences'} (${compared}).\n`);
  return differences.length === 0 ? exitCodes.ok : exitCodes.failed;
}

function differenceText({ where, key, expected, actual }: Difference): string {
  return `${where} ${key}: the records give ${expected ?? 'nothing'}, there is ${actual ?? 'nothing'}`;
}
