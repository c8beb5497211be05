import { createApiClient, readAnswer } from '../api/api-client.ts';
import { endpointOf, type TargetOptions } from '../api/api-target.ts';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import { pledgeAnswerSchema } from './pledge-answer.ts';
import { pledgeText } from './pledge-text.ts';

export interface ShowPledgeOptions extends TargetOptions {
  readonly json?: boolean;
  readonly knownAt?: string;
}

/** `cw pledge ID`: one pledge with its transactions, the publisher's conversion beside ours with the rate and its day. */
export async function showPledge(id: string, options: ShowPledgeOptions, env: CliEnvironment): Promise<ExitCode> {
  const api = createApiClient({ endpoint: endpointOf(options) }, env);
  const path = `/v1/pledges/${encodeURIComponent(id)}`;
  const answer = await api.send(path, { query: { known_at: options.knownAt } });
  const text = () => pledgeText(readAnswer(answer, pledgeAnswerSchema, path).data);
  env.out(options.json === true ? `${answer.text.trimEnd()}\n` : text());
  return exitCodes.ok;
}
