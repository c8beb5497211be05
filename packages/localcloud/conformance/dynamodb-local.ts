import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** AWS's DynamoDB Local, running. */
export interface DynamoDbLocal {
  readonly url: string;
  stop(): Promise<void>;
}

const JAR = 'DynamoDBLocal.jar';
const START_TIMEOUT_MS = 30_000;

function jarFolder(root: string): string | undefined {
  const libraries = [join(root, 'lib'), join(root, 'package', 'lib')].filter((path) => existsSync(path));
  const nested = libraries.flatMap((path) => readdirSync(path).map((name) => join(path, name)));
  return [root, ...nested].find((path) => existsSync(join(path, JAR)));
}

function javaVersion(): number {
  const { stderr, error } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  return error ? 0 : Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
}

/** Why DynamoDB Local cannot run here; undefined when it can. */
export function missingForDynamoDbLocal(root: string | undefined): string | undefined {
  if (!root) return 'DYNAMODB_LOCAL_DIR is not set';
  if (!jarFolder(root)) return `no ${JAR} under DYNAMODB_LOCAL_DIR`;
  const version = javaVersion();
  return version >= 17 ? undefined : `Java 17 is needed, ${version === 0 ? 'none' : `version ${version}`} was found`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}

async function untilAnswering(url: string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const answers = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answers) return;
    await delay(100);
  }
  throw new Error(`DynamoDB Local did not answer within ${START_TIMEOUT_MS} ms`);
}

/** Starts the jar found under `root`, in memory, on a free port. */
export async function startDynamoDbLocal(root: string): Promise<DynamoDbLocal> {
  const folder = jarFolder(root);
  if (!folder) throw new Error(`no ${JAR} under ${root}`);
  const port = await freePort();
  const switches = ['-Djava.library.path=./DynamoDBLocal_lib', '-Xmx512m', '-jar', JAR];
  const options = ['-inMemory', '-disableTelemetry', '-port', String(port)];
  const child = spawn('java', [...switches, ...options], { cwd: folder, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await untilAnswering(url);
  return {
    url,
    stop: async () => {
      child.kill();
      await exited;
    },
  };
}
