import { countedGroups, dayIn, requiredText, textIn, type ViewCells, valuesIn } from '../../rows/counted-groups.ts';
import type { Dimensions } from '../../rows/view.ts';
import type { Day } from '../../values/time/day.ts';
import { type RestrictionKind, restrictionKindSchema } from './restriction.ts';

/** A restriction as the view lists it. */
export interface ListedRestriction {
  readonly entity: string;
  readonly source: string;
  readonly kind: RestrictionKind;
  readonly restrictedBy: string;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  /** The pledges it names; none when it holds up all of a donor's. */
  readonly pledges: readonly string[];
  readonly donor: string | undefined;
  readonly category: string | undefined;
}

/** The restrictions of a dataset, from the cells of the view `restrictions`; in order of first day and id. */
export function listedRestrictions(cells: ViewCells, sources: readonly string[]): readonly ListedRestriction[] {
  return [...countedGroups(cells, sources)]
    .map(({ dimensions }) => restrictionOf(dimensions))
    .sort((a, b) => (orderText(a) < orderText(b) ? -1 : 1));
}

/** Whether a restriction is in force on a day. One whose first day is not known is said to be of unknown beginning. */
export function standsOn({ from, to }: Pick<ListedRestriction, 'from' | 'to'>, on: Day) {
  if (to !== undefined && to < on) return 'ended';
  if (from === undefined) return 'since_unknown';
  return from <= on ? 'in_force' : 'not_yet';
}

function restrictionOf(dimensions: Dimensions): ListedRestriction {
  return {
    entity: requiredText(dimensions, 'entity'),
    source: requiredText(dimensions, 'source'),
    kind: restrictionKindSchema.parse(dimensions.kind),
    restrictedBy: requiredText(dimensions, 'restricted_by'),
    from: dayIn(dimensions, 'from'),
    to: dayIn(dimensions, 'to'),
    pledges: valuesIn(dimensions, 'pledges'),
    donor: textIn(dimensions, 'donor'),
    category: textIn(dimensions, 'category'),
  };
}

/** By first day, those of unknown beginning first. */
function orderText({ from, entity }: ListedRestriction): string {
  return `${from ?? ''} ${entity}`;
}
