import {
  ACTIVITY_COLUMNS,
  ALLOCATED_ITEM,
  ALLOCATION,
  COMMITMENT,
} from '../../packages/importers/test/activity-file.ts';
import { archiveOf } from '../../packages/importers/test/archive.ts';
import {
  ITEM_ROW,
  KIEL_COLUMNS,
  type KielRow,
  kielGrid,
  VALUE_ROW,
  workbook,
} from '../../packages/importers/test/kiel-file.ts';
import { ALL_COLUMNS, NINE_COLUMNS, ROW } from '../../packages/importers/test/strike-file.ts';

/** A family that `cw import` reads. */
export type Family = 'strikes' | 'kiel' | 'rates';

/** A file that can be read, as rows of cells and the way to its bytes. */
export interface BaseFile {
  readonly name: string;
  readonly family: Family;
  readonly rows: readonly (readonly string[])[];
  readonly bytesOf: (rows: readonly (readonly string[])[]) => Uint8Array;
}

const days = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

const strikes = days.map((day, index) => ({
  ...ROW,
  time_start: `2025-03-${day} 18:00`,
  time_end: `2025-03-${day} 23:30`,
  model: index % 3 === 0 ? 'X-101/X-555 and Kalibr' : 'Shahed-136/131',
  target: index % 4 === 0 ? 'Odesa oblast and Kyiv' : 'Ukraine',
  launched: `${20 + index}.0`,
  border_crossing: index % 5 === 0 ? "{'belarus': 2.0, 'russia': NaN}" : '{}',
  'affected region': index % 6 === 0 ? "['Sumy oblast', 'Kyiv']" : '',
}));

const packages = days.flatMap((day): KielRow[] => {
  const row = { 'Announcement Date': `2023-03-${day} 00:00:00`, ID: `CAM${Number(day)}` };
  return [
    { ...VALUE_ROW, ...row },
    { ...ITEM_ROW, ...row },
  ];
});

const activities = days.flatMap((day): KielRow[] => {
  const row = {
    announcement_date: `2024-03-${day}`,
    activity_id: `CAM${Number(day)}`,
    sub_activity_id: `CAM${Number(day)}_1`,
  };
  return [
    { ...ALLOCATION, ...row },
    { ...ALLOCATED_ITEM, ...row },
    { ...COMMITMENT, ...row, aid_type_general: 'Military' },
  ];
});

const rates = [
  ['Date', 'USD', 'JPY', 'UAH'],
  ...days.map((day, index) => [`2025-03-${day}`, `1.08${index}`, 'N/A', '44.5']),
];

export const baseFiles: readonly [BaseFile, ...BaseFile[]] = [
  { name: 'strikes', family: 'strikes', rows: gridOf(strikes, ALL_COLUMNS), bytesOf: delimited(',') },
  {
    name: 'strikes of older releases',
    family: 'strikes',
    rows: gridOf(strikes, NINE_COLUMNS),
    bytesOf: delimited(';'),
  },
  { name: 'packages', family: 'kiel', rows: kielGrid(packages, KIEL_COLUMNS), bytesOf: utf16 },
  { name: 'activities', family: 'kiel', rows: kielGrid(activities, ACTIVITY_COLUMNS), bytesOf: delimited('\t') },
  { name: 'a workbook of packages', family: 'kiel', rows: kielGrid(packages, KIEL_COLUMNS), bytesOf: sheet },
  { name: 'a workbook of activities', family: 'kiel', rows: kielGrid(activities, ACTIVITY_COLUMNS), bytesOf: sheet },
  { name: 'rates', family: 'rates', rows: rates, bytesOf: delimited(',') },
  {
    name: 'zipped rates',
    family: 'rates',
    rows: rates,
    bytesOf: (rows) => archiveOf({ 'rates.csv': delimited(',')(rows) }),
  },
];

function gridOf(rows: readonly Readonly<Record<string, string>>[], columns: readonly string[]): string[][] {
  return [[...columns], ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
}

function text(rows: readonly (readonly string[])[], delimiter: string): string {
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return `${rows.map((cells) => cells.map(quote).join(delimiter)).join('\n')}\n`;
}

function delimited(delimiter: string) {
  return (rows: readonly (readonly string[])[]): Uint8Array => Buffer.from(text(rows, delimiter));
}

function utf16(rows: readonly (readonly string[])[]): Uint8Array {
  return Buffer.from(`\ufeff${text(rows, ',')}`, 'utf16le');
}

/** Numbers as a workbook stores them. */
function sheet(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (of: string) => (/^\d+(\.\d+)?$/.test(of) ? { number: of } : of);
  return workbook({ Notes: [['Read me']], 'Bilateral Assistance, MAIN DATA': rows.map((cells) => cells.map(cell)) });
}
