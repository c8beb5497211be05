import { plainTable } from '../command/plain-table.ts';
import { sourcesText, timeParts } from './shared-lines.ts';
import { type Measure, measures, type StrikeNumbers, type StrikesAnswer } from './strikes-answer.ts';

/** Measures that reports seldom give: shown when something was counted or said. */
const SELDOM: readonly Measure[] = ['lost', 'left', 'airborne', 'hit'];

/** A view's answer as a table, then what it means and where its records are. */
export function strikesTable(answer: StrikesAnswer, by: string, endpoint: string): string {
  const shown = measures.filter((measure) => !SELDOM.includes(measure) || answer.total[measure] > 0);
  const columns = [by, 'salvos', ...shown, 'unknown'].map((head, index, { length }) => ({
    head,
    align: index === 0 || index === length - 1 ? ('left' as const) : ('right' as const),
  }));
  const rows = answer.data.map((row) => cellsOf(keyText(row, by), row, shown));
  const lines = plainTable(columns, [...rows, cellsOf('total', answer.total, shown)]);
  return [
    ...lines,
    '',
    definitionLine(answer.definition),
    ...answer.definition.notes,
    explainLine(answer, endpoint),
    '',
  ].join('\n');
}

function keyText(row: StrikeNumbers, by: string): string {
  const key = String(row[by] ?? '');
  return row.label === undefined ? key : `${key}  ${row.label}`;
}

function cellsOf(key: string, row: StrikeNumbers, shown: readonly Measure[]): string[] {
  return [key, grouped(row.salvos), ...shown.map((measure) => countText(row, measure)), unknownText(row, shown)];
}

/** `~`: some counts are about, at least or up to. `–`: no report gives a number, which is not zero. */
function countText(row: StrikeNumbers, measure: Measure): string {
  if (row.salvos > 0 && row.unknown[measure] === row.salvos) return '–';
  return `${(row.qualified?.[measure] ?? 0) > 0 ? '~' : ''}${grouped(row[measure])}`;
}

/** Salvos whose report gives no number; they are not zero and not in the sum. */
function unknownText({ unknown }: StrikeNumbers, shown: readonly Measure[]): string {
  return shown
    .filter((measure) => (unknown[measure] ?? 0) > 0)
    .map((measure) => `${measure} ${unknown[measure]}`)
    .join(', ');
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

function definitionLine(definition: StrikesAnswer['definition']): string {
  const { sources, claimants, coverage } = definition;
  return [
    `${definition.view} v${definition.version}, ${definition.basis}`,
    sourcesText(sources),
    `claimants ${typeof claimants === 'string' ? claimants : claimants.join(', ')}`,
    `day of the window's ${definition.day_rule}`,
    ...(coverage.first_day === null ? [] : [`salvos from ${coverage.first_day} to ${coverage.last_day}`]),
    ...timeParts(definition),
  ].join('; ');
}

function explainLine({ links }: StrikesAnswer, endpoint: string): string {
  return `The salvos behind these numbers: ${new URL(links.explain, `${endpoint}/`).href}`;
}
