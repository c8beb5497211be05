import { type RequestRow, requestRows } from '../../kinds/request/request.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import { classifyItem } from '../../values/air-defence/classify-item.ts';
import type { Day } from '../../values/time/day.ts';
import type { Precision } from '../../values/time/when.ts';
import type { ItemClassification } from './air-defence-lines.ts';
import { inclusionOfDate } from './air-defence-selection.ts';
import type { UnitRange } from './unit-range.ts';

/** Whose requests are the asked side. */
const ASKER = 'UKR';

export type AskedScope = 'additional' | 'total' | 'unsaid';

/** One line of a request that is a matter of air defence. */
export interface AskedLine {
  readonly request: string;
  readonly date: Day | 'undated';
  readonly precision: Precision;
  readonly forum: string | undefined;
  readonly line: number;
  readonly item: string;
  readonly publishedClass: string | undefined;
  readonly scope: AskedScope;
  /** What would do as well, in the asker's words. */
  readonly equivalence: string | undefined;
  readonly qualifier: string | undefined;
  readonly range: UnitRange;
  readonly classification: ItemClassification | undefined;
}

/** `superseded`: one made by then stands in its place. `later`: not made yet. The others cannot be laid to the day asked for. */
export type RequestStatus = 'in_force' | 'superseded' | 'later' | 'undated' | 'straddling';

export interface AskedRequest {
  readonly request: string;
  readonly date: Day | 'undated';
  readonly status: RequestStatus;
  /** Requests of the dataset that name it as superseded, whenever they were made. */
  readonly supersededBy: readonly string[];
  /** What it supersedes and the dataset does not have, or no longer. */
  readonly missing: readonly string[];
  /** It and another supersede each other, so neither stands in the other's place. */
  readonly circular: boolean;
  readonly lines: readonly AskedLine[];
}

interface Read {
  readonly date: Day | 'undated';
  readonly precision: Precision;
  readonly supersedes: readonly string[];
  readonly lines: AskedLine[];
}

/** Kyiv's requests in the rows of their view, in order of day, with their status at the end of a day or now. Pure. */
export function requestsOn(
  stored: StoredRows,
  sources: readonly string[],
  on: Day | undefined,
): readonly AskedRequest[] {
  const read = readRequests(stored, sources);
  const superseders = (request: string) =>
    [...read].flatMap(([by, { supersedes }]) => (supersedes.includes(request) ? [by] : []));
  const timeOf = (held: Read) => inclusionOfDate(held, on === undefined ? {} : { to: on });
  const requests = [...read].map(([request, held]): AskedRequest => {
    const supersededBy = superseders(request).sort();
    const replacing = supersededBy.filter((by) => !replaces(request, by, read));
    const replaced = replacing.some((by) => timeOf(read.get(by) ?? held) === 'inside');
    const time = timeOf(held);
    return {
      request,
      date: held.date,
      status: time === 'inside' ? (replaced ? 'superseded' : 'in_force') : time === 'outside' ? 'later' : time,
      supersededBy,
      missing: held.supersedes.filter((earlier) => !read.has(earlier)),
      circular: replacing.length < supersededBy.length,
      lines: held.lines,
    };
  });
  return requests.sort((a, b) => (`${a.date} ${a.request}` < `${b.date} ${b.request}` ? -1 : 1));
}

/** Whether one request supersedes another, itself or through others. */
function replaces(request: string, earlier: string, read: ReadonlyMap<string, Read>): boolean {
  const seen = new Set<string>();
  const waiting = [request];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    if (seen.has(current)) continue;
    seen.add(current);
    const next = read.get(current)?.supersedes ?? [];
    if (next.includes(earlier)) return true;
    waiting.push(...next);
  }
  return false;
}

function readRequests(stored: StoredRows, sources: readonly string[]): ReadonlyMap<string, Read> {
  const read = new Map<string, Read>();
  for (const row of requestRows.on('list', stored, sources)) {
    if (row.by !== ASKER) continue;
    const { entity, day: date, precision, supersedes } = row;
    const held = read.get(entity) ?? { date, precision, supersedes, lines: [] };
    read.set(entity, held);
    held.lines.push(...askedLine(row));
  }
  for (const { lines } of read.values()) lines.sort((a, b) => a.line - b.line);
  return read;
}

function askedLine(row: RequestRow): readonly AskedLine[] {
  const { entity: request, day: date, precision, forum, line, item, scope, equivalence, qualifier } = row;
  const classified = classifyItem(item, { class: row.class });
  if (classified.is === 'other') return [];
  const asked: Omit<AskedLine, 'classification'> = {
    ...{ request, date, precision, forum, line, item, equivalence, qualifier },
    publishedClass: row.class,
    scope: scope ?? 'unsaid',
    range: askedRange(row),
  };
  if (classified.is === 'unplaced') return [{ ...asked, classification: undefined }];
  const { is: _, ...classification } = classified;
  return [{ ...asked, classification }];
}

/** A measure of zero is not stored, so what bounds a count is told by its qualifier. */
function askedRange({ qualifier, measures: { low = 0, high = 0 } }: RequestRow): UnitRange {
  const open = Number.POSITIVE_INFINITY;
  if (qualifier === undefined) return { low: 0, high: open };
  return { low, high: qualifier === 'at_least' ? open : high };
}
