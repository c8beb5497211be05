import { isLivePledge, supportRows } from '../../kinds/pledge/support-rows.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import type { Day } from '../../values/time/day.ts';
import { umbrellasOf } from '../support/support-umbrellas.ts';
import { adjustPromises, type Fate, layDeliveries } from './match-deliveries.ts';
import type { PledgeItem } from './pledge-items.ts';

/** Where a package's promise is read: the first of these stages of which it names items. */
const promisedAt = ['committed', 'allocated', 'contracted', 'pledged'] as const;

/** What was promised item by item with what became of it, and what came that nobody had promised item by item. */
export interface PromisedLines {
  readonly lines: readonly Fate[];
  /** Delivered items of which the package promises none by that name. */
  readonly unmatched: readonly PledgeItem[];
  /** Joint packages whose tranches have lines of their own, which are followed instead. */
  readonly umbrellas: ReadonlySet<string>;
}

/** Lays what came to what was promised among the items of some sources. The lines are in order of day, package, transaction and place. */
export function promisedLines(
  items: readonly PledgeItem[],
  support: StoredRows,
  sources: readonly string[],
): PromisedLines {
  const packages = Map.groupBy(items, ({ pledge }) => pledge);
  const read = [...packages.values()].map((rows) => linesOfPackage(inOrder(rows, (row) => row)));
  const lines = inOrder(
    read.flatMap((each) => each.lines),
    ({ row }) => row,
  );
  const unmatched = read.flatMap((each) => each.unmatched);
  const withLines = new Set(lines.map(({ row }) => row.pledge));
  return { lines, unmatched, umbrellas: followedByTranche(support, sources, withLines) };
}

function linesOfPackage(rows: readonly PledgeItem[]): Pick<PromisedLines, 'lines' | 'unmatched'> {
  const stage = promisedAt.find((each) => rows.some(({ type }) => type === each));
  const announced = firstDays(rows);
  const lines = rows.filter(({ type }) => type === stage).map((row) => promisedLine(row, announced.get(nameOf(row))));
  const byItem = Map.groupBy(lines, ({ row }) => nameOf(row));
  const promisesOf = (row: PledgeItem) => byItem.get(nameOf(row)) ?? [];
  for (const row of rows) if (row.stage === stage && row.type !== stage) adjustPromises(row, promisesOf(row));
  const delivered = rows.filter((row) => row.stage === 'delivered');
  const groups = Map.groupBy(delivered, (row) => `${row.transaction}\t${nameOf(row)}`);
  const unmatched: PledgeItem[] = [];
  for (const group of groups.values()) {
    const promises = group[0] === undefined ? [] : promisesOf(group[0]);
    if (promises.length === 0) unmatched.push(...group);
    else layDeliveries(group, promises);
  }
  return { lines, unmatched };
}

/** Of each item the first day of any stage of its promise. */
function firstDays(rows: readonly PledgeItem[]): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  const promises: readonly string[] = promisedAt;
  for (const row of rows) {
    if (!promises.includes(row.type) || row.day === 'undated') continue;
    const held = days.get(nameOf(row));
    if (held === undefined || row.day < held) days.set(nameOf(row), row.day);
  }
  return days;
}

function promisedLine(row: PledgeItem, announced: Day | undefined): Fate {
  return { row, announced, units: row.units, reduced: [], cancelled: [], delivered: [], deliveredUncounted: false };
}

/** Umbrellas of which a tranche has lines. */
function followedByTranche(
  support: StoredRows,
  sources: readonly string[],
  withLines: ReadonlySet<string>,
): ReadonlySet<string> {
  const cycles = new Set(umbrellasOf(support, sources).cycles);
  const umbrellas = new Set<string>();
  for (const row of supportRows.on('list', support, sources)) {
    const { umbrella, pledge } = row;
    if (umbrella === undefined || !isLivePledge(row) || !withLines.has(pledge) || cycles.has(pledge)) continue;
    umbrellas.add(umbrella);
  }
  return umbrellas;
}

/** Items are the same when their words are. */
function nameOf({ item }: PledgeItem): string {
  return item.trim().toLowerCase();
}

/** What holds items, in the order of these. */
function inOrder<Held>(all: readonly Held[], itemOf: (held: Held) => PledgeItem): readonly Held[] {
  const placed = all.map((held) => ({ held, order: orderText(itemOf(held)) }));
  return placed.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ held }) => held);
}

/** Tells a line from every other, in order of day. */
export function orderText({ day, pledge, transaction, line }: PledgeItem): string {
  return [day, pledge, transaction, String(line).padStart(3, '0')].join('\t');
}
