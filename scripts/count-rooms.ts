// Files and lines of source and tests for each room: `npm run count`, of a commit `npm run count -- a112096`.
// `--folders` adds a row for each folder of a room.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export interface CountedFile {
  readonly path: string;
  readonly lines: number;
}

export interface RoomCount {
  readonly room: string;
  readonly sourceFiles: number;
  readonly sourceLines: number;
  readonly testFiles: number;
  readonly testLines: number;
}

/** Whether a file is test code: named so, or in a folder `test` or `tests`. */
export function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || /(^|\/)tests?\//.test(path);
}

/** The room of a file: a package or app, `infra`, `scripts`, a folder of `tests`; `folders` gives the folder in it too. */
export function roomOf(path: string, folders = false): string {
  const parts = path.split('/').slice(0, -1);
  const depth = parts[0] === 'packages' || parts[0] === 'apps' || parts[0] === 'tests' ? 2 : 1;
  const room = parts.slice(0, depth).join('/') || '(root)';
  if (!folders) return room;
  const inside = parts.slice(depth).filter((part, index) => index > 0 || part !== 'src');
  return inside[0] === undefined ? room : `${room}/${inside[0]}`;
}

/** One count for each room, in order of name. */
export function countRooms(files: readonly CountedFile[], folders = false): readonly RoomCount[] {
  const rooms = [...new Set(files.map(({ path }) => roomOf(path, folders)))].sort();
  return rooms.map((room) =>
    countOf(
      room,
      files.filter(({ path }) => roomOf(path, folders) === room),
    ),
  );
}

function countOf(room: string, files: readonly CountedFile[]): RoomCount {
  const tests = files.filter(({ path }) => isTest(path));
  const source = files.filter(({ path }) => !isTest(path));
  const linesOf = (counted: readonly CountedFile[]) => counted.reduce((total, { lines }) => total + lines, 0);
  return {
    room,
    sourceFiles: source.length,
    sourceLines: linesOf(source),
    testFiles: tests.length,
    testLines: linesOf(tests),
  };
}

/** A Markdown table of the rooms, the sum last. */
export function roomTable(files: readonly CountedFile[], folders = false): string {
  const cells = ({ room, sourceFiles, sourceLines, testFiles, testLines }: RoomCount) =>
    [room, ...[sourceFiles, sourceLines, testFiles, testLines].map((count) => count.toLocaleString('en-US'))].join(
      ' | ',
    );
  return [
    '| room | source files | lines | test files | lines |',
    '|---|---:|---:|---:|---:|',
    ...[...countRooms(files, folders), countOf('all', files)].map((count) => `| ${cells(count)} |`),
  ].join('\n');
}

/** Reads `path:lines` as `git grep --count` prints it, after the commit if one is named. */
export function readCounts(output: string): readonly CountedFile[] {
  return [...output.matchAll(/^(?:[^:\n]+:)?([^:\n]+):(\d+)$/gm)].map(([, path = '', lines]) => ({
    path,
    lines: Number(lines),
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { folders: { type: 'boolean' } } });
  const git = spawnSync('git', ['grep', '--count', '', ...positionals, '--', '*.ts', '*.tsx'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  process.stderr.write(git.stderr);
  process.stdout.write(`${roomTable(readCounts(git.stdout), values.folders)}\n`);
  process.exitCode = git.status ?? 1;
}
