import { createApiClient } from '../api/api-client.ts';
import { endpointOf } from '../api/api-target.ts';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import { type AskOptions, queryOf } from './ask-options.ts';
import type { AskableView } from './askable-views.ts';

/** `cw ask VIEW`: the view as a table, or as the API's own JSON or CSV. */
export async function askView(view: AskableView, options: AskOptions, env: CliEnvironment): Promise<ExitCode> {
  const api = createApiClient({ endpoint: endpointOf(options) }, env);
  const query = queryOf(view.parameters, options);
  const accept = options.csv === true ? 'text/csv' : 'application/json';
  const answer = await api.send(view.path, { query, accept });
  const raw = options.csv === true || options.json === true;
  env.out(raw ? `${answer.text.trimEnd()}\n` : view.print(answer, query, api.endpoint));
  return exitCodes.ok;
}
