import type { Fault } from '@counterweight/contracts/events';
import type { FileReading, ImportPlan, RowNote } from '@counterweight/importers';
import type { SetAside } from '../api/await-visible.ts';

export interface ImportResult {
  readonly file: string;
  readonly reading: FileReading;
  readonly plan: ImportPlan;
  /** Events that the API did not take. */
  readonly refused: readonly { readonly id: string; readonly errors: readonly Fault[] }[];
  /** Events that the ledger put aside. */
  readonly setAside: readonly SetAside[];
  readonly seq: number;
  /** Whether views count this source unless told otherwise. */
  readonly countedByDefault: boolean;
  readonly seconds: number;
  /** Where every note was written, if anywhere. */
  readonly notesFile: string | undefined;
}

/** Notes of one sort shown one by one; of more, the rest are counted. */
const MAX_NOTES = 50;

/** What an import is about to do, before it does it. */
export function planText(file: string, source: string, reading: FileReading, plan: ImportPlan): string {
  const counts = `${plan.new} new, ${plan.changed} changed, ${plan.gone} gone, ${plan.same} same`;
  return `${file}: ${reading.rows} rows against ${source}: ${counts}, ${reading.refused.length} refused\n`;
}

/** What an import did: one figure a line, then every row or event that needs somebody's eye. */
export function summaryText(result: ImportResult): string {
  const { reading, plan, refused, setAside, seconds, seq } = result;
  const conflicts = setAside.filter(({ outcome }) => outcome === 'conflict').length;
  const figures: readonly (readonly [string, number | string])[] = [
    ['read', reading.rows],
    ['new', plan.new],
    ['changed', plan.changed],
    ['gone', plan.gone],
    ['same', plan.same],
    ['refused', reading.refused.length],
    ['doubtful', reading.doubtful.length],
    ['conflicts', conflicts],
    ['quarantined', setAside.length - conflicts],
    ['not taken', refused.length],
    ['seconds', seconds.toFixed(1)],
  ];
  const width = Math.max(...figures.map(([, value]) => String(value).length));
  return [
    ...figures.map(([name, value]) => `  ${name.padEnd(12)}${String(value).padStart(width)}`),
    ...noteLines(reading, result.notesFile),
    ...section('Events the API did not take', refused.map(refusedText)),
    ...section('Events put aside', setAside.map(setAsideText)),
    ...(conflicts > 0 ? ['The ledger changed after this import was planned: import again to plan anew.'] : []),
    ...(result.countedByDefault
      ? []
      : ['Views do not count this source by default: another has precedence. Ask with --source.']),
    `Everything taken is visible${seq > 0 ? ` at seq ${seq}` : ''}.`,
    '',
  ].join('\n');
}

/** What a dry run says beside the plan: the rows that need somebody's eye. */
export function dryRunText(reading: FileReading, notesFile: string | undefined): string {
  return [...noteLines(reading, notesFile), 'Dry run: nothing was published.', ''].join('\n');
}

function noteLines({ refused, doubtful }: FileReading, notesFile: string | undefined): readonly string[] {
  const rest = notesFile === undefined ? '; --notes FILE writes all of them' : `; all of them are in ${notesFile}`;
  return [
    ...section('Refused rows', refused.map(noteText), rest),
    ...section('Doubtful rows, imported as read', doubtful.map(noteText), rest),
  ];
}

/** Every row that was refused or is in doubt, one a line, with the whole of the cell. */
export function notesText({ refused, doubtful }: FileReading): string {
  const text = (what: string) => (note: RowNote) => JSON.stringify({ what, ...note });
  const lines = [...refused.map(text('refused')), ...doubtful.map(text('doubtful'))];
  return lines.map((line) => `${line}\n`).join('');
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
