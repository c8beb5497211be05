import { type Difference, type Ledger, type Views, verify } from '@counterweight/ledger';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import { startProgress } from '../command/progress.ts';
import type { Surroundings } from '../command/surroundings.ts';

/** `cw verify`: recomputes every view from the ledger, prints up to `limit` differences and counts all. Ends with 1 when there is any. */
export async function verifyViews(
  ports: { readonly ledger: Ledger; readonly views: Views },
  { limit }: { readonly limit: number },
  around: Surroundings,
): Promise<ExitCode> {
  const startedAt = around.now();
  const progress = startProgress('Replaying', around);
  const { differences, unbuilt, seq, records, cells, rows } = await verify(ports, progress.update).finally(
    progress.stop,
  );
  const seconds = ((around.now() - startedAt) / 1000).toFixed(1);
  for (const difference of differences.slice(0, limit)) around.out(`${differenceText(difference)}\n`);
  if (differences.length > limit) around.out(`and ${differences.length - limit} more; --limit shows them\n`);
  for (const view of unbuilt) around.out(`${view}: no build is complete, so nobody reads it; \`cw rebuild ${view}\`\n`);
  const compared = `${records} records, ${cells} cell versions and ${rows} rows up to seq ${seq} in ${seconds} s`;
  around.out(`${differences.length} ${differences.length === 1 ? 'difference' : 'differences'} (${compared}).\n`);
  return differences.length === 0 ? exitCodes.ok : exitCodes.failed;
}

function differenceText({ where, view, key, expected, actual }: Difference): string {
  const subject = [where, ...(view === undefined ? [] : [view]), key].join(' ');
  return `${subject}: the ledger gives ${expected ?? 'nothing'}, there is ${actual ?? 'nothing'}`;
}
