import { Command, InvalidArgumentError } from 'commander';

export interface StartOptions {
  readonly dataDir: string;
  /** False with `--empty`. */
  readonly demo: boolean;
  /** Epoch milliseconds that the stack's clock starts from; undefined for the machine's clock. */
  readonly nowMs: number | undefined;
  readonly port: number;
  readonly eventsPort: number;
  readonly delivery: 'once' | 'twice-and-shuffled';
}

/** Reads the command line and `PORT`, `EVENTS_PORT`. A bad value ends the process with status 2 and a line that names it. */
export function readStartOptions(args: readonly string[], environment: NodeJS.ProcessEnv): StartOptions {
  const command = new Command('npm start --')
    .description('Runs Counterweight on this machine, from the synthesized template, until Ctrl-C.')
    .option('--data-dir <folder>', 'where data lives', '.counterweight')
    .option('--empty', 'load no demo set')
    .option('--now <instant>', 'start the clock at this instant, such as 2024-01-05T09:00:00Z', parseInstant)
    .option('--port <n>', 'the API (or PORT)', parsePort, portOf(environment, 'PORT', 8787))
    .option('--events-port <n>', 'the bus (or EVENTS_PORT)', parsePort, portOf(environment, 'EVENTS_PORT', 4010))
    .option('--deliver-twice', 'deliver everything at least twice and shuffled, as the cloud may')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .allowExcessArguments(false);
  const given = command.parse([...args], { from: 'user' }).opts<{
    dataDir: string;
    empty?: boolean;
    now?: number;
    port: number;
    eventsPort: number;
    deliverTwice?: boolean;
  }>();
  return {
    dataDir: given.dataDir,
    demo: given.empty !== true,
    nowMs: given.now,
    port: given.port,
    eventsPort: given.eventsPort,
    delivery: given.deliverTwice === true ? 'twice-and-shuffled' : 'once',
  };
}

function portOf(environment: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  try {
    return parsePort(text);
  } catch {
    process.stderr.write(`${name} is ${text}; allowed: a port number from 0 to 65535\n`);
    return process.exit(2);
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('allowed: a port number from 0 to 65535');
  return port;
}

function parseInstant(text: string): number {
  const instant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(instant)) {
    throw new InvalidArgumentError('allowed: a day, 2024-01-05, or an instant with its zone, 2024-01-05T09:00:00Z');
  }
  return instant;
}
