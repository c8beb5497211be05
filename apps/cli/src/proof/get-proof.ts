import { writeFileSync } from 'node:fs';
import { proofAnswerSchema, proofQuestion } from '@counterweight/contracts/http';
import { claimedSize } from '@counterweight/ledger';
import { type ApiClient, createApiClient, readAnswer } from '../api/api-client.ts';
import { endpointOf, type TargetOptions } from '../api/api-target.ts';
import { type CliEnvironment, fileAt } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';

export interface GetProofOptions extends TargetOptions {
  readonly kind?: string;
  readonly entity?: string;
  readonly record?: string;
  readonly revision?: string;
  /** The size of an earlier checkpoint. */
  readonly from?: string;
  readonly checkpoint: string;
  readonly proof: string;
}

/** `cw proof get`: writes down the newest checkpoint and a proof against it. What they say is for `cw proof verify` to find out. */
export async function getProof(options: GetProofOptions, env: CliEnvironment): Promise<ExitCode> {
  const api = createApiClient({ endpoint: endpointOf(options) }, env);
  const note = await readCheckpoint(api);
  const { kind, entity, record, revision, from } = options;
  const query = { kind, entity, record, revision, from, size: String(claimedSize(note)) };
  const answer = await api.send(proofQuestion.path, { query });
  readAnswer(answer, proofAnswerSchema, proofQuestion.path);
  writeFileSync(fileAt(options.checkpoint, env), note);
  writeFileSync(fileAt(options.proof, env), answer.text);
  env.out(`The checkpoint is in ${options.checkpoint}, the proof in ${options.proof}; cw proof verify checks them.\n`);
  return exitCodes.ok;
}

async function readCheckpoint(api: ApiClient): Promise<string> {
  const { text } = await api.send('/checkpoint', { accept: 'text/plain' });
  if (claimedSize(text) === undefined) throw new CommandError('/checkpoint answered something that is no checkpoint');
  return text;
}
