import type { Command } from 'commander';
import type { CliEnvironment } from '../command/cli-environment.ts';
import type { ExitCode } from '../command/exit-code.ts';
import { withDataDir } from '../stack/stack-options.ts';
import { publicKeyFile } from '../start/checkpoint-key.ts';
import { type GetProofOptions, getProof } from './get-proof.ts';
import { type VerifyProofOptions, verifyProof } from './verify-proof.ts';

/** Adds `cw proof get|verify`. */
export function addProof(program: Command, env: CliEnvironment, finish: (code: ExitCode) => void): void {
  const proof = program.command('proof').description('that a record is in the signed journal, and that it only grew');
  withFiles(withDataDir(proof.command('get').description('write down the newest checkpoint and a proof against it')))
    .option('--endpoint <url>', "the API (default: the running stack's, else http://127.0.0.1:8787)")
    .option('--kind <kind>', 'of the record')
    .option('--entity <id>', 'of the record')
    .option('--record <id>', 'of the record')
    .option('--revision <n>', 'of the record')
    .option('--from <n>', 'instead of a record: the size of an earlier checkpoint')
    .action(async (options: GetProofOptions) => finish(await getProof(options, env)));
  withFiles(withDataDir(proof.command('verify').description('check both, offline, by the public key')))
    .option('--key <file>', "the public key (default: the local stack's)")
    .option('--earlier <file>', 'the earlier of two checkpoints')
    .action((options: Omit<VerifyProofOptions, 'key'> & { readonly key?: string; readonly dataDir: string }) =>
      finish(verifyProof({ ...options, key: options.key ?? publicKeyFile(options.dataDir) }, env)),
    );
}

function withFiles(command: Command): Command {
  return command
    .option('--checkpoint <file>', 'the checkpoint', 'checkpoint.txt')
    .option('--proof <file>', 'the proof', 'proof.json');
}
