import {
  canonicalPath,
  type heldUpSchema,
  type MoreRestrictions,
  type restrictionsSchema,
} from '@counterweight/contracts/http';
import { type DelayedSupport, delayedSupport } from '@counterweight/domain/answers';
import {
  type CountedSources,
  listedRestrictions,
  type Precedence,
  type RestrictionRow,
  rankOf,
  standsOn,
  supportRows,
} from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import type { Day } from '@counterweight/domain/values';
import { countedIn } from '@counterweight/ledger';
import type { z } from '@hono/zod-openapi';
import { showSources } from '../../views/resolve-sources.ts';
import { nameRestriction } from './pledge-restriction.ts';

/** Restrictions as known at a day or now, and of which dataset they are counted. */
export interface RestrictionsReading {
  readonly sources: CountedSources;
  /** Those shown one by one beside support of some sources, and those of strangers, which are only counted there. */
  beside(own: readonly string[]): RestrictionsBeside;
}

interface RestrictionsBeside {
  readonly shown: readonly RestrictionRow[];
  readonly others: readonly RestrictionRow[];
}

/**
 * Reads restrictions from their view. What strangers say is not shown beside somebody's support, only counted: a restriction
 * is shown when the dataset it is of is counted, and has a rank or is that of the support.
 */
export function readRestrictions(rows: ViewRows, precedence: Precedence): RestrictionsReading {
  const sources = countedIn(rows, precedence);
  return {
    sources,
    beside(own) {
      const isRanked = (source: string) => rankOf(source, precedence) > 0;
      const shownSources = sources.counted.filter((source) => isRanked(source) || own.includes(source));
      const isOther = ({ source }: RestrictionRow) => !isRanked(source) && !shownSources.includes(source);
      return { shown: listedRestrictions(rows, shownSources), others: listedRestrictions(rows).filter(isOther) };
    },
  };
}

type HeldUp = z.output<typeof heldUpSchema>;
type Restrictions = z.output<typeof restrictionsSchema>;
type Shown = Restrictions['in_force'][number];

/** What of support is delayed by whom on a day: restrictions in force, or of unknown beginning, that `concerns` lets through. */
export function showRestrictions(
  { beside, sources }: RestrictionsReading,
  support: { readonly rows: ViewRows; readonly counted: readonly string[] },
  on: Day,
  concerns: (restriction: RestrictionRow) => boolean = () => true,
): Restrictions {
  const isStanding = (restriction: RestrictionRow) => {
    const stand = standsOn(restriction, on);
    return (stand === 'in_force' || stand === 'since_unknown') && concerns(restriction);
  };
  const { shown, others } = beside(support.counted);
  // A view is of counted datasets: of the others it says nothing, whatever they publish.
  const counted = others.filter(({ source }) => sources.counted.includes(source));
  return {
    on,
    in_force: shown.filter(isStanding).map((restriction) => {
      const held = delayedSupport(restriction, support.rows, support.counted, on);
      return showRestriction(restriction, showDelayedSupport(held, on));
    }),
    more: showMoreRestrictions(counted.filter(isStanding).length, {}),
    sources: showSources(sources),
  };
}

/** How many more there are, and where: of one pledge those that name it, and those of its donor. */
export function showMoreRestrictions(
  count: number,
  { pledge, donor }: { readonly pledge?: string; readonly donor?: string },
): MoreRestrictions {
  const self = canonicalPath('/v1/restrictions', { pledge });
  return {
    count,
    links: { self, ...(donor === undefined ? {} : { donor: canonicalPath('/v1/restrictions', { donor }) }) },
  };
}

/** What is delayed on a day as JSON. */
export function showDelayedSupport({ unknownPledges, ...held }: DelayedSupport, on: Day): HeldUp {
  return {
    on,
    native: { ...held.native },
    pledges: [...held.pledges],
    undisclosed: held.undisclosed,
    undated: held.undated,
    unknown_pledges: [...unknownPledges],
  };
}

function showRestriction(restriction: RestrictionRow, held_up: Shown['held_up']): Shown {
  const { donor, category, pledges } = restriction;
  return {
    ...nameRestriction(restriction),
    ...(donor === undefined ? {} : { donor }),
    ...(category === undefined ? {} : { category }),
    ...(pledges.length === 0 ? {} : { pledges: [...pledges] }),
    held_up,
  };
}

/** Whether a restriction delays anything of some donors and categories, as the support view filters by them. */
export function concernsSupport(
  rows: ViewRows,
  asked: { readonly donors?: readonly string[]; readonly categories?: readonly string[] },
): (restriction: RestrictionRow) => boolean {
  const { donors, categories } = asked;
  if (donors === undefined && categories === undefined) return () => true;
  const held = new Set<string>();
  for (const { pledge, umbrella, donor, category } of supportRows.on('list', rows)) {
    if (!anyOf(donors, donor) || !anyOf(categories, category)) continue;
    held.add(pledge);
    if (umbrella !== undefined) held.add(umbrella);
  }
  return ({ donor, category, pledges }) => {
    if (pledges.length > 0) return pledges.some((pledge) => held.has(pledge));
    return anyOf(donors, donor) && (category === undefined || anyOf(categories, category));
  };
}

function anyOf(wanted: readonly string[] | undefined, value: string | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}
