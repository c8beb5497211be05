import type { BaseFile } from './base-files.ts';
import type { Random } from './random.ts';

type Rows = string[][];

/** Cells that files are known to hold where something else is expected, and some that nobody would write. */
const CELLS: readonly [string, ...string[]] = [
  ...(['', ' ', '.', '-', '0', '-1', '1', '230.000', '1,234', '22.603.978', '1.2.3', '1e9', '1e308', '-0'] as const),
  ...[
    'NaN',
    'None',
    'N/A',
    '#REF!',
    '=1+1',
    'undisclosed',
    'dozens',
    '9'.repeat(40),
    '1'.repeat(5000),
    'x'.repeat(3000),
  ],
  ...['2025-02-30', '2205-01-01', '0000-00-00', '12/13/2022', 'between 1/2/2022 and 3/4/2022', '45000', 'until 2024'],
  ...["{'a': 1", "{'a': {'b': [1, 2]}}", "['x', 'y'", '[[[[[[', '{}', "{'__proto__': 1}", '__proto__', 'constructor'],
  ...['Ukraine and Russia and Kyiv', 'Black Sea, Odesa oblast', ' and ', '"', '""', "'", '\u0000', '\ufeff', '\u202e'],
  ...[
    'a\nb',
    'a\r\nb',
    'a;b,c\td',
    '\ue000x',
    '\ud83d\ude80',
    'Атака',
    '<c r="A1">',
    '&amp;',
    ']]>',
    'USM2',
    'a/b',
    '../x',
  ],
  ...['Commitment', 'Allocation', 'Pledge', 'Military', 'EUR', 'USD', 'XQQ', 'https://example.org/x', 'javascript:1'],
];
const HEADINGS: readonly [string, ...string[]] = [
  ...(['measure', 'status', 'Unit', 'launched', 'ID', 'Date', 'USD', '', 'Total (million)', '__proto__', 'x'] as const),
];

/** A file made worse in one to four ways: its columns, its cells, its bytes. */
export function mutateFile(base: BaseFile, random: Random): Uint8Array {
  const rows = base.rows.map((cells) => [...cells]);
  for (let times = random.below(3); times > 0; times -= 1) random.pick(CELL_CHANGES)(rows, random);
  if (random.below(4) === 0) random.pick(COLUMN_CHANGES)(rows, random);
  let bytes = base.bytesOf(rows);
  for (let times = random.below(2); times > 0; times -= 1) bytes = random.pick(BYTE_CHANGES)(bytes, random);
  return bytes;
}

const CELL_CHANGES: readonly [CellChange, ...CellChange[]] = [
  changeCells,
  changeCells,
  (rows, random) => void rows.splice(1 + random.below(rows.length), 1 + random.below(4)),
  (rows, random) => void rows.push([...(rows[1 + random.below(rows.length - 1)] ?? [])]),
  (rows, random) => void rows[random.below(rows.length)]?.pop(),
  (rows, random) => void rows[random.below(rows.length)]?.push(random.pick(CELLS)),
  (rows) => void rows.splice(1, rows.length - 1, ...rows.slice(1).reverse()),
];
type CellChange = (rows: Rows, random: Random) => void;

function changeCells(rows: Rows, random: Random): void {
  const column = random.below(rows[0]?.length ?? 1);
  const everywhere = random.below(5) === 0;
  const cell = random.pick(CELLS);
  const row = random.below(rows.length);
  for (const [index, cells] of rows.entries()) if (index > 0 && (everywhere || index === row)) cells[column] = cell;
}

const COLUMN_CHANGES: readonly [CellChange, ...CellChange[]] = [
  (rows, random) => eachRow(rows, random, (cells, at) => void cells.splice(at, 1)),
  (rows, random) => eachRow(rows, random, (cells, at) => void cells.push(cells[at] ?? '')),
  (rows, random) => eachRow(rows, random, (cells, at) => void cells.unshift(...cells.splice(at, 1))),
  (rows, random) => {
    const heading = random.pick(HEADINGS);
    for (const [index, cells] of rows.entries()) cells.push(index === 0 ? heading : random.pick(CELLS));
  },
  (rows, random) => void rows[0]?.splice(random.below(rows[0].length), 1, random.pick(HEADINGS)),
];

function eachRow(rows: Rows, random: Random, change: (cells: string[], at: number) => void): void {
  const at = random.below(rows[0]?.length ?? 1);
  for (const cells of rows) change(cells, at);
}

const BYTE_CHANGES: readonly [ByteChange, ...ByteChange[]] = [
  (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  (bytes, random) => bytes.with(random.below(bytes.length), random.below(256)),
  (bytes, random) => {
    const at = random.below(bytes.length);
    return joined(bytes.slice(0, at), bytes.slice(at + random.below(50)));
  },
  (bytes, random) => {
    const [at, from] = [random.below(bytes.length), random.below(bytes.length)];
    return joined(bytes.slice(0, at), bytes.slice(from, from + random.below(200)), bytes.slice(at));
  },
  (bytes, random) =>
    joined(
      bytes,
      Uint8Array.from({ length: random.below(40) }, () => random.below(256)),
    ),
  (bytes) => (bytes.at(-1) === 0x0a ? bytes.slice(0, -1) : bytes),
  (bytes, random) =>
    joined(Buffer.from(random.pick(['{', '<html>', 'PK\u0003\u0004', '%PDF-', '\u001f\u008b', '\ufeff'])), bytes),
];
type ByteChange = (bytes: Uint8Array, random: Random) => Uint8Array;

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
