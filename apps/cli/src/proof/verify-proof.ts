import { type Proof, proofAnswerSchema } from '@counterweight/contracts/http';
import {
  type Checkpoint,
  checkCheckpoints,
  checkRecordProof,
  openCheckpoint,
  type ProofFault,
  readNoteKey,
} from '@counterweight/ledger';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';
import { textIn } from '../command/text-in.ts';

export interface VerifyProofOptions {
  readonly checkpoint: string;
  readonly proof: string;
  /** The file of the public key. */
  readonly key: string;
  /** An earlier checkpoint, for a proof of consistency. */
  readonly earlier?: string;
}

const faults: Readonly<Record<ProofFault, string>> = {
  other_size: 'it is of a tree of another size than the checkpoint',
  record_not_in_item: 'its item of the journal does not name the record',
  item_altered: 'its item of the journal does not have the hash that it says',
  index_not_of_item: 'its leaf is not at the place of its item',
  not_in_checkpoint: 'its path does not lead to the root of the checkpoint',
  not_consistent: 'the later checkpoint does not go on from the earlier one',
};

const refusals = {
  no_note: 'it is no signed note',
  not_signed_by_key: 'it is not signed by this key',
  signature_wrong: 'the signature is not that of its text: it was altered, or signed by somebody else',
  no_checkpoint: 'what is signed is no checkpoint of this key’s journal',
} as const;

/** `cw proof verify`: checks a proof against a signed checkpoint and a public key, from files alone. Throws CommandError with what is wrong. */
export function verifyProof(options: VerifyProofOptions, env: CliEnvironment): ExitCode {
  const later = checkpointIn(options.checkpoint, options.key, env);
  const proof = proofIn(options.proof, env);
  if (proof.type === 'inclusion') {
    refuse(checkRecordProof(proof, later), options.proof);
    const { kind, entity, record, revision } = proof.record;
    const named = proof.item.records.filter((each) => each.entity === entity && each.record === record);
    const { hash = '' } = named.find((each) => each.revision === revision && each.kind === kind) ?? {};
    env.out(`Proved: ${kind} ${entity} ${record} ${revision} is in item ${proof.item.seq} of the journal, known on `);
    env.out(`${proof.item.day}, with the hash ${hash}.\n`);
  } else {
    if (options.earlier === undefined) throw new CommandError('--earlier names the checkpoint that the proof is from');
    refuse(checkCheckpoints(proof, checkpointIn(options.earlier, options.key, env), later), options.proof);
    env.out(`Proved: the journal of ${proof.size} items begins with that of ${proof.from}.\n`);
  }
  env.out(`The checkpoint of ${later.size} items is signed by ${later.origin}.\n`);
  return exitCodes.ok;
}

function checkpointIn(file: string, keyFile: string, env: CliEnvironment): Checkpoint {
  const key = readNoteKey(textIn(keyFile, env));
  if (key === undefined) throw new CommandError(`${keyFile}: no public key of the form <name>+<id>+<key>`);
  const opened = openCheckpoint(textIn(file, env), key);
  if (!opened.ok) throw new CommandError(`${file}: not proved: ${refusals[opened.reason]}`);
  return opened.checkpoint;
}

function proofIn(file: string, env: CliEnvironment): Proof {
  try {
    return proofAnswerSchema.parse(JSON.parse(textIn(file, env))).data;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${file}: not proved: it is no proof as /v1/proof answers it`);
  }
}

function refuse(fault: ProofFault | undefined, file: string): void {
  if (fault !== undefined) throw new CommandError(`${file}: not proved: ${faults[fault]}`);
}
