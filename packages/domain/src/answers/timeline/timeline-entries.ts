import { dateOf } from '../../kinds/pledge/support-grain.ts';
import { countedGroups, requiredText, type ViewCells } from '../../rows/counted-groups.ts';
import { countIn } from '../../rows/measures.ts';
import type { Dimensions } from '../../rows/view.ts';
import { addDays, type Day, daySchema } from '../../values/time/day.ts';
import type { When } from '../../values/time/when.ts';
import { answerStrikes, type StrikeAnswer, type StrikeFilter } from '../strikes/strikes.ts';
import { isLivePledge } from '../support/support-umbrellas.ts';
import type { TimelineEntry, TimelineKind, TimelinePoint } from './timeline.ts';

/** The kinds whose entities stand in the timeline themselves. */
type EntityKind = Exclude<TimelineKind, 'strike'>;

/** Cells at one position of the journal, and of which datasets they are to be counted. */
export interface TimelineInput {
  readonly cells: Readonly<Record<TimelineKind, ViewCells>>;
  readonly sources: Readonly<Record<EntityKind, readonly string[]>>;
  readonly strikes: Omit<StrikeFilter, 'from' | 'to'>;
}

export interface Timeline {
  /** In no order. */
  readonly entries: readonly TimelineEntry[];
  /** What the days of strikes were made of. */
  readonly strikes: StrikeAnswer;
  /** Pledges left out: their header was withdrawn or redacted, or has not come. */
  readonly pledgesNotLive: number;
}

/** Every point of every entity of the datasets counted, and every day of strikes. Pure; the order of cells does not matter. */
export function timelineEntries({ cells, sources, strikes: filter }: TimelineInput): Timeline {
  const strikes = answerStrikes(cells.strike, filter, 'day');
  const struck = strikes.rows.map((row): TimelineEntry => {
    const day = daySchema.parse(row.key);
    return { day, precision: 'day', kind: 'strike', point: 'struck', entity: '', strikes: row };
  });
  const listed = listedKinds.flatMap((kind) =>
    listedEntities(cells[kind], sources[kind]).flatMap((dimensions) => pointsOf(kind, dimensions)),
  );
  const pledges = pledgeEntries(cells.pledge, sources.pledge);
  return { entries: [...struck, ...listed, ...pledges.entries], strikes, pledgesNotLive: pledges.notLive };
}

const listedKinds = ['request', 'meeting', 'restriction', 'statement', 'membership'] as const;
type ListedKind = (typeof listedKinds)[number];

interface Held extends Dimensions {
  /** The day of the cell that it was found in. */
  readonly day: string;
}

/** Of each entity the dimensions of one of its groups: those read here are the same in all of them. */
function listedEntities(cells: ViewCells, sources: readonly string[]): readonly Held[] {
  const found = new Map<string, Held>();
  for (const { cell, dimensions } of countedGroups(cells, sources)) {
    found.set(requiredText(dimensions, 'entity'), { ...dimensions, day: cell.day });
  }
  return [...found.values()];
}

type Told = readonly [point: TimelinePoint, day: Day | 'undated', precision?: When['precision']];

/** An entity's points. An empty text says that there was no such point, `undated` that its day is not known. */
function pointsOf(kind: ListedKind, held: Held): readonly TimelineEntry[] {
  const { entity } = held;
  const told = tell[kind](held);
  const points: readonly Told[] = told.length > 0 ? told : [['reported', 'undated']];
  return points.map(([point, day, precision = day === 'undated' ? 'undated' : 'day']) => {
    return { day, precision, kind, point, entity: String(entity) };
  });
}

const tell: Readonly<Record<ListedKind, (held: Held) => readonly Told[]>> = {
  request: ({ day, precision }) => [['requested', dayOrUndated(day), precisionOf(precision)]],
  meeting: ({ requested_on, announced_on, convened_on }) => [
    ...told('requested', requested_on),
    ...told('announced', announced_on),
    ...told('convened', convened_on),
  ],
  restriction: ({ from, to }) => [['imposed', dayOrUndated(from)], ...toldAfter('lifted', to)],
  statement: ({ day }) => [['said', dayOrUndated(day)]],
  membership: ({ from, to }) => [['joined', dayOrUndated(from)], ...toldAfter('left', to)],
};

function told(point: TimelinePoint, value: Dimensions[string] | undefined): readonly Told[] {
  return value === '' || value === undefined ? [] : [[point, dayOrUndated(value)]];
}

/** What ends on a day, that one included, is over on the next. */
function toldAfter(point: TimelinePoint, lastDay: Dimensions[string] | undefined): readonly Told[] {
  const last = daySchema.safeParse(lastDay);
  return last.success ? [[point, addDays(last.data, 1)]] : [];
}

function dayOrUndated(value: Dimensions[string] | undefined): Day | 'undated' {
  return daySchema.safeParse(value).data ?? 'undated';
}

function precisionOf(value: Dimensions[string] | undefined): When['precision'] {
  return value === 'month' || value === 'between' || value === 'undated' ? value : 'day';
}

function pledgeEntries(cells: ViewCells, sources: readonly string[]) {
  const reached = new Map<string, TimelineEntry>();
  let notLive = 0;
  for (const { cell, dimensions, measures } of countedGroups(cells, sources)) {
    const [kind, entity] = ['pledge', requiredText(dimensions, 'pledge')] as const;
    if (cell.axis === 'list') {
      const { day } = cell;
      const precision = day === 'undated' ? 'undated' : 'day';
      if (isLivePledge(dimensions)) reached.set(entity, { day, precision, kind, point: 'announced', entity });
      else notLive += 1;
    } else if (dimensions.stage === 'delivered' || dimensions.stage === 'operational') {
      const precision = precisionOf(dimensions.precision);
      const entry = { day: dateOf(cell, dimensions), precision, kind, point: dimensions.stage, entity } as const;
      const text = [entry.day, entry.point, precision, entity].join('\t');
      const transactions = (reached.get(text)?.transactions ?? 0) + countIn(measures, 'transactions');
      reached.set(text, { ...entry, transactions });
    }
  }
  return { entries: [...reached.values()], notLive };
}
