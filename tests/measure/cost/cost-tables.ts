import type { MeasuredUse, Measurement } from './measurement.ts';
import {
  keptBytes,
  type Line,
  linesOfCare,
  linesOfEvents,
  linesOfNothing,
  linesOfViews,
  sumUsd,
  usd,
  verifiedAtMost,
} from './month.ts';
import { PRICES_READ_ON, prices, unpriced } from './prices.ts';

const EVENTS = [10_000, 1_000_000, 100_000_000];
/** How many views, and which share of them the CDN has no fresh answer for. */
const VIEWS = [
  { views: 1_000_000, missed: 1 },
  { views: 100_000_000, missed: 1 },
  { views: 100_000_000, missed: 0.1 },
];
const GB = 1e9;

/** The tables of docs/cost.md, from what was measured and the list prices. Markdown. */
export function costTables(measured: Measurement): string {
  return [
    '### Measured',
    measuredTable(measured),
    '### Events',
    eventsTable(measured),
    '### Views',
    viewsTable(measured),
    '### A month in which nothing happens',
    nothingTable(measured),
    '### Together',
    togetherTable(measured),
    '### Prices',
    pricesTable(),
  ].join('\n\n');
}

function measuredTable(measured: Measurement): string {
  const uses: readonly (readonly [string, MeasuredUse])[] = [
    ['an event, alone', measured.alone],
    ['an event among forty', measured.together],
    ['an event over HTTPS, alone', measured.overHttps],
    ['a view, in memory', measured.warmView],
    ['a view, loaded first', measured.coldView],
    ['an event in a sweep', measured.sweep],
    ['an event in a verification', measured.verify],
  ];
  const rows = uses.map(([what, use]) => {
    const each = (sum: number) => rounded(sum / use.of);
    const functions = Object.values(use.functions);
    const invocations = functions.reduce((sum, one) => sum + one.invocations, 0);
    const ms = functions.reduce((sum, one) => sum + one.ms, 0);
    return [what, each(units(use, 'write')), each(units(use, 'read')), each(invocations), each(ms)];
  });
  const by = Object.entries(measured.alone.dynamodb).map(([what, { read, write }]) => {
    return `${what} ${rounded((read + write) / measured.alone.of)}`;
  });
  return [
    table(['of', 'write units', 'read units', 'invocations', 'function ms'], rows),
    `Measured on ${measured.measuredOn} (${measured.machine}), with ${measured.verify.of} events of ${measured.eventBytes} bytes in the ledger, which took`,
    `${Math.round(keptBytes(measured))} bytes an event in the ledger's table and its index. An event alone, by table and operation: ${by.join(', ')}.`,
  ]
    .join('\n\n')
    .replace('which took\n\n', 'which took\n');
}

function eventsTable(measured: Measurement): string {
  const columns = EVENTS.map((events) => [...linesOfEvents(events, measured), ...linesOfCare(events, measured)]);
  const names = [...new Set(columns.flatMap((lines) => lines.map(({ what }) => what)))];
  const rows = names.map((what) => [what, ...columns.map((lines) => cell(lines.find((each) => each.what === what)))]);
  const sums = columns.map((lines) => `**${dollars(sumUsd(lines))}**`);
  const kept = EVENTS.map((events) => `${dollars((events * keptBytes(measured)) / GB, '')} × p`);
  const head = EVENTS.map((events) => `${events.toLocaleString('en')} events`);
  return table(
    ['USD a month', ...head],
    [...rows, ['**sum**', ...sums], ['recovery to any second, beside it', ...kept]],
  );
}

function viewsTable(measured: Measurement): string {
  const columns = VIEWS.map(({ views, missed }) => linesOfViews(views, missed, measured));
  const rows = (columns[0] ?? []).map(({ what }, at) => [what, ...columns.map((lines) => cell(lines[at]))]);
  const sums = columns.map((lines) => `**${dollars(sumUsd(lines))}**`);
  const requests = VIEWS.map(({ views }) => `${views / 1e6} × h`);
  const head = VIEWS.map(({ views, missed }) => `${views / 1e6} million, ${missed * 100} % reach the API`);
  return table(['USD a month', ...head], [...rows, ['**sum**', ...sums], ['HTTPS requests, beside it', ...requests]]);
}

function nothingTable(measured: Measurement): string {
  const lines = linesOfNothing(measured);
  return table(
    ['', 'quantity', 'USD'],
    [
      ...lines.map((line) => [line.what, rounded(line.quantity), dollars(usd(line))]),
      ['**sum**', '', `**${dollars(sumUsd(lines))}**`],
    ],
  );
}

function togetherTable(measured: Measurement): string {
  const nothing = sumUsd(linesOfNothing(measured));
  const rows = EVENTS.map((events) => {
    const own = nothing + sumUsd([...linesOfEvents(events, measured), ...linesOfCare(events, measured)]);
    const sums = VIEWS.map(({ views, missed }) => dollars(own + sumUsd(linesOfViews(views, missed, measured))));
    return [`${events.toLocaleString('en')} events`, ...sums];
  });
  const head = VIEWS.map(({ views, missed }) => `${views / 1e6} million views, ${missed * 100} % reach the API`);
  const most = verifiedAtMost(measured).toLocaleString('en', { maximumSignificantDigits: 2 });
  const without = `Without p and h. Of more than about ${most} events verification is left out, since it would not finish within fifteen minutes.`;
  return `${table(['USD a month', ...head], rows)}\n\n${without}`;
}

function pricesTable(): string {
  const rows = Object.entries(prices).map(([name, { usd: amount, per, source }]) => [name, `${amount}`, per, source]);
  const letters = Object.entries(unpriced).map(([letter, what]) => `${letter} is ${what}`);
  return `${table(['', 'USD', 'per', 'read at'], rows)}\n\nList prices of us-east-1, read on ${PRICES_READ_ON}, before any free tier. No page that we could read named a price for two things, which stay letters: ${letters.join(', ')}.`;
}

function units({ dynamodb }: MeasuredUse, which: 'read' | 'write'): number {
  return Object.values(dynamodb).reduce((sum, each) => sum + each[which], 0);
}

function cell(line: Line | undefined): string {
  return line === undefined ? 'does not finish' : dollars(usd(line));
}

function dollars(amount: number, sign = '$'): string {
  const digits = amount >= 100 ? 0 : amount >= 0.095 ? 2 : 3;
  return `${sign}${amount.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

function rounded(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: value >= 100 ? 3 : 2 });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
