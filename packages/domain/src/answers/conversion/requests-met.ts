import { type Followed, kaplanMeier, stepAt } from '../../analysis/kaplan-meier.ts';
import type { ShareInterval } from '../../analysis/log-log-interval.ts';
import { type RequestRow, requestRows } from '../../kinds/request/request.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import { classifyItem } from '../../values/air-defence/classify-item.ts';
import { type Day, dayNumber } from '../../values/time/day.ts';
import { curveDays } from './delivery-curve.ts';
import type { ConversionLine } from './line-status.ts';
import { slugOf } from './pledge-items.ts';

/** Whose requests are followed. */
const ASKER = 'UKR';
/** Below so many requested items no share of them is said. */
const MINIMUM_ASKED = 5;

/** The words that a pledge answers a request: its id, and the ids of both. */
export interface RequestTie {
  readonly link: string;
  readonly pledge: string;
  readonly request: string;
}

export const metStatuses = ['met', 'partly', 'open', 'uncounted'] as const;
export type MetStatus = (typeof metStatuses)[number];

/** What came of a requested item in one stream. */
export interface AskedOutcome {
  /** The first promise and the first delivery after the request, with whose they are; undefined where there is none. */
  readonly announced: AskedEvent | undefined;
  readonly delivered: AskedEvent | undefined;
  /** Units that came from the day of the request on; of a request for a total all that ever came. */
  readonly units: number;
  /** Units of which it is not said when they came: in no number here. */
  readonly undatedUnits: number;
  /** `uncounted` where the request does not say how many. */
  readonly met: MetStatus;
  /** The day on which the number asked for was reached. */
  readonly metOn: Day | undefined;
  /** Whose deliveries the units are of, in order. */
  readonly donors: readonly string[];
  readonly pledges: readonly string[];
}

export interface AskedEvent {
  readonly day: Day;
  /** Days after the request. */
  readonly days: number;
  readonly pledge: string;
  readonly donor: string;
}

/** One item of a request and what came of it: by links that say so, and of its class whatever it answers. */
export interface AskedItem {
  readonly request: string;
  readonly line: number;
  readonly day: Day;
  readonly precision: RequestRow['precision'];
  readonly item: string;
  readonly class: string;
  readonly scope: RequestRow['scope'];
  readonly qualifier: RequestRow['qualifier'];
  /** The least that was asked for; undefined where it is not said how many. */
  readonly least: number | undefined;
  readonly supersededBy: readonly string[];
  readonly links: readonly string[];
  readonly explicit: AskedOutcome;
  readonly later: AskedOutcome;
}

const waitingFor = ['announced', 'delivered'] as const;
export type WaitingFor = (typeof waitingFor)[number];
export type AskedStream = 'explicit' | 'later';

/** How long requested items waited: of so many the share within some days, where there are enough of them. */
export interface Wait {
  readonly asked: number;
  readonly events: number;
  readonly within: readonly {
    readonly days: number;
    readonly share: number;
    readonly interval: ShareInterval | undefined;
  }[];
}

export interface RequestsMet {
  readonly items: readonly AskedItem[];
  readonly undated: number;
  readonly waits: Readonly<Record<AskedStream, Readonly<Record<WaitingFor, Wait>>>>;
}

/** Which requests to follow. */
export interface AskedFilter {
  readonly sources: readonly string[];
  readonly classes?: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
}

/**
 * What came of each item that Kyiv asked for up to the cut. `explicit` has the promises of pledges that a link ties to the
 * request, `later` those of its class after it, whatever they answer; they are never pooled. Pure.
 */
export function requestsMet(
  stored: StoredRows,
  filter: AskedFilter,
  given: {
    readonly lines: readonly ConversionLine[];
    readonly ties: readonly RequestTie[];
    readonly cut: Day | undefined;
  },
): RequestsMet {
  const rows = [...requestRows.on('list', stored, filter.sources)].filter(({ by }) => by === ASKER);
  const asked = rows.map((row) => ({ row, class: classOf(row) })).filter((each) => isAsked(each, filter));
  const supersededBy = (request: string) =>
    [...new Set(rows.flatMap(({ entity, supersedes }) => (supersedes.includes(request) ? [entity] : [])))].sort();
  const items = asked.flatMap(({ row, class: of }): readonly AskedItem[] => {
    const { entity: request, day, line, precision, item, scope, qualifier } = row;
    if (day === 'undated' || given.cut === undefined || day > given.cut) return [];
    const ties = given.ties.filter((tie) => tie.request === request);
    const tied = new Set(ties.map(({ pledge }) => pledge));
    const ofClass = given.lines.filter((each) => each.row.class === of);
    const least = leastOf(row);
    const rule = { day, least, total: scope === 'total' };
    return [
      {
        ...{ request, line, day, precision, item, class: of, scope, qualifier, least },
        supersededBy: supersededBy(request),
        links: ties.map(({ link }) => link).sort(),
        explicit: outcomeOf(
          ofClass.filter(({ row: { pledge } }) => tied.has(pledge)),
          rule,
        ),
        later: outcomeOf(ofClass, rule),
      },
    ];
  });
  const waitsOf = (stream: AskedStream) => ({
    announced: waitOf(items, stream, 'announced', given.cut),
    delivered: waitOf(items, stream, 'delivered', given.cut),
  });
  return {
    items: items.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
    undated: asked.filter(({ row }) => row.day === 'undated').length,
    waits: { explicit: waitsOf('explicit'), later: waitsOf('later') },
  };
}

function isAsked(
  { row, class: of }: { readonly row: RequestRow; readonly class: string },
  filter: AskedFilter,
): boolean {
  const { classes, from, to } = filter;
  if (classes?.includes(of) === false) return false;
  if (from === undefined && to === undefined) return true;
  return row.day !== 'undated' && (from === undefined || from <= row.day) && (to === undefined || row.day <= to);
}

/** As promises are classed, so that both meet. */
function classOf({ item, class: published }: RequestRow): string {
  const classified = classifyItem(item, { class: published });
  return classified.is === 'placed' ? classified.class : slugOf(published ?? '') || 'unspecified';
}

/** A measure of zero is not stored, so what bounds a count is told by its qualifier. */
function leastOf({ qualifier, measures: { low = 0, high = 0 } }: RequestRow): number | undefined {
  if (qualifier === undefined) return undefined;
  return qualifier === 'up_to' ? high : low;
}

interface AskedRule {
  readonly day: Day;
  readonly least: number | undefined;
  readonly total: boolean;
}

function outcomeOf(lines: readonly ConversionLine[], { day, least, total }: AskedRule): AskedOutcome {
  const promised = lines.flatMap(({ row: { pledge, donor }, announced: on }) =>
    on !== undefined && on > day ? [{ on, pledge, donor }] : [],
  );
  const moved = lines.flatMap(({ row: { pledge, donor }, delivered }) =>
    delivered.map((movement) => ({ ...movement, pledge, donor })),
  );
  const dated = moved.flatMap(({ day: on, ...each }) =>
    on !== 'undated' && (total || on > day) ? [{ ...each, on }] : [],
  );
  const inOrder = dated.filter(({ units }) => units > 0).sort((a, b) => (a.on < b.on ? -1 : 1));
  const firstAfter = inOrder.find(({ on }) => on > day);
  const firstPromise = promised.toSorted((a, b) => (a.on < b.on ? -1 : 1))[0];
  const units = dated.reduce((sum, each) => sum + each.units, 0);
  const eventOn = (of: { readonly on: Day; readonly pledge: string; readonly donor: string } | undefined) =>
    of && { day: of.on, days: dayNumber(of.on) - dayNumber(day), pledge: of.pledge, donor: of.donor };
  return {
    announced: eventOn(firstPromise),
    delivered: eventOn(firstAfter),
    units,
    undatedUnits: moved.reduce((sum, each) => sum + (each.day === 'undated' ? each.units : 0), 0),
    ...metBy(inOrder, units, least),
    donors: [...new Set(inOrder.map(({ donor }) => donor))].sort(),
    pledges: [...new Set(inOrder.map(({ pledge }) => pledge))].sort(),
  };
}

function metBy(
  inOrder: readonly { readonly on: Day; readonly units: number }[],
  units: number,
  least: number | undefined,
): Pick<AskedOutcome, 'met' | 'metOn'> {
  if (least === undefined) return { met: 'uncounted', metOn: undefined };
  let sum = 0;
  const reached = inOrder.find((each) => {
    sum += each.units;
    return sum >= least;
  });
  if (units >= least) return { met: 'met', metOn: reached?.on };
  return { met: units > 0 ? 'partly' : 'open', metOn: undefined };
}

function waitOf(items: readonly AskedItem[], stream: AskedStream, what: WaitingFor, cut: Day | undefined): Wait {
  const followed = items.flatMap((item): readonly Followed[] => {
    const event = item[stream][what];
    if (cut === undefined) return [];
    const time = event === undefined ? dayNumber(cut) - dayNumber(item.day) : event.days;
    return time > 0 ? [{ time, happened: event !== undefined }] : [];
  });
  const steps = followed.length < MINIMUM_ASKED ? [] : kaplanMeier(followed);
  const last = Math.max(0, ...followed.map(({ time }) => time));
  const within = followed.length < MINIMUM_ASKED ? [] : curveDays.filter((days) => days <= last);
  return {
    asked: followed.length,
    events: followed.filter(({ happened }) => happened).length,
    within: within.map((days) => {
      const step = stepAt(steps, days);
      const interval = step?.interval && { low: 1 - step.interval.high, high: 1 - step.interval.low };
      return { days, share: 1 - (step?.survival ?? 1), interval };
    }),
  };
}

function orderOf({ day, request, line }: AskedItem): string {
  return [day, request, String(line).padStart(3, '0')].join('\t');
}
