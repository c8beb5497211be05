import type { When } from '@counterweight/domain/values';
import { type Column, plainTable } from '../command/plain-table.ts';
import type { PledgeTransaction, PledgeUnits, ShownPledge } from './pledge-answer.ts';
import { conversionTexts, valueText } from './transaction-money.ts';

const MAX_ITEMS = 20;

/** A pledge as text: what it is, its transactions with our conversion beside the publisher's, items, warnings, sources. */
export function pledgeText(pledge: ShownPledge): string {
  const { transactions, title, note } = pledge;
  return [
    titleLine(pledge),
    factsLine(pledge),
    ...(note === undefined || note === title ? [] : [note]),
    ...countsLines(pledge),
    ...(transactions.length === 0 ? [] : ['', ...transactionTable(transactions)]),
    ...section('Items', transactions.flatMap(itemLines)),
    ...section(
      'Taken back',
      pledge.gone.map(({ id, status, reason }) => `${id}: ${status}, ${reason}`),
    ),
    ...section('Held up', [...(pledge.restrictions ?? []).map(restrictionText), ...moreLine(pledge)]),
    ...section(
      'Warnings',
      pledge.warnings.map(({ transaction, message }) => `${transaction} ${message}`),
    ),
    ...section('Sources', sourceLines(pledge)),
    '',
  ].join('\n');
}

function titleLine({ id, donor_name, title }: ShownPledge): string {
  return donor_name === undefined ? id : `${donor_name}: ${title} (${id})`;
}

function factsLine({ status, reason, category, subcategory, new_money, announced, part_of }: ShownPledge): string {
  return [
    `status ${status.replaceAll('_', ' ')}${reason === undefined ? '' : ` (${reason})`}`,
    ...(category === undefined ? [] : [`${category}${subcategory === undefined ? '' : `, ${subcategory}`}`]),
    ...(new_money === undefined ? [] : [`new money: ${new_money}`]),
    ...(announced === undefined ? [] : [`announced ${whenText(announced)}`]),
    ...(part_of === undefined ? [] : [`part of ${part_of}`]),
  ].join('; ');
}

function countsLines({ replenishment, awaiting_header }: ShownPledge): readonly string[] {
  if (awaiting_header) return ['Counts nothing: its header has not come, or was taken back.'];
  return replenishment === true ? ["Counts in no stage: it refills the donor's own stocks, which is no aid."] : [];
}

function restrictionText({
  id,
  kind,
  restricted_by,
  since,
  until,
  on,
  stand,
  held_up,
}: NonNullable<ShownPledge['restrictions']>[number]) {
  const days = `${since ?? 'an unknown day'} to ${until ?? 'no known end'}`;
  const amounts = Object.entries(held_up ?? {}).map(([currency, amount]) => `${currency} ${amount}`);
  const held = amounts.length === 0 ? [] : [`at most ${amounts.join(', ')}`];
  return [
    `${kind.replaceAll('_', ' ')} by ${restricted_by}, ${days}`,
    `${stand.replaceAll('_', ' ')} on ${on}`,
    ...held,
    id,
  ].join('; ');
}

function moreLine({ restrictions_more: more }: ShownPledge): readonly string[] {
  if (more === undefined || more.count === 0) return [];
  const { self, donor } = more.links;
  return [
    `${more.count} more by sources without a rank: ${[self, ...(donor === undefined ? [] : [donor])].join(', ')}`,
  ];
}

const columns: readonly Column[] = [
  { head: 'transaction', align: 'left' },
  { head: 'type', align: 'left' },
  { head: 'when', align: 'left' },
  { head: 'as given', align: 'right' },
  { head: 'in EUR, ours', align: 'right' },
  { head: 'by the rate', align: 'left' },
  { head: "the publisher's", align: 'right' },
  { head: 'its rate', align: 'right' },
  { head: 'ours less its', align: 'right' },
];

function transactionTable(transactions: readonly PledgeTransaction[]): readonly string[] {
  const rows = transactions.map((transaction) => [
    transaction.id,
    typeText(transaction),
    whenText(transaction.when),
    valueText(transaction),
    ...conversionTexts(transaction),
  ]);
  return plainTable(columns, rows);
}

function typeText({ type, applies_to, stage }: PledgeTransaction): string {
  return applies_to === undefined ? type : `${type} ${applies_to} (${stage ?? 'which is not there'})`;
}

/** A date as precisely as it was said. */
function whenText(when: When): string {
  switch (when.precision) {
    case 'day':
      return when.day;
    case 'month':
      return when.month;
    case 'between':
      return [...(when.from ? [`from ${when.from}`] : []), ...(when.to ? [`until ${when.to}`] : [])].join(' ');
    case 'undated':
      return when.text === undefined ? 'undated' : `undated ("${when.text}")`;
  }
}

function itemLines({ id, units = [] }: PledgeTransaction): readonly string[] {
  const lines = units.map((unit) => `${id}: ${unitsText(unit)}`);
  const more = lines.length > MAX_ITEMS ? [`${id}: and ${lines.length - MAX_ITEMS} more`] : [];
  return [...lines.slice(0, MAX_ITEMS), ...more];
}

/** A count that is not known is not one. */
function unitsText({ item, class: kind, count, qualifier }: PledgeUnits): string {
  const about = qualifier === undefined ? '' : `${qualifier.replaceAll('_', ' ')} `;
  const many = count === undefined ? 'unknown number' : `${about}${count.toLocaleString('en-US')}`;
  return `${many} x ${item}${kind === undefined ? '' : ` (${kind})`}`;
}

function sourceLines({ sources = [], transactions }: ShownPledge): readonly string[] {
  const all = [...sources, ...transactions.flatMap((transaction) => transaction.sources)];
  const lines = all.map(({ publisher, title, published_on }) =>
    [publisher, title, published_on ?? []].flat().join(', '),
  );
  return [...new Set(lines)];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
}
