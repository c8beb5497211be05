// `npm run record:answers -- --out DIR [--data ../shared/data]`: records what the API answers and what `cw` prints, one
// file for each question, so that `npm run compare:answers -- DIR_A DIR_B` can show that a change of the code changed
// none of it. First the demo set alone, with all that publishers and operators can do; then, on a stack of its own, the
// demo set with the files of third parties imported beside it. What differs between two runs of the same code is put
// into the same words: see normalise.ts. Answers over third parties' data may not become part of the project.
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { scratchFolder, sharedData, startStack, WHY_NO_DATA } from '../harness/stack.ts';
import { readOperations, unasked } from './api-description.ts';
import { CommandRunner } from './command-runner.ts';
import { DEMO_DAY, IMPORT_DAY, startOf, TODAY } from './days.ts';
import {
  askCommands,
  type Desk,
  pledgeCommands,
  recordCommands,
  recordHelp,
  stackCommands,
} from './record-commands.ts';
import { hasImports, recordImports } from './record-imports.ts';
import { recordPublishing } from './record-publishing.ts';
import { recordReads } from './record-reads.ts';
import { recordRefusals } from './record-refusals.ts';
import { recordStart } from './record-start.ts';
import { Recorder } from './recorder.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

type Work = (desk: Desk) => Promise<void>;

/** Starts the stack on a day, does the work with it, stops it. Returns how many answers were recorded. */
async function onDay(day: string, folder: string, out: string, work: Work): Promise<number> {
  const stack = await startStack(join(folder, 'data'), ['--now', startOf(day)]);
  const cw = new CommandRunner(folder);
  try {
    const { api, events } = stack;
    const recorder = new Recorder(out, { api, events, folder });
    await work({ folder, api, events, recorder, cw });
    return recorder.count;
  } finally {
    cw.stop();
    await stack.stop();
  }
}

/** One stack through its days: the demo set becomes known, then what is imported, then everything is asked. */
async function recordPhase(out: string, days: readonly (readonly [string, Work])[]): Promise<void> {
  const started = Date.now();
  const { folder, remove } = scratchFolder();
  let count = 0;
  try {
    await onDay(DEMO_DAY, folder, out, async () => {});
    for (const [day, work] of days) count += await onDay(day, folder, out, work);
  } finally {
    remove();
  }
  say(`${out}: ${count} answers in ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

/** Everything, on the demo set alone. Throws when the API or `cw` has something that nothing here asks for. */
async function recordDemo(desk: Desk): Promise<void> {
  const { recorder, folder } = desk;
  writeFileSync(join(folder, 'empty.csv'), '');
  writeFileSync(join(folder, 'odd.csv'), 'one,two\n1,2\n');
  const operations = await readOperations(recorder);
  recordStart(recorder);
  await recordReads(recorder);
  await recordRefusals(recorder, operations);
  const commands = await recordHelp(desk);
  await recordCommands([...askCommands, ...stackCommands], desk);
  await recordPublishing(desk);
  const unrun = commands.filter((command) => !recorder.ran(command));
  const open = [...unasked(operations, recorder.asked), ...unrun.map((command) => `cw ${command}`)];
  if (open.length > 0) throw new Error(`nothing asks for:\n${open.join('\n')}`);
}

/** What is read, on the demo set with the imports beside it. */
async function recordReal({ recorder, ...desk }: Desk): Promise<void> {
  await recordReads(recorder);
  await recordCommands([...askCommands, ...pledgeCommands, 'verify'], { ...desk, recorder });
}

const { values } = parseArgs({ options: { out: { type: 'string' }, data: { type: 'string', default: sharedData } } });
if (values.out === undefined) {
  process.stderr.write('usage: npm run record:answers -- --out DIR [--data ../shared/data]\n');
  process.exit(2);
}
const [out, data] = [resolve(values.out), resolve(values.data)];
if (existsSync(out)) {
  process.stderr.write(`${out} is there already; what it holds would be taken for answers\n`);
  process.exit(2);
}
await recordPhase(join(out, 'demo'), [[TODAY, recordDemo]]);
if (hasImports(data)) {
  const importing: Work = (desk) => recordImports(data, desk);
  await recordPhase(join(out, 'real'), [
    [IMPORT_DAY, importing],
    [TODAY, recordReal],
  ]);
} else {
  say(`Nothing recorded over imported data: ${data} does not hold it (${WHY_NO_DATA}).`);
}
