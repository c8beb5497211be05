import { addMeasures, type Contribution, cellText, type Measures, type ViewId } from '@counterweight/domain/rows';
import type { Day } from '@counterweight/domain/values';
import {
  allViews,
  type CellVersion,
  type Clock,
  closeDay,
  type Ledger,
  type RowVersion,
  readLive,
  type ViewPlace,
  type Views,
} from '@counterweight/ledger';

/** Sums as lines of text, so that equal answers are equal strings: cell, dimensions, measures that are not zero. */
export class SumText {
  readonly #sums = new Map<string, Measures>();

  add({ cell, dimensions, measures }: Contribution): void {
    const key = `${cell.axis}/${cell.day} ${sortedText(dimensions)}`;
    this.#sums.set(key, addMeasures(this.#sums.get(key) ?? {}, measures));
  }

  toString(): string {
    const lines = [...this.#sums].map(([key, sums]) => {
      return Object.keys(sums).length === 0 ? '' : `${key} ${sortedText(sums)}`;
    });
    return lines
      .filter((line) => line !== '')
      .sort()
      .join('\n');
  }
}

function sortedText(values: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export interface DayAnswer {
  readonly view: ViewId;
  readonly cells: string;
  /** The same, added up from the rows. */
  readonly rows: string;
}

/** What every view says as of a known day, asked as an API would; nothing when the day is not closed. */
export async function askClosedDay(
  day: Day,
  deps: { readonly ledger: Ledger; readonly views: Views; readonly clock: Clock },
): Promise<readonly DayAnswer[] | undefined> {
  const closed = await closeDay(day, deps);
  return closed.closed ? answersAsOf(day, deps) : undefined;
}

/** What every view says as of a known day, whether it is closed or not. */
export async function answersAsOf(
  day: Day,
  { ledger, views }: { readonly ledger: Ledger; readonly views: Views },
): Promise<readonly DayAnswer[]> {
  const answers: DayAnswer[] = [];
  for (const view of allViews()) {
    const sums = await readLive(view, ledger, async (place) => {
      return { cells: await cellsAsOf(place, day, views), rows: await rowsAsOf(place, day, views) };
    });
    answers.push({ view, ...sums });
  }
  return answers;
}

async function cellsAsOf(place: ViewPlace, day: Day, views: Views): Promise<string> {
  const latest = new LatestAsOf<CellVersion>(day);
  for await (const version of views.cellVersions(place)) latest.see(cellText(version.cell), version);
  const sums = new SumText();
  for (const { cell, groups } of latest.items()) {
    for (const { dimensions, measures } of groups.values()) sums.add({ cell, dimensions, measures });
  }
  return sums.toString();
}

const ROW_PAGE = 3;

async function rowsAsOf(place: ViewPlace, day: Day, views: Views): Promise<string> {
  const latest = new LatestAsOf<RowVersion>(day);
  for (const axis of ['end', 'start', 'all', 'day', 'list']) {
    let after: string | undefined;
    do {
      const page = await views.rows(place, axis, {}, after, ROW_PAGE);
      for (const row of page.items) latest.see(`${cellText(row.cell)} ${row.kind} ${row.entity}`, row);
      after = page.next;
    } while (after !== undefined);
  }
  const sums = new SumText();
  for (const { contributions } of latest.items()) for (const contribution of contributions) sums.add(contribution);
  return sums.toString();
}

/** Of each key the last version that was known by a day. */
class LatestAsOf<Item extends { readonly known: Day }> {
  readonly #day: Day;
  readonly #latest = new Map<string, Item>();

  constructor(day: Day) {
    this.#day = day;
  }

  see(key: string, item: Item): void {
    if (item.known > this.#day) return;
    const held = this.#latest.get(key);
    if (held === undefined || held.known <= item.known) this.#latest.set(key, item);
  }

  items(): Iterable<Item> {
    return this.#latest.values();
  }
}
