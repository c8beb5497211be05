import type { AnswerOf, SupportNumbers, supportQuestion } from '@counterweight/contracts/http';
import { groupedDecimal, shownAmount } from '../command/grouped-decimal.ts';
import { type Column, plainTable, textColumns } from '../command/plain-table.ts';
import { addressOf, keyText, sourcesText, timeParts } from './shared-lines.ts';

type SupportAnswer = AnswerOf<typeof supportQuestion>;

/** Currencies of a row that are printed; `--csv` gives them all. */
const MAX_CURRENCIES = 2;

/** A view's answer as a table, then what it means and where its pledges are. `by` is one grouping, or two and a comma. */
export function supportTable(answer: SupportAnswer, by: string, endpoint: string): string {
  const keys = by.split(',');
  const shown = keys.includes('stage') ? keys : [...keys, 'stage'];
  const { currency } = answer.definition.fx;
  const columns: readonly Column[] = [...textColumns(shown), ...numberColumns(currency)];
  const rows = answer.data.map((row) => [...shown.map((key) => keyText(row, key)), ...numberTexts(row)]);
  const totals = by === 'stage' ? [] : answer.totals.map((row) => [...totalKeys(row, shown), ...numberTexts(row)]);
  return [
    ...plainTable(columns, [...rows, ...totals]),
    '',
    definitionLine(answer.definition),
    ...answer.definition.notes,
    ...restrictionLines(answer.restrictions),
    `The pledges behind these numbers: ${addressOf(answer.links.explain, endpoint)}`,
    '',
  ].join('\n');
}

/** A line for each restriction in force on the last day counted. */
export function restrictionLines({ on, in_force, more }: SupportAnswer['restrictions']): readonly string[] {
  const lines = in_force.map(({ id, kind, restricted_by, since, held_up: { native, undisclosed } }) => {
    const amounts = nativeText(native);
    const silent = undisclosed === 0 ? '' : `, and without an amount ${undisclosed}`;
    const held = amounts === '' ? 'no amount in the ledger' : `at most ${amounts}`;
    const from = since === null ? 'since an unknown day' : `since ${since}`;
    return `Held up on ${on}: ${held}${silent} (${kind.replaceAll('_', ' ')} by ${restricted_by}, ${from}; ${id}).`;
  });
  const strangers = `Held up on ${on} as sources without a rank say: ${more.count} restrictions, at ${more.links.self}`;
  return more.count === 0 ? lines : [...lines, strangers];
}

/** A total stands under the first key, and under its stage where rows of several stages are told apart. */
function totalKeys(row: SupportNumbers, shown: readonly string[]): readonly string[] {
  if (shown[0] === 'stage') return [`total ${row.stage}`, ...shown.slice(1).map(() => '')];
  return ['total', ...shown.slice(1).map((key) => (key === 'stage' ? row.stage : ''))];
}

/** The columns of `numberTexts`. */
export function numberColumns(currency: string): readonly Column[] {
  return [
    { head: currency, align: 'right' },
    { head: 'packages', align: 'right' },
    { head: 'as given', align: 'left' },
    { head: 'without an amount', align: 'left' },
  ];
}

/** The money and counts of a row of one stage. */
export function numberTexts(row: SupportNumbers): readonly string[] {
  return [amountText(row), row.packages.toLocaleString('en-US'), nativeText(row.native), unknownText(row)];
}

type Amount = Pick<SupportNumbers, 'amount' | 'qualified'>;

/** `~`: some amounts are about, at least or up to. `–`: nothing could be converted, which is not zero. */
export function amountText({ amount, qualified }: Amount): string {
  return amount === null ? '–' : `${qualified > 0 ? '~' : ''}${groupedDecimal(amount)}`;
}

function nativeText(native: SupportNumbers['native']): string {
  const amounts = Object.entries(native).map(([currency, amount]) => `${currency} ${shownAmount(amount)}`);
  const more = amounts.length > MAX_CURRENCIES ? [`and ${amounts.length - MAX_CURRENCIES} more`] : [];
  return [...amounts.slice(0, MAX_CURRENCIES), ...more].join(', ');
}

function unknownText(row: SupportNumbers): string {
  const counts: readonly (readonly [string, number])[] = [
    ['undisclosed', row.undisclosed],
    ['unpriced', row.unpriced],
    ['included elsewhere', row.included_elsewhere],
    ['unconverted', row.unconverted.transactions],
  ];
  return counts
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

function definitionLine(definition: SupportAnswer['definition']): string {
  const { fx, coverage } = definition;
  const rates = fx.sources.counted.join(', ') || 'none';
  return [
    `${definition.view} v${definition.version}, ${definition.basis}`,
    sourcesText(definition.sources),
    `converted to ${fx.currency} by ${fx.policy}, rates of ${rates}`,
    ...(coverage.first_day === null ? [] : [`from ${coverage.first_day} to ${coverage.last_day}`]),
    ...timeParts(definition),
  ].join('; ');
}
