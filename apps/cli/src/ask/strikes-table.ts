import type { AnswerOf, strikesQuestion } from '@counterweight/contracts/http';
import { type StrikeMeasure, strikeMeasures } from '@counterweight/domain/kinds';
import { plainTable } from '../command/plain-table.ts';
import { addressOf } from './shared-lines.ts';
import { countText, grouped, unknownText } from './strike-counts.ts';
import { strikeDefinitionLine } from './strike-definition-line.ts';

type StrikesAnswer = AnswerOf<typeof strikesQuestion>;

/** Measures that reports seldom give: shown when something was counted or said. */
const SELDOM: readonly StrikeMeasure[] = ['lost', 'left', 'airborne', 'hit'];

/** A view's answer as a table, then what it means and where its records are. */
export function strikesTable(answer: StrikesAnswer, by: string, endpoint: string): string {
  const shown = strikeMeasures.filter((measure) => !SELDOM.includes(measure) || (answer.total[measure] ?? 0) > 0);
  const groupings = by.split(',');
  const columns = [by, 'salvos', ...shown, 'unknown'].map((head, index, { length }) => ({
    head,
    align: index === 0 || index === length - 1 ? ('left' as const) : ('right' as const),
  }));
  const rows = answer.data.map((row) => cellsOf(keyText(row, groupings), row, shown));
  const lines = plainTable(columns, [...rows, cellsOf('total', answer.total, shown)]);
  return [
    ...lines,
    '',
    strikeDefinitionLine(answer.definition),
    ...answer.definition.notes,
    explainLine(answer, endpoint),
    '',
  ].join('\n');
}

function keyText(row: StrikesAnswer['data'][number], groupings: readonly string[]): string {
  const names = groupings.flatMap((grouping) => [row[grouping], row[`${grouping}_name`]]);
  return names.filter((name) => typeof name === 'string').join('  ');
}

function cellsOf(key: string, row: StrikesAnswer['total'], shown: readonly StrikeMeasure[]): string[] {
  return [key, grouped(row.salvos), ...shown.map((measure) => countText(row, measure)), unknownText(row, shown)];
}

function explainLine({ links }: StrikesAnswer, endpoint: string): string {
  return `The salvos behind these numbers: ${addressOf(links.explain, endpoint)}`;
}
