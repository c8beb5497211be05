import type { Fault } from '@counterweight/contracts/events';
import type { FileReading, ImportPlan, RowNote } from '@counterweight/importers';
import type { SetAside } from '../api/awaited-records.ts';

export interface ImportResult {
  readonly file: string;
  readonly reading: FileReading;
  readonly plan: ImportPlan;
  /** Events that were not taken, by the API or since none takes them. */
  readonly refused: readonly { readonly id: string; readonly errors: readonly Fault[] }[];
  /** Events that the ledger put aside. */
  readonly setAside: readonly SetAside[];
  readonly seq: number;
  /** What is said where waiting ended before everything was visible. */
  readonly waiting: string | undefined;
  /** Whether views count this source unless told otherwise. */
  readonly countedByDefault: boolean;
  readonly seconds: number;
  /** Where every note was written, if anywhere. */
  readonly notesFile: string | undefined;
}

/** Notes of one sort shown one by one; of more, the rest are counted. */
const MAX_NOTES = 50;

/** Columns named one by one; of more, the rest are counted. */
const MAX_COLUMNS = 30;

/** What an import is about to do, before it does it. */
export function planText(file: string, source: string, reading: FileReading, plan: ImportPlan): string {
  const records = `${plan.new} new, ${plan.changed} changed, ${plan.gone} gone, ${plan.same} same`;
  const remarks = reading.remarks.map((remark) => `  ${remark}\n`).join('');
  return `${file}: ${reading.rows} rows, ${refusedRows(reading)} refused; against ${source}: ${records}\n${remarks}`;
}

/** What an import did: one figure a line, then every row or event that needs somebody's eye. */
export function summaryText(result: ImportResult): string {
  const { reading, plan, refused, setAside, seconds } = result;
  const conflicts = setAside.filter(({ outcome }) => outcome === 'conflict').length;
  const rows: Figures = [
    ['read', reading.rows],
    ['refused', refusedRows(reading)],
    ['refused in part', linesOf(reading.refused.filter(({ part }) => part === true))],
    ['doubtful', linesOf(reading.doubtful)],
  ];
  const records: Figures = [
    ['new', plan.new],
    ['changed', plan.changed],
    ['gone', plan.gone],
    ['same', plan.same],
    ['conflicts', conflicts],
    ['quarantined', setAside.length - conflicts],
    ['not taken', refused.length],
    ['seconds', seconds.toFixed(1)],
  ];
  const width = Math.max(...[...rows, ...records].map(([, value]) => String(value).length));
  const line = ([name, value]: Figures[number]) => `  ${name.padEnd(16)}${String(value).padStart(width)}`;
  return [
    ...['Rows of the file', ...rows.map(line), 'Records of the ledger', ...records.map(line)],
    ...noteLines(reading, result.notesFile),
    ...section('Events that were not taken', refused.map(refusedText)),
    ...section('Events put aside', setAside.map(setAsideText)),
    ...(conflicts > 0 ? ['The ledger changed after this import was planned: import again to plan anew.'] : []),
    ...(result.countedByDefault
      ? []
      : ['Views do not count this source by default: another has precedence. Ask with --source.']),
    ...visibilityLines(result),
    '',
  ].join('\n');
}

/** What a dry run says beside the plan: the rows that need somebody's eye. */
export function dryRunText(reading: FileReading, notesFile: string | undefined): string {
  return [...noteLines(reading, notesFile), 'Dry run: nothing was published.', ''].join('\n');
}

type Figures = readonly (readonly [name: string, value: number | string])[];

/** Rows of which nothing was read; a row with several faults is one row. */
function refusedRows({ refused }: FileReading): number {
  return linesOf(refused.filter(({ part }) => part !== true));
}

function linesOf(notes: readonly RowNote[]): number {
  return new Set(notes.map(({ line }) => line)).size;
}

function visibilityLines({ seq, waiting }: ImportResult): readonly string[] {
  return waiting === undefined ? [`Everything taken is visible${seq > 0 ? ` at seq ${seq}` : ''}.`] : [];
}

function noteLines({ refused, doubtful, unread }: FileReading, notesFile: string | undefined): readonly string[] {
  const rest = notesFile === undefined ? '; --notes FILE writes all of them' : `; all of them are in ${notesFile}`;
  const whole = refused.filter(({ part }) => part !== true);
  const parts = refused.filter(({ part }) => part === true);
  return [
    ...section('Refused rows', whole.map(noteText), rest),
    ...section('Rows refused in part', parts.map(noteText), rest),
    ...section('Doubtful rows, imported as read', doubtful.map(noteText), rest),
    ...unreadLines(unread, rest),
  ];
}

function unreadLines(unread: readonly string[], rest: string): readonly string[] {
  if (unread.length === 0) return [];
  const more = unread.length > MAX_COLUMNS ? ` and ${unread.length - MAX_COLUMNS} more${rest}` : '';
  return [`Columns that are not read: ${unread.slice(0, MAX_COLUMNS).map(shortened).join(', ')}${more}`];
}

/** Every row that was refused or is in doubt and every column that is not read, one a line, with the whole of the cell. */
export function notesText({ refused, doubtful, unread }: FileReading): string {
  const lines = [
    ...refused.map((note) => ({ what: 'refused', ...note })),
    ...doubtful.map((note) => ({ what: 'doubtful', ...note })),
    ...unread.map((column) => ({ what: 'column not read', column })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function section(title: string, lines: readonly string[], rest = ''): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length > MAX_NOTES ? [`  and ${lines.length - MAX_NOTES} more${rest}`] : [];
  return [`${title}:`, ...lines.slice(0, MAX_NOTES).map((line) => `  ${line}`), ...more];
}

function noteText({ line, column, value, reason }: RowNote): string {
  const where = column === undefined ? `line ${line}` : `line ${line}, ${column}`;
  const what = value === undefined || reason.includes(value) ? '' : ` (${JSON.stringify(shortened(value))})`;
  return `${where}: ${reason}${what}`;
}

function shortened(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value;
}

function refusedText({ id, errors }: ImportResult['refused'][number]): string {
  return `${id}: ${errors.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)).join('; ')}`;
}

function setAsideText({ record, outcome, reason }: SetAside): string {
  return `${record.entity} revision ${record.revision}: ${outcome}${reason === '' ? '' : `, ${reason}`}`;
}
