import type { AnswerOf, InterceptionNumbers, interceptionQuestion } from '@counterweight/contracts/http';
import { type InterceptionMeasure, interceptionMeasures } from '@counterweight/domain/answers';
import { type Column, numberColumns, plainTable, textColumns } from '../command/plain-table.ts';
import { percentRange, percentText, reasonTexts } from './interception-words.ts';
import { addressOf, keyedRows, keyText } from './shared-lines.ts';
import { grouped } from './strike-counts.ts';
import { strikeDefinitionLine } from './strike-definition-line.ts';

type InterceptionAnswer = AnswerOf<typeof interceptionQuestion>;
type Rate = InterceptionNumbers['kinetic'];
type Comparison = NonNullable<InterceptionAnswer['comparison']>;

/** The rates with their intervals in words, then what they mean and where the records are. */
export function interceptionTable(answer: InterceptionAnswer, by: string, endpoint: string): string {
  const { comparison, definition, links } = answer;
  const keys = by.split(',');
  return [
    `Rates of interception, ${definition.label}:`,
    '',
    ...plainTable(columnsOf(keys), keyedRows<InterceptionNumbers>(keys, answer, cellsOf)),
    ...(comparison === undefined ? [] : ['', ...comparisonLines(comparison, keys)]),
    '',
    'Ranges are 95 % intervals with each night as one cluster; a rate without one is not given, and why is said.',
    ...interceptionMeasures.map((measure) => `${measure}: ${definition.rules[measure]}`),
    `leak: ${definition.rules.leak}`,
    strikeDefinitionLine(definition),
    ...definition.notes,
    `The salvos behind these numbers: ${addressOf(links.explain, endpoint)}`,
    '',
  ].join('\n');
}

function columnsOf(keys: readonly string[]): readonly Column[] {
  return [
    ...textColumns([...keys, 'segment']),
    ...numberColumns(['days', 'launched', 'destroyed', 'lost', 'leak']),
    ...textColumns(interceptionMeasures),
  ];
}

function cellsOf(row: InterceptionNumbers): readonly string[] {
  return [
    row.segment ?? 'several',
    String(row.days),
    grouped(row.launched),
    grouped(row.destroyed),
    row.lost === null ? '–' : grouped(row.lost),
    grouped(row.leak),
    ...interceptionMeasures.map((measure) => rateText(row[measure])),
  ];
}

function rateText({ rate, interval, reason, suppressed }: Rate): string {
  if (rate !== null && interval !== null) return `${percentText(rate)} (${percentRange(interval.cluster)})`;
  const why = suppressed ?? reason;
  return why === undefined ? '–' : `– ${reasonTexts[why]}`;
}

function comparisonLines({ with: { from, to }, data }: Comparison, keys: readonly string[]): readonly string[] {
  const lines = data.flatMap((row) =>
    interceptionMeasures.map((measure) => {
      const name = keys.map((key) => keyText(row, key)).join(' ');
      return `  ${name} ${measure}: ${differenceText(row, measure)}`;
    }),
  );
  return [`Compared with ${from ?? 'the beginning'} to ${to ?? 'the end'}:`, ...lines];
}

function differenceText(row: Comparison['data'][number], measure: InterceptionMeasure): string {
  const { difference, interval, reason } = row[measure];
  if (difference === null || interval === null)
    return `not compared, ${reason === undefined ? '' : reasonTexts[reason]}`;
  const sign = difference < 0 ? 'lower' : 'higher';
  const points = `${(Math.abs(difference) * 100).toFixed(1)} percentage points ${sign}`;
  const both = interval.low <= 0 && interval.high >= 0;
  return `${points} (95 % interval ${percentRange(interval)})${both ? ', not distinguishable from no difference' : ''}`;
}
