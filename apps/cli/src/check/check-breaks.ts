import { interceptionQuestion } from '@counterweight/contracts/http';
import { checkBreaks, type DetectedBreak } from '@counterweight/domain/answers';
import { createApiClient, readAnswer } from '../api/api-client.ts';
import { endpointOf, type TargetOptions } from '../api/api-target.ts';
import { percentText } from '../ask/interception-words.ts';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';

const KINETIC = 'kinetic';

/** `cw check breaks`: where drones reported destroyed change by month, beside the registry. Ends with 1 at a change that is not registered. */
export async function reportBreaks(
  options: TargetOptions & { readonly source?: string },
  env: CliEnvironment,
): Promise<ExitCode> {
  const api = createApiClient({ endpoint: endpointOf(options) }, env);
  const asked = { by: 'month', class: 'drone', ...(options.source === undefined ? {} : { source: options.source }) };
  const answer = await api.send(interceptionQuestion.path, { query: asked, accept: 'application/json' });
  const { data, definition } = readAnswer(answer, interceptionQuestion.answer, interceptionQuestion.path);
  // The rows of segments follow the month's own, and add up to it.
  const months = [...Map.groupBy(data, (row) => String(row.month)).entries()].flatMap(([month, [row]]) =>
    row === undefined ? [] : [{ month, launched: row.launched, destroyed: row.destroyed }],
  );
  const registry = definition.breaks.filter(({ kind, measures }) => kind === 'break' && measures.includes(KINETIC));
  const { detected, unseen } = checkBreaks(months, registry);
  for (const each of detected) env.out(`${detectedText(each)}\n`);
  for (const code of unseen)
    env.out(`${code} is registered, and nothing changes then in these ${months.length} months\n`);
  const news = detected.filter(({ registered }) => registered === undefined).length;
  env.out(
    `${detected.length} changes in ${months.length} months, ${news} of them not registered (table ${definition.tables.reporting}).\n`,
  );
  if (news > 0)
    env.out('Read the reports of these months: a break in them belongs in the table of reporting breaks.\n');
  return news === 0 ? exitCodes.ok : exitCodes.failed;
}

function detectedText({ month, before, after, registered }: DetectedBreak): string {
  const change = `${month}: drones reported destroyed go from ${percentText(before)} to ${percentText(after)}`;
  return `${change}, ${registered === undefined ? 'NOT REGISTERED' : `registered as ${registered}`}`;
}
