// `npm run compare:answers -- DIR_A DIR_B`: lists what two recordings of answers differ in; ends with 1 when they do.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [first, second] = process.argv.slice(2);
if (first === undefined || second === undefined) {
  process.stderr.write('usage: npm run compare:answers -- DIR_A DIR_B\n');
  process.exit(2);
}
const CONTEXT = 100;
const MOST_LINES = 5;

function filesOf(folder: string): readonly string[] {
  const entries = readdirSync(resolve(folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return files.map((file) => file.slice(resolve(folder).length + 1)).sort();
}

/** Where two lines part, with some of what stands around it. */
function partOf(line: string, other: string): string {
  let at = 0;
  while (at < line.length && line[at] === other[at]) at += 1;
  const start = Math.max(0, at - CONTEXT);
  return `${start > 0 ? '…' : ''}${line.slice(start, at + CONTEXT)}${line.length > at + CONTEXT ? '…' : ''}`;
}

/** The lines that two texts differ in, the first few of them. */
function difference(a: string, b: string): readonly string[] {
  const [before, after] = [a.split('\n'), b.split('\n')];
  const numbers = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
  const differing = numbers.filter((index) => before[index] !== after[index]);
  const shown = differing.slice(0, MOST_LINES).flatMap((index) => {
    const [old, now] = [before[index], after[index]];
    const lines = [`  line ${index + 1}`];
    if (old !== undefined) lines.push(`  - ${partOf(old, now ?? '')}`);
    if (now !== undefined) lines.push(`  + ${partOf(now, old ?? '')}`);
    return lines;
  });
  const more = differing.length - MOST_LINES;
  return more > 0 ? [...shown, `  and ${more} more lines`] : shown;
}

const [a, b] = [new Set(filesOf(first)), new Set(filesOf(second))];
const same = [...a].filter((file) => b.has(file));
const lines = [
  ...[...a].filter((file) => !b.has(file)).map((file) => `missing: ${file}`),
  ...[...b].filter((file) => !a.has(file)).map((file) => `new: ${file}`),
  ...same.flatMap((file) => {
    const [old, now] = [first, second].map((folder) => readFileSync(join(folder, file), 'utf8'));
    return old === now ? [] : [`different: ${file}`, ...difference(old ?? '', now ?? '')];
  }),
];
const count = lines.filter((line) => !line.startsWith(' ')).length;
process.stdout.write([...lines, `${same.length} answers in both, ${count} missing, new or different`, ''].join('\n'));
process.exitCode = count === 0 ? 0 : 1;
