// `npm run check:import-fuzz -- --files 20000`: imports mutated files; none may crash, hang, take 500 MB or change the
// ledger when it is refused. `--seed 7` runs one of them.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ImportFuzz } from './fuzz-import.ts';

/** A process of its own for so many files: its memory is measured, and it can be ended when it hangs. */
const FILES_A_PROCESS = 2000;
const HANGS_MS = 60_000;
const MAX_MEMORY_MB = 500;

interface Report {
  readonly faults: readonly string[];
  readonly codes: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  readonly memoryMb: number;
}

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    from: { type: 'string' },
  },
});
if (values.from !== undefined) await runPart(Number(values.from), Number(values.files));
else if (values.seed !== undefined) await runPart(Number(values.seed), 1);
else await runAll(Number(values.files));

async function runAll(files: number): Promise<void> {
  const reports: Report[] = [];
  for (let from = 0; from < files; from += FILES_A_PROCESS) {
    reports.push(await runProcess(from, Math.min(FILES_A_PROCESS, files - from)));
    process.stderr.write(`${Math.min(from + FILES_A_PROCESS, files)} of ${files} files\n`);
  }
  const faults = reports.flatMap((report) => report.faults);
  const codes: Record<string, number> = {};
  for (const report of reports)
    for (const [code, count] of Object.entries(report.codes)) codes[code] = (codes[code] ?? 0) + count;
  const memoryMb = Math.max(...reports.map((report) => report.memoryMb));
  if (memoryMb > MAX_MEMORY_MB) faults.push(`took ${memoryMb} MB of memory`);
  const slowest = Math.max(...reports.map((report) => report.slowestMs));
  for (const fault of faults) console.log(fault);
  const outcomes = Object.entries(codes).map(([code, count]) => `${count} ended with ${code}`);
  console.log(
    `${files} files: ${outcomes.join(', ')}; the slowest took ${slowest} ms, at most ${memoryMb} MB of memory`,
  );
  console.log(`${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

/** Runs a part in a process of its own, which is ended when it says nothing for a minute. */
function runProcess(from: number, files: number): Promise<Report> {
  const script = fileURLToPath(import.meta.url);
  const args = [...process.execArgv, script, '--from', String(from), '--files', String(files)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve) => {
    const lines: string[] = [''];
    const end = (why: string) =>
      resolve({ faults: [`${why} after seed ${lastSeed(lines)}`], codes: {}, slowestMs: 0, memoryMb: 0 });
    const hangs = () => {
      child.kill('SIGKILL');
      end('hangs');
    };
    let timer = setTimeout(hangs, HANGS_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      clearTimeout(timer);
      timer = setTimeout(hangs, HANGS_MS);
      const [first = '', ...rest] = chunk.toString().split('\n');
      lines.push(`${lines.pop() ?? ''}${first}`, ...rest);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      const report = lines.find((line) => line.startsWith('{'));
      if (report === undefined) end(`ended with ${code}`);
      else resolve(JSON.parse(report));
    });
  });
}

function lastSeed(lines: readonly string[]): string {
  return lines.findLast((line) => /^\d+$/.test(line)) ?? 'none';
}

async function runPart(from: number, files: number): Promise<void> {
  const fuzz = new ImportFuzz();
  const faults: string[] = [];
  const codes: Record<string, number> = {};
  let slowestMs = 0;
  for (let seed = from; seed < from + files; seed += 1) {
    const { code, milliseconds, fault } = await fuzz.run(seed);
    codes[code] = (codes[code] ?? 0) + 1;
    slowestMs = Math.max(slowestMs, Math.round(milliseconds));
    if (fault !== undefined) faults.push(fault);
    process.stdout.write(`${seed}\n`);
  }
  fuzz.close();
  const memoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(`${JSON.stringify({ faults, codes, slowestMs, memoryMb } satisfies Report)}\n`);
}
