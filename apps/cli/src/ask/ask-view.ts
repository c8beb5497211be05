import { createApiClient, readAnswer } from '../api/api-client.ts';
import { endpointOf } from '../api/api-target.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import type { Surroundings } from '../command/surroundings.ts';
import { type AskOptions, queryOf } from './ask-options.ts';
import { strikesAnswerSchema } from './strikes-answer.ts';
import { strikesTable } from './strikes-table.ts';

/** `cw ask VIEW`: the view as a table, or as the API's own JSON or CSV. */
export async function askView(view: string, options: AskOptions, around: Surroundings): Promise<ExitCode> {
  const api = createApiClient({ endpoint: endpointOf(options) }, around);
  const query = queryOf(options);
  const path = `/v1/views/${view}`;
  const accept = options.csv === true ? 'text/csv' : 'application/json';
  const answer = await api.send(path, { query, accept });
  if (options.csv === true || options.json === true) around.out(`${answer.text.trimEnd()}\n`);
  else around.out(strikesTable(readAnswer(answer, strikesAnswerSchema, path), query.by ?? 'month', api.endpoint));
  return exitCodes.ok;
}
