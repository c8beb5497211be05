import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type CliEnvironment, fileAt } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { exitCodes } from '../command/exit-code.ts';
import { readStackFile } from '../stack/stack-file.ts';

const DEFAULT_ENDPOINT = 'http://127.0.0.1:8787';

export interface TargetOptions {
  readonly endpoint?: string;
  readonly tokenFile?: string;
  readonly dataDir: string;
}

/** The API's address: as told, else of the stack that runs on the data directory, else the default port. */
export function endpointOf({ endpoint, dataDir }: TargetOptions): string {
  if (endpoint === undefined) return readStackFile(dataDir)?.httpUrl ?? DEFAULT_ENDPOINT;
  const url = URL.parse(endpoint);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new CommandError(`--endpoint ${endpoint}: allowed is an http(s) address of the API`, exitCodes.usage);
  }
  return url.href.replace(/\/+$/, '');
}

/** The bearer token in the file named, else in the data directory's. */
export function readToken({ tokenFile, dataDir }: TargetOptions, env: CliEnvironment): string {
  const file = tokenFile === undefined ? join(resolve(dataDir), 'publisher-token') : fileAt(tokenFile, env);
  let token: string;
  try {
    token = readFileSync(file, 'utf8').trim();
  } catch {
    throw new CommandError(
      `no publisher token in ${file}: \`npm start\` writes one into its data directory; name it with --data-dir or --token-file`,
    );
  }
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new CommandError(`${file} holds no token: allowed is one line of printable characters without blanks`);
}
