import type { Quarantine, QuarantineItem } from '@counterweight/ledger';
import Table from 'cli-table3';
import type { CliEnvironment } from '../command/cli-environment.ts';
import { CommandError } from '../command/command-error.ts';
import { type ExitCode, exitCodes } from '../command/exit-code.ts';

export interface ListOptions {
  readonly source?: string;
  readonly limit: number;
  readonly json?: boolean;
}

const PAGE = 100;

/** `cw quarantine list`: what was put aside, newest first, with the reason. */
export async function listQuarantine(
  quarantine: Quarantine,
  options: ListOptions,
  env: CliEnvironment,
): Promise<ExitCode> {
  const filter = options.source === undefined ? {} : { source: options.source };
  const items: QuarantineItem[] = [];
  let after: string | undefined;
  do {
    const page = await quarantine.list(filter, after, Math.min(PAGE, options.limit + 1 - items.length));
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined && items.length <= options.limit);
  const shown = items.slice(0, options.limit);
  if (options.json === true) env.out(shown.map((item) => `${JSON.stringify(item)}\n`).join(''));
  else env.out(listText(shown, options));
  if (items.length > shown.length) env.err(`There are more; --limit shows more than ${options.limit}.\n`);
  return exitCodes.ok;
}

/** `cw quarantine show ID`: one item with every fault and what was sent. */
export async function showQuarantined(quarantine: Quarantine, id: string, env: CliEnvironment): Promise<ExitCode> {
  const item = await quarantine.get(id);
  if (item === undefined)
    throw new CommandError(`nothing in quarantine has the id ${id}; \`cw quarantine list\` gives them`);
  env.out(itemText(item));
  return exitCodes.ok;
}

function listText(items: readonly QuarantineItem[], { source }: ListOptions): string {
  if (items.length === 0) return `Nothing is in quarantine${source === undefined ? '' : ` for ${source}`}.\n`;
  const table = new Table({ head: ['id', 'at', 'source', 'code', 'reason'], style: { head: [], border: [] } });
  for (const { id, at, source: claimed, code, reason } of items) {
    table.push([id, at, claimed ?? '', code, reason.length > 100 ? `${reason.slice(0, 99)}…` : reason]);
  }
  return `${table.toString()}\n`;
}

function itemText(item: QuarantineItem): string {
  const { raw, faults } = item;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['id', item.id],
    ['at', item.at],
    ['stage', item.stage],
    ['code', item.code],
    ['reason', item.reason],
    ['source', item.source],
    ['event id', item.eventId],
    ['type', item.type],
    ['sender', item.sender],
    ['bytes', `${raw.bytes}${raw.truncated ? ', kept in part' : ''}`],
    ['sha256', raw.sha256],
  ];
  return [
    ...facts.flatMap(([name, value]) => (value === undefined ? [] : [`${name.padEnd(9)} ${value}`])),
    ...(item.redacted === undefined ? [] : [`redacted  ${item.redacted}`]),
    ...(item.retries ?? []).map(
      ({ at, outcome, code }) => `retried   ${at} ${[outcome, code].filter(Boolean).join(' ')}`,
    ),
    ...faults.map(({ field, message }) => `fault     ${field === '' ? message : `${field}: ${message}`}`),
    '',
    raw.text,
    '',
  ].join('\n');
}
