import type {
  AnswerOf,
  ResponseFigures,
  ResponseRow,
  responseQuestion,
  ShownClock,
} from '@counterweight/contracts/http';
import { type Column, numberColumns, plainTable, textColumns } from '../command/plain-table.ts';
import { percentRange, percentText } from './interception-words.ts';
import { addressOf } from './shared-lines.ts';
import { grouped } from './strike-counts.ts';
import { strikeDefinitionLine } from './strike-definition-line.ts';

type ResponseAnswer = AnswerOf<typeof responseQuestion>;
type ShownRung = ResponseAnswer['rungs'][number];

/** The ladders as a table, the figures of each rung in words, what may be said of them, and where the records are. */
export function responseTable({ data, rungs, findings, definition, links }: ResponseAnswer, endpoint: string): string {
  const names = rungs.map(({ rung }) => rung);
  return [
    `What followed each wave, in ${definition.clock}:`,
    '',
    ...plainTable(
      columnsOf(names),
      data.map((row) => cellsOf(row, names)),
    ),
    '',
    'First what merely came later, then after a slash what a link says answers the wave; – not seen, and why.',
    '',
    ...rungs.flatMap(rungLines),
    ...findings.map(({ text }) => text),
    '',
    ...Object.entries(definition.rungs).map(([rung, text]) => `${rung}: ${text}`),
    `A wave: ${definition.rule}.`,
    `A clock: ${definition.censoring}.`,
    `Ranges are ${definition.interval}. Any day: ${definition.any_day}.`,
    strikeDefinitionLine(definition),
    ...definition.notes,
    `The events behind these numbers: ${addressOf(links.explain, endpoint)}`,
    '',
  ].join('\n');
}

function columnsOf(names: readonly string[]): readonly Column[] {
  return [...textColumns(['wave']), ...numberColumns(['launched']), ...textColumns(names)];
}

function cellsOf(row: ResponseRow, names: readonly string[]): readonly string[] {
  const clocks = names.map((name) => {
    const rung = Object.entries(row.ladder).find(([each]) => each === name)?.[1];
    if (rung === undefined) return '';
    const { explicit, later } = rung;
    return explicit.days === null ? clockText(later) : `${clockText(later)} / ${clockText(explicit)}`;
  });
  const days = row.first_day === row.last_day ? row.first_day : `${row.first_day} to ${row.last_day}`;
  return [`${days}${row.open ? ' +' : ''}`, row.launched === null ? '–' : grouped(row.launched), ...clocks];
}

const endTexts: Readonly<Record<Exclude<ShownClock['ended'], 'event'>, string>> = {
  next_wave: 'next wave',
  as_of: 'day asked for',
  end_of_data: 'end of data',
  before_data: 'before the data',
  after_data: 'after the data',
  no_dates: 'no dates',
  no_data: 'no data',
};

function clockText({ ended, days, earliest, watched }: ShownClock): string {
  if (days !== null) return earliest === days ? `+${days}` : `+${earliest} to ${days}`;
  if (ended === 'event') return '';
  return watched === null ? `– ${endTexts[ended]}` : `– ${watched} days, ${endTexts[ended]}`;
}

/** Each rung's figures; nothing of one that cannot be seen, of which a finding says why. */
function rungLines({ rung, reason, explicit, later, any_day, tests }: ShownRung): readonly string[] {
  if (reason !== undefined) return [];
  return [
    `${rung}: ${later.watched} ${later.watched === 1 ? 'wave' : 'waves'} watched, ${later.events} with an event, ${explicit.events} by a link`,
    ...later.shares.map((share, index) => {
      const other = any_day.shares[index]?.share ?? null;
      const any = other === null ? '' : `; after any day ${percentText(other)}`;
      return `  within ${share.days} days ${shareText(share)}${any}`;
    }),
    `  days until an event, at most 30 of each: ${meanText(later.mean)}; after any day ${meanText(any_day.mean)}`,
    ...tests.flatMap(testLine),
    '',
  ];
}

/** A test in words; of one without a p-value a finding says why. */
function testLine({ days, observed, baseline, p, p_adjusted, near, placebo }: ShownRung['tests'][number]) {
  if (observed === null || baseline === null) return [];
  const means = `  events in ${days} days after a wave ${observed.toFixed(2)}, after any day ${baseline.toFixed(2)}`;
  if (p === null) return [means];
  const nearby = near === null ? '' : `, within half a year ${probability(near.p)}`;
  const before =
    placebo === null ? '' : `; in the days before waves ${placebo.observed.toFixed(2)}, p ${probability(placebo.p)}`;
  return [`${means}: p ${probability(p)}, after Holm ${probability(p_adjusted)}${nearby}${before}`];
}

function probability(p: number | null): string {
  return p === null ? '–' : p.toFixed(3).replace(/^0/, '');
}

function shareText({ share, interval, at_most, at_risk }: ResponseFigures['shares'][number]): string {
  if (share === null) return 'not known: none was watched so long';
  const range = interval === null ? 'no interval' : percentRange(interval);
  const most =
    at_most === null || at_most === share ? '' : `, at most ${percentText(at_most)} by dates that are months`;
  return `${percentText(share)} (${range}; ${at_risk} still watched${most})`;
}

function meanText(mean: ResponseFigures['mean']): string {
  if (mean === null) return 'not known';
  const { days, low, high } = mean;
  return low === null || high === null
    ? days.toFixed(1)
    : `${days.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
}
