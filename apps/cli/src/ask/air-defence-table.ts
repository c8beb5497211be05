import type { AnswerOf, airDefenceQuestion } from '@counterweight/contracts/http';
import { type Stage, stages } from '@counterweight/domain/kinds';
import { type Column, numberColumns, plainTable, textColumns } from '../command/plain-table.ts';
import { addressOf, keyText, sourcesText, timeParts } from './shared-lines.ts';

type AirDefenceAnswer = AnswerOf<typeof airDefenceQuestion>;
type Row = AirDefenceAnswer['data'][number];
type AskedUnits = NonNullable<Row['asked']>[number];
type UnitRange = Pick<AskedUnits, 'low' | 'high'>;

/** Stages that sources seldom give units of: shown where some row has them. */
const SELDOM: readonly Stage[] = ['allocated', 'contracted', 'disbursed'];
/** Items without a place that are printed; `--json` gives them all. */
const MAX_UNPLACED = 8;

/** A view's answer as a table, then who asked, what could not be placed, what it means and where its lines are. */
export function airDefenceTable(answer: AirDefenceAnswer, by: string, endpoint: string): string {
  const keys = [...new Set([...by.split(',').filter((key) => key !== 'stage'), 'class'])];
  const shown = stages.filter((stage) => !SELDOM.includes(stage) || answer.data.some((row) => row.stages[stage]));
  const withAsked = answer.data.some(({ asked }) => asked !== null);
  const columns: readonly Column[] = [
    ...textColumns([...keys, 'part']),
    ...numberColumns([...(withAsked ? ['asked'] : []), ...shown, ...(withAsked ? ['not delivered'] : [])]),
  ];
  const rows = answer.data.map((row) => [
    ...keys.map((key) => keyText(row, key)),
    row.part ?? '',
    ...(withAsked ? [(row.asked ?? []).map(askedText).join(', ')] : []),
    ...shown.map((stage) => stageText(row.stages[stage])),
    ...(withAsked ? [row.gap?.delivered === undefined ? '' : rangeText(row.gap.delivered)] : []),
  ]);
  return [
    ...plainTable(columns, rows),
    '',
    ...answer.requests.map(requestText),
    ...unplacedLines(answer.unplaced),
    definitionLine(answer.definition),
    ...answer.definition.notes,
    `The lines behind these numbers: ${addressOf(answer.links.explain, endpoint)}`,
    '',
  ].join('\n');
}

/** `–`: nothing was recorded, which is not zero. */
function stageText(sums: Row['stages'][Stage]): string {
  if (sums === undefined || sums.lines === 0) return '–';
  return `${sums.about ? '~' : ''}${rangeText(sums)}`;
}

function askedText({ scope, about, ...range }: AskedUnits): string {
  const said = { additional: ' more', total: ' in all', unsaid: '' }[scope];
  return `${about ? '~' : ''}${rangeText(range)}${said}`;
}

/** `≥7`: nothing bounds it. `?`: nothing is known of how many. */
function rangeText({ low, high }: UnitRange): string {
  const text = low.toLocaleString('en-US');
  if (high === null) return low === 0 ? '?' : `≥${text}`;
  return high === low ? text : `${text}–${high.toLocaleString('en-US')}`;
}

function requestText(request: AirDefenceAnswer['requests'][number]): string {
  const { made, standing, superseded_by, unplaced } = request;
  const by = standing === 'superseded' ? ` by ${superseded_by.join(', ')}` : '';
  const rest = unplaced.length > 0 ? `; not placed: ${unplaced.join(', ')}` : '';
  return `Request ${request.request}, ${made}: ${standing.replaceAll('_', ' ')}${by}${rest}`;
}

function unplacedLines(unplaced: AirDefenceAnswer['unplaced']): readonly string[] {
  if (unplaced.length === 0) return [];
  const texts = unplaced.slice(0, MAX_UNPLACED).map(({ item, stage }) => `${item || 'no item named'} (${stage})`);
  const more = unplaced.length > MAX_UNPLACED ? [`and ${unplaced.length - MAX_UNPLACED} more`] : [];
  return [`Not placed: ${[...texts, ...more].join('; ')}`];
}

function definitionLine(definition: AirDefenceAnswer['definition']): string {
  const { coverage } = definition;
  return [
    `${definition.view} v${definition.version} (catalogue v${definition.tables.air_defence}), ${definition.basis}`,
    definition.unit,
    `pledges: ${sourcesText(definition.sources)}`,
    `requests: ${sourcesText(definition.request_sources)}`,
    ...(definition.on === null ? [] : [`at the end of ${definition.on}`]),
    ...(coverage.first_day === null ? [] : [`from ${coverage.first_day} to ${coverage.last_day}`]),
    ...timeParts(definition),
  ].join('; ');
}
