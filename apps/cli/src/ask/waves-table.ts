import type { AnswerOf, wavesQuestion } from '@counterweight/contracts/http';
import { type Column, plainTable } from '../command/plain-table.ts';
import { addressOf } from './shared-lines.ts';
import { countText, grouped, unknownText } from './strike-counts.ts';
import { strikeDefinitionLine } from './strike-definition-line.ts';

type WavesAnswer = AnswerOf<typeof wavesQuestion>;
type ShownWave = WavesAnswer['data'][number];

const columns: readonly Column[] = [
  { head: 'first day', align: 'left' },
  { head: 'last day', align: 'left' },
  { head: 'days', align: 'right' },
  { head: 'reached', align: 'right' },
  { head: 'launched', align: 'right' },
  { head: 'destroyed', align: 'right' },
  { head: 'rank then', align: 'right' },
  { head: 'to date', align: 'right' },
  { head: 'largest day', align: 'left' },
  { head: 'launched', align: 'right' },
  { head: 'rank then', align: 'right' },
  { head: 'to date', align: 'right' },
  { head: 'unknown', align: 'left' },
];

/** The waves as a table, then the rule that made them, what it means and where the records are. */
export function wavesTable({ data, sweep, definition, links }: WavesAnswer, endpoint: string): string {
  return [
    ...plainTable(columns, data.map(cellsOf)),
    '',
    ...(sweep === undefined ? [] : [...sweepLines(sweep), '']),
    `A wave: ${definition.rule}.`,
    strikeDefinitionLine(definition),
    ...definition.notes,
    `The salvos behind these numbers: ${addressOf(links.explain, endpoint)}`,
    '',
  ].join('\n');
}

/** `+` after the last day: the wave may go on. */
function cellsOf(wave: ShownWave): readonly string[] {
  const { peak } = wave;
  return [
    wave.first_day,
    `${wave.last_day}${wave.open ? ' +' : ''}`,
    String(wave.days),
    String(wave.threshold_days),
    countText(wave, 'launched'),
    countText(wave, 'destroyed'),
    rankText(wave.until_then),
    rankText(wave.to_date),
    peak.day,
    grouped(peak.launched),
    rankText(peak.until_then),
    rankText(peak.to_date),
    unknownText(wave, ['launched', 'destroyed']),
  ];
}

function rankText({ rank, of }: ShownWave['to_date']): string {
  return `${rank} of ${of}`;
}

/** How the answer depends on the rule: waves, and the days of the longest, by threshold and gap. */
function sweepLines(sweep: NonNullable<WavesAnswer['sweep']>): readonly string[] {
  const gaps = [...new Set(sweep.map(({ gap }) => gap))];
  const heads: readonly Column[] = [
    { head: 'waves (longest) by', align: 'left' },
    ...gaps.map((gap): Column => ({ head: `gap ${gap}`, align: 'right' })),
  ];
  const rules = Map.groupBy(sweep, ({ threshold, quantile }) =>
    threshold === null ? `percentile ${quantile}` : `threshold ${threshold}`,
  );
  const rows = [...rules].map(([rule, swept]) => [rule, ...swept.map(({ waves, longest }) => `${waves} (${longest})`)]);
  return plainTable(heads, rows);
}
