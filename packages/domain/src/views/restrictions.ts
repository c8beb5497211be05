import type { CellGroups } from '../projection/cell.ts';
import type { Dimensions } from '../projection/view.ts';
import { type RestrictionKind, restrictionKindSchema } from '../restriction/restriction.ts';
import { type Day, daySchema } from '../time/day.ts';

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
export function listedRestrictions(
  cells: Iterable<{ readonly groups: CellGroups }>,
  sources: readonly string[],
): readonly ListedRestriction[] {
  const listed: ListedRestriction[] = [];
  for (const { groups } of cells) {
    for (const { dimensions } of groups.values()) {
      if (sources.includes(String(dimensions.source))) listed.push(restrictionOf(dimensions));
    }
  }
  return listed.sort((a, b) => (orderText(a) < orderText(b) ? -1 : 1));
}

/** Whether a restriction is in force on a day. One whose first day is not known is said to be of unknown beginning. */
export function standsOn({ from, to }: Pick<ListedRestriction, 'from' | 'to'>, on: Day) {
  if (to !== undefined && to < on) return 'ended';
  if (from === undefined) return 'since_unknown';
  return from <= on ? 'in_force' : 'not_yet';
}

function restrictionOf({
  entity,
  source,
  kind,
  restricted_by,
  from,
  to,
  pledges,
  donor,
  category,
}: Dimensions): ListedRestriction {
  return {
    entity: String(entity),
    source: String(source),
    kind: restrictionKindSchema.parse(kind),
    restrictedBy: String(restricted_by),
    from: dayIn(from),
    to: dayIn(to),
    pledges: typeof pledges === 'object' ? pledges : [],
    donor: textIn(donor),
    category: textIn(category),
  };
}

function textIn(value: Dimensions[string] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function dayIn(value: Dimensions[string] | undefined): Day | undefined {
  const text = textIn(value);
  return text === undefined ? undefined : daySchema.parse(text);
}

/** By first day, those of unknown beginning first. */
function orderText({ from, entity }: ListedRestriction): string {
  return `${from ?? ''} ${entity}`;
}
