import { LIST_AXIS } from '../../kinds/reported-kind.ts';
import { countedGroups, textIn, type ViewCells, valuesIn } from '../../rows/counted-groups.ts';
import { countIn } from '../../rows/measures.ts';
import type { Dimensions, Measures } from '../../rows/view.ts';
import { placeItem } from '../../values/air-defence/place-item.ts';
import type { Day } from '../../values/time/day.ts';
import type { ItemPlace } from './air-defence-lines.ts';
import { rangePlaceOf } from './air-defence-selection.ts';
import type { UnitRange } from './unit-range.ts';

/** Whose requests are the asked side. */
const ASKER = 'UKR';

export type AskedScope = 'additional' | 'total' | 'unsaid';

/** One line of a request that is a matter of air defence. */
export interface AskedLine {
  readonly request: string;
  readonly date: Day | 'undated';
  readonly precision: string;
  readonly forum: string | undefined;
  readonly line: number;
  readonly item: string;
  readonly publishedClass: string | undefined;
  readonly scope: AskedScope;
  /** What would do as well, in the asker's words. */
  readonly equivalence: string | undefined;
  readonly qualifier: string | undefined;
  readonly range: UnitRange;
  readonly place: ItemPlace | undefined;
}

/** `superseded`: one made by then stands in its place. `later`: not made yet. The others cannot be laid to the day asked for. */
export type Standing = 'in_force' | 'superseded' | 'later' | 'undated' | 'straddling';

export interface StandingRequest {
  readonly request: string;
  readonly date: Day | 'undated';
  readonly standing: Standing;
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
  readonly precision: string;
  readonly supersedes: readonly string[];
  readonly lines: AskedLine[];
}

/** Kyiv's requests in the cells of their view, in order of day, as they stand at the end of a day or now. Pure. */
export function requestsStanding(
  cells: ViewCells,
  sources: readonly string[],
  on: Day | undefined,
): readonly StandingRequest[] {
  const read = readRequests(cells, sources);
  const superseders = (request: string) =>
    [...read].flatMap(([by, { supersedes }]) => (supersedes.includes(request) ? [by] : []));
  const timeOf = (held: Read) => rangePlaceOf(held, on === undefined ? {} : { to: on });
  const standing = [...read].map(([request, held]): StandingRequest => {
    const supersededBy = superseders(request).sort();
    const replacing = supersededBy.filter((by) => !replaces(request, by, read));
    const replaced = replacing.some((by) => timeOf(read.get(by) ?? held) === 'inside');
    const time = timeOf(held);
    return {
      request,
      date: held.date,
      standing: time === 'inside' ? (replaced ? 'superseded' : 'in_force') : time === 'outside' ? 'later' : time,
      supersededBy,
      missing: held.supersedes.filter((earlier) => !read.has(earlier)),
      circular: replacing.length < supersededBy.length,
      lines: held.lines,
    };
  });
  return standing.sort((a, b) => (`${a.date} ${a.request}` < `${b.date} ${b.request}` ? -1 : 1));
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

function readRequests(cells: ViewCells, sources: readonly string[]): ReadonlyMap<string, Read> {
  const read = new Map<string, Read>();
  for (const { cell, dimensions, measures } of countedGroups(cells, sources)) {
    if (cell.axis !== LIST_AXIS || dimensions.by !== ASKER) continue;
    const request = textIn(dimensions, 'entity') ?? '';
    const own = { date: cell.day, precision: textIn(dimensions, 'precision') ?? '' };
    const held = read.get(request) ?? { ...own, supersedes: valuesIn(dimensions, 'supersedes'), lines: [] };
    read.set(request, held);
    held.lines.push(...askedLine(own, dimensions, measures));
  }
  for (const { lines } of read.values()) lines.sort((a, b) => a.line - b.line);
  return read;
}

function askedLine(
  own: Pick<AskedLine, 'date' | 'precision'>,
  dimensions: Dimensions,
  measures: Measures,
): readonly AskedLine[] {
  const text = (name: string) => textIn(dimensions, name) ?? '';
  const placement = placeItem(text('item'), { class: text('class') });
  if (placement.is === 'other') return [];
  const line: Omit<AskedLine, 'place'> = {
    ...own,
    request: text('entity'),
    forum: text('forum') || undefined,
    line: Number(dimensions.line),
    item: text('item'),
    publishedClass: text('class') || undefined,
    scope: scopes.find((each) => each === dimensions.scope) ?? 'unsaid',
    equivalence: text('equivalence') || undefined,
    qualifier: text('qualifier') || undefined,
    range: askedRange(text('qualifier'), measures),
  };
  if (placement.is === 'unplaced') return [{ ...line, place: undefined }];
  const { is: _, ...place } = placement;
  return [{ ...line, place }];
}

const scopes = ['additional', 'total'] as const;

/** A measure of zero leaves no trace in a cell, so what bounds a count is told by its qualifier. */
function askedRange(qualifier: string, measures: Measures): UnitRange {
  const open = Number.POSITIVE_INFINITY;
  if (qualifier === '') return { low: 0, high: open };
  return { low: countIn(measures, 'low'), high: qualifier === 'at_least' ? open : countIn(measures, 'high') };
}
