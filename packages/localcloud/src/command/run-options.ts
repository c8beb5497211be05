import { parseArgs } from 'node:util';
import type { LocalCloudOptions, Ports } from '../local-cloud.ts';

/** What `localcloud run` was asked for, as options of `startLocalCloud`. */
export type RunOptions = Omit<LocalCloudOptions, 'onEvent' | 'delivery'>;

/** Why arguments are not understood. */
export class UsageError extends Error {}

export const usage = `usage: localcloud run <cdk.out> [options]

  <cdk.out>                  the directory that \`cdk synth\` wrote
  --data-dir <folder>        keep tables, queues and positions there; without it nothing outlives the process
  --port <name>=<number>     events, dynamodb, functions, objects, queues or http (the first HTTP API); without it a free one
  --now <time>               what the cloud's clock starts at, ISO 8601; functions still read the machine's own
  --region <region>          without it the one the stacks name, else eu-central-1
  --parameter <name>=<text>  the value of a template parameter
  --env <name>=<text>        a variable added to every function's environment

--port, --parameter and --env may be given more than once.
`;

const portNames = [
  'events',
  'dynamodb',
  'functions',
  'objects',
  'queues',
  'http',
] as const satisfies readonly (keyof Ports)[];

/** Reads the arguments behind `run`. Throws UsageError. */
export function readRunOptions(args: readonly string[]): RunOptions {
  const { values, positionals } = parse(args);
  const [assembly, ...others] = positionals;
  if (assembly === undefined || others.length > 0) throw new UsageError('name one directory that `cdk synth` wrote');
  const now = clock(values.now);
  return {
    assembly,
    dataDir: values['data-dir'],
    ports: readPorts(pairs('--port', values.port)),
    parameters: pairs('--parameter', values.parameter),
    environment: pairs('--env', values.env),
    ...(values.region === undefined ? {} : { region: values.region }),
    ...(now === undefined ? {} : { now }),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const list = { type: 'string', multiple: true, default: [] as string[] } as const;
  const options = { 'data-dir': text, now: text, region: text, port: list, parameter: list, env: list };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function pairs(option: string, given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw new UsageError(`${option} ${pair}: expected <name>=<value>`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function readPorts(given: Readonly<Record<string, string>>): Ports {
  const ports: { -readonly [Name in keyof Ports]: number } = {};
  for (const [name, text] of Object.entries(given)) {
    const known = portNames.find((each) => each === name);
    if (known === undefined) throw new UsageError(`--port ${name}=${text}: the names are ${portNames.join(', ')}`);
    if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
      throw new UsageError(`--port ${name}=${text}: expected a number from 0 to 65535`);
    }
    ports[known] = Number(text);
  }
  return ports;
}

function clock(start: string | undefined): (() => number) | undefined {
  if (start === undefined) return undefined;
  const offsetMs = Date.parse(start) - Date.now();
  if (Number.isNaN(offsetMs)) throw new UsageError(`--now ${start}: expected a time as 2026-01-31T12:00:00Z`);
  return () => Date.now() + offsetMs;
}
