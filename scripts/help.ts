// `npm run help`: what each script of package.json does.
import { fileURLToPath } from 'node:url';

/** One line for each script, in the order in which a newcomer needs them. A test compares with package.json. */
export const scriptDescriptions: Readonly<Record<string, string>> = {
  start: 'runs everything on this machine and loads the demo set (options: README)',
  cw: 'the command line: npm run -s cw -- ask strikes --by month',
  test: 'runs every check, as CI does; the last line counts',
  'test:unit': 'runs the tests that start no stack (one file: add its name)',
  'test:watch': 'runs unit tests again as files change',
  verify: 'before each commit: format, lint, dead code, types, unit tests of what differs from main',
  format: 'formats, sorts imports and mends what the linter can',
  'check:types': 'checks the types of the whole workspace in one run',
  turbo: 'runs Turborepo: -- run test check --affected does what a change reaches, from cache',
  'check:licences': 'checks the licences of everything installed',
  'check:audit': 'asks the registry for known vulnerabilities of what is installed',
  'check:simulation': 'runs the simulation with many seeds (-- --seeds N), or tells the story of one (-- --seed N)',
  'check:real-data': 'imports all of the data beside the project in every way; npm test takes a fourth of it',
  'check:import-fuzz': 'imports mutated files (-- --files 20000): none may crash, hang or change what it must not',
  'check:calibration':
    'tests what follows waves over 400 simulated histories: how often it is wrong, and what it finds',
  'check:fuzz': 'sends 30,000 mutated events to the bus and as many by POST: each must be accounted for',
  'check:kill': 'imports real data under twenty kill -9 and verifies the views',
  'record:answers': 'records every answer of the API and of cw (-- --out DIR), demo set and real data, in minutes',
  'compare:answers': 'lists what two recordings differ in (-- DIR DIR): none, when a change keeps behaviour',
  docs: 'writes the parts of documents that are made from code, measurements and answers',
  schemas: 'writes the JSON Schemas of all events',
  count: 'counts files and lines of each room',
  bench: 'measures views beside SQLite and DuckDB, and the ledger beside its engine',
  measure: 'measures the figures of docs/measurements.md',
  'measure:cost': 'measures what docs/cost.md is computed from',
  synth: 'writes the CloudFormation templates and checks them with cdk-nag',
  baseline: 'accepts changed names of tables, queues, buckets and exports',
  bootstrap: 'prepares an AWS account and region for deployments (docs/deploy.md)',
  diff: 'shows what a deployment would change',
  deploy: 'deploys the stacks of an environment',
  destroy: 'deletes the stacks of an environment, except prod',
  'install:frozen': 'installs exactly what the lockfile names',
  sbom: 'writes a software bill of materials into dist/',
  help: 'prints this list',
};

/** The list as it is printed. */
export function helpText(): string {
  const commands = Object.entries(scriptDescriptions).map(
    ([name, description]) =>
      [name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`, description] as const,
  );
  const width = Math.max(...commands.map(([command]) => command.length));
  return commands.map(([command, description]) => `${command.padEnd(width)}  ${description}\n`).join('');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(helpText());
