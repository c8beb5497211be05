import type { AnswerOf, ConversionNumbers, conversionQuestion } from '@counterweight/contracts/http';
import type { CurveReason, MetStatus, ShareReason } from '@counterweight/domain/answers';
import { type Column, numberColumns, plainTable, textColumns } from '../command/plain-table.ts';
import { percentRange, percentText } from './interception-words.ts';
import { addressOf, keyedRows, sourcesText, timeParts } from './shared-lines.ts';
import { grouped } from './strike-counts.ts';

type ConversionAnswer = AnswerOf<typeof conversionQuestion>;

type Outcome = ConversionAnswer['requests']['items'][number]['later'];

/** Requested items that are printed. */
const MAX_ASKED = 8;
const metTexts: Readonly<Record<MetStatus, (on: string | null) => string>> = {
  met: (on) => `met${on === null ? '' : ` on ${on}`}`,
  partly: () => 'not met',
  open: () => 'not met',
  uncounted: () => '',
};
const shareReasonTexts: Readonly<Record<ShareReason, string>> = {
  no_counts: 'no line says how many',
  nothing_known: 'nothing known',
  only_deliveries_known: 'only deliveries reported',
  spans_break: 'across a reporting break',
};
const curveReasonTexts: Readonly<Record<CurveReason, string>> = {
  no_dated_deliveries: 'no dated deliveries',
  mixed_classes: 'several classes',
  too_few: 'fewer than five packages',
};

/** What became of what was promised, shares with their intervals and limits in words, then what it means. */
export function conversionTable(answer: ConversionAnswer, by: string, endpoint: string): string {
  const { definition, links } = answer;
  const keys = by.split(',');
  return [
    `What became of what was promised, at the end of ${definition.cut ?? 'no day: nothing is known'}:`,
    '',
    ...plainTable(columnsOf(keys), keyedRows<ConversionNumbers>(keys, answer, cellsOf)),
    '',
    'delivered whole: of lines of which it is known, with its 95 % interval, packages as clusters; then from the worst to the best case for those of which nothing is known.',
    'within a year: of units with dated deliveries, with its 95 % interval. A figure that is not given says why.',
    ...requestLines(answer.requests),
    `curve: ${definition.rules.curve}`,
    `lines: ${definition.rules.line}`,
    definitionLine(definition),
    ...definition.notes,
    `The lines behind these numbers: ${addressOf(links.explain, endpoint)}`,
    '',
  ].join('\n');
}

function columnsOf(keys: readonly string[]): readonly Column[] {
  return [
    ...textColumns(keys),
    ...numberColumns(['lines', 'delivered', 'partly', 'none', 'unknown', 'uncounted', 'units']),
    ...textColumns(['delivered whole', 'worst to best case', 'within a year', 'money']),
  ];
}

function cellsOf(row: ConversionNumbers): readonly string[] {
  const { lines, delivered, partly, none, unknown, uncounted, units } = row;
  return [
    ...[lines, delivered, partly, none, unknown, uncounted].map(grouped),
    units === null
      ? '–'
      : `${units.delivered === null ? '–' : grouped(units.delivered)} of ${grouped(units.committed)}`,
    ...[shareText(row), boundsText(row), withinText(row), moneyText(row)],
  ];
}

function shareText({ share: { delivered, interval, reason } }: ConversionNumbers): string {
  if (delivered === null) return reason === undefined ? '–' : `– ${shareReasonTexts[reason]}`;
  return interval === null ? percentText(delivered) : `${percentText(delivered)} (${percentRange(interval)})`;
}

function boundsText({ share: { low, high } }: ConversionNumbers): string {
  return low === null || high === null ? '–' : percentRange({ low, high });
}

function withinText({ curve, curve_reason }: ConversionNumbers): string {
  if (curve === null) return curve_reason === undefined ? '–' : `– ${curveReasonTexts[curve_reason]}`;
  const year = curve.within.find(({ days }) => days === 365);
  if (year === undefined) return `– followed for ${curve.stopped_at ?? curve.steps.at(-1)?.day ?? 0} days only`;
  const { delivered, interval } = year;
  return interval === null ? percentText(delivered) : `${percentText(delivered)} (${percentRange(interval)})`;
}

function moneyText({ money }: ConversionNumbers): string {
  if (money === null || money.share === null) return '–';
  const { undisclosed } = money.delivered;
  return `at least ${percentText(money.share)}${undisclosed > 0 ? `, ${undisclosed} undisclosed` : ''}`;
}

/** What was asked for, item by item: what links say came of it, and what came of its class whatever it answers. */
function requestLines({ items }: ConversionAnswer['requests']): readonly string[] {
  if (items.length === 0) return [];
  const lines = items.slice(0, MAX_ASKED).map((asked) => {
    const least = asked.least === null ? 'how many is not said' : `at least ${grouped(asked.least)}`;
    const said = `${asked.item} (${asked.class}), ${least}, asked on ${asked.made}`;
    return `  ${said}. By links: ${outcomeText(asked.explicit)}. Of its class since, whatever it answers: ${outcomeText(asked.later)}.`;
  });
  const more = items.length > MAX_ASKED ? [`  and ${items.length - MAX_ASKED} more: --json gives them all`] : [];
  return ['Asked for, and what came of it:', ...lines, ...more];
}

function outcomeText({ announced, delivered, units, met, met_on, donors }: Outcome): string {
  if (announced === null && delivered === null && units === 0) return 'nothing';
  const promise = announced === null ? [] : [`announced after ${announced.days} days by ${announced.donor}`];
  const came = delivered === null ? [] : [`delivered after ${delivered.days} days by ${delivered.donor}`];
  const sum = units === 0 ? [] : [`${grouped(units)} came from ${donors.join(', ')}`];
  return [...promise, ...came, ...sum, metTexts[met](met_on)].filter((text) => text !== '').join(', ');
}

function definitionLine(definition: ConversionAnswer['definition']): string {
  const { coverage, fx } = definition;
  return [
    `${definition.view} v${definition.version}, ${definition.basis}`,
    definition.unit,
    sourcesText(definition.sources),
    `money in ${fx.currency} by ${fx.policy}`,
    ...(coverage.first_day === null ? [] : [`promised from ${coverage.first_day} to ${coverage.last_day}`]),
    ...timeParts(definition),
  ].join('; ');
}
