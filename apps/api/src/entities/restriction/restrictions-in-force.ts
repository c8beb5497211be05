import type { heldUpSchema, restrictionsSchema } from '@counterweight/contracts/http';
import { type DelayedSupport, delayedSupport, isDelayed } from '@counterweight/domain/answers';
import {
  type CountedSources,
  listedRestrictions,
  type Precedence,
  type RestrictionRow,
  standsOn,
  supportRows,
} from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import type { Day } from '@counterweight/domain/values';
import { countedIn } from '@counterweight/ledger';
import type { z } from '@hono/zod-openapi';
import { showSources } from '../../views/resolve-sources.ts';
import { nameRestriction } from './pledge-restriction.ts';

/** Restrictions of the dataset that is counted, as known at a day or now. */
export interface RestrictionsReading {
  readonly restrictions: readonly RestrictionRow[];
  readonly sources: CountedSources;
}

/** Reads restrictions from their view. */
export function readRestrictions(rows: ViewRows, precedence: Precedence): RestrictionsReading {
  const sources = countedIn(rows, precedence);
  const restrictions = listedRestrictions(rows, sources.counted);
  return { restrictions, sources };
}

type HeldUp = z.output<typeof heldUpSchema>;
type Restrictions = z.output<typeof restrictionsSchema>;
type Shown = Restrictions['in_force'][number];

/** What of support is delayed by whom on a day: restrictions in force, or of unknown beginning, that `concerns` lets through. */
export function showRestrictions(
  { restrictions, sources }: RestrictionsReading,
  support: { readonly rows: ViewRows; readonly counted: readonly string[] },
  on: Day,
  concerns: (restriction: RestrictionRow) => boolean = () => true,
): Restrictions {
  const standing = restrictions.filter((restriction) => {
    const stand = standsOn(restriction, on);
    return (stand === 'in_force' || stand === 'since_unknown') && concerns(restriction);
  });
  return {
    on,
    in_force: standing.map((restriction) => {
      const held = delayedSupport(restriction, support.rows, support.counted, on);
      return showRestriction(restriction, showDelayedSupport(held, on));
    }),
    sources: showSources(sources),
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
  return (restriction) => {
    const { donor, category, pledges } = restriction;
    if (pledges.length === 0) return anyOf(donors, donor) && (category === undefined || anyOf(categories, category));
    if (donors === undefined && categories === undefined) return true;
    const named = [...supportRows.on('list', rows)].filter((row) => isDelayed(restriction, row));
    return named.some((row) => anyOf(donors, row.donor) && anyOf(categories, row.category));
  };
}

function anyOf(wanted: readonly string[] | undefined, value: string | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}
