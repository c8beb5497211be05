import type { CommandRunner } from './command-runner.ts';
import { BEFORE, DEMO_DAY, TODAY } from './days.ts';
import { expand } from './expand.ts';
import { inLanes, type Recorder } from './recorder.ts';

const LANES = 2;

/** What one run of `cw` needs to know of the stack: it works in `folder`, which holds the stack's data as `data`. */
export interface Desk {
  readonly folder: string;
  readonly api: string;
  readonly events: string;
  readonly recorder: Recorder;
  readonly cw: CommandRunner;
}

const strikesOf2023 = '--from 2023-12-29 --to 2024-01-02';
const times = `--as-of 2024-01-01|--known-at ${DEMO_DAY}|--known-at ${BEFORE}|--known-at ${TODAY}|--source nobody`;
const conversions = '--currency USD|--currency AUD --fx announcement_month_avg|--fx as_reported|--fx fixed:2024-01-05';

/** Command lines that only read the API. */
export const askCommands = expand(`
  ask strikes
  ask strikes --by {day|month|year|weapon|class|region|target|claimant}
  ask strikes --by {weapon|week} ${strikesOf2023}
  ask strikes --by day ${strikesOf2023} {--json|--csv|--day-rule start|--claimant all|--definition 1|--min-seq 1}
  ask strikes {--weapon shahed,kalibr|--class cruise|--region UA|--target energy|${times}|--json --csv|--nonsense}
  ask support
  ask support --by {donor|category|subcategory|month|year|donor,category|stage,month|donor,donor}
  ask support --by donor,category --stage committed {--json|--csv|--donor USA|--category military|--subcategory air_defence|${strikesOf2023}}
  ask support {${conversions}|${times}}
  ask air-defence
  ask air-defence --by {system|donor|stage|month|system,donor}
  ask air-defence {--on 2024-07-15|--class long_range|--system patriot --donor DEU --stage delivered|${strikesOf2023}|--request-source nobody|--json|--csv}
  ask waves
  ask waves {--threshold 500|--gap 0|--rank-by total|${strikesOf2023}|--claimant all --day-rule start|--json|--csv|--threshold 0}
  ask timeline
  ask timeline {${strikesOf2023}|--kind strike,pledge --limit 20|--point delivered|--undated only|--cursor nonsense|--json --limit 3|--csv --limit 3}
  ask coalition
  ask coalition {--body NATO --since 2023-02-28 --on 2024-03-07|--body EU|--on 2023-02-28|${conversions}|--json|--csv}
  ask summary
  ask summary {${conversions}|--json|--csv|--known-at ${DEMO_DAY}|--as-of 2024-01-01}
  ask rumours
  pledge counterweight-demo:{usa-grid-2022-11-29|usa-nasams-1|aus-2022-04-27|deu-iris-t-1|nobody}
  pledge counterweight-demo:usa-nasams-1 {--json|--known-at ${DEMO_DAY}|--known-at ${BEFORE}}
  pledge
`);

/** Pledges of an import. */
export const pledgeCommands = expand('pledge kiel-ukraine-support-tracker:{USM1|DEM1|nobody}');

/** Command lines that work on the stack's tables, or need no stack; none of them changes what the API answers. */
export const stackCommands = expand(`
  nonsense
  verify
  verify --limit {1|none}
  token list
  token list --json
  quarantine list
  quarantine list {--json|--source nobody|--limit 1}
  quarantine show nobody
  quarantine retry
  quarantine retry {nobody|--all|--all --reason unknown_type|nobody --all}
  redrive
  redrive --queue {lost|ingest|rule}
  rebuild rumours
  redact counterweight-demo:nobody report 1 --reason none --answer {410|451|404} --yes
  redact counterweight-demo:2023-12-29-kh-101 report 1 --reason none --answer 410
  verify --data-dir nowhere
  import {strikes|kiel|rates} {nowhere.csv|.|empty.csv|odd.csv} --dry-run
  import strikes odd.csv --dry-run --source Odd
  publish {nowhere.ndjson|.|empty.csv|odd.csv|-}
`);

/** Records what `cw` prints and ends with. Never throws for what it ends with. */
export async function recordCommand(line: string, { cw, api, recorder }: Desk, note?: string): Promise<string> {
  const args = line.split(' ').filter((part) => part !== '');
  const { code, stdout, stderr } = await cw.run([...args, ...targetOf(args, api)]);
  const shown = [`cw ${line}`, `exit ${code}`, '--- stdout', stdout, '--- stderr', stderr].join('\n');
  recorder.write([note, 'cw', line].filter(Boolean).join(' '), shown);
  return stdout;
}

/** Records many command lines. */
export async function recordCommands(lines: readonly string[], desk: Desk): Promise<void> {
  await inLanes(LANES, lines, (line) => recordCommand(line, desk));
}

/** Records `--help` of every command that there is. Returns the commands that have none below them. */
export async function recordHelp(desk: Desk): Promise<readonly string[]> {
  const leaves: string[] = [];
  const visit = async (command: string): Promise<void> => {
    const text = await recordCommand(`${command} --help`.trim(), desk);
    const [, list = ''] = text.split('\nCommands:\n');
    const below = [...list.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name = '']) => name).filter((name) => name !== 'help');
    if (below.length === 0) leaves.push(command);
    await inLanes(LANES, below, (name) => visit(`${command} ${name}`.trim()));
  };
  await visit('');
  return leaves.sort();
}

/** The stack that a command is for, where it takes one: only those that publish or ask know the address of an API. */
function targetOf(args: readonly string[], api: string): readonly string[] {
  if (args.includes('--help') || args.includes('--data-dir') || args[0] === 'nonsense') return [];
  const asks = ['ask', 'import', 'publish', 'pledge'].includes(args[0] ?? '');
  return [...(asks ? ['--endpoint', api] : []), '--data-dir', 'data'];
}
