import { sourcesSchema } from '@counterweight/contracts/http';
import { type HeldUpAmounts, heldUpBy, isHeldUp } from '@counterweight/domain/answers';
import {
  type CountedSources,
  countedSources,
  type ListedRestriction,
  listedRestrictions,
  type Precedence,
  standsOn,
} from '@counterweight/domain/kinds';
import type { Day } from '@counterweight/domain/values';
import { type CellVersion, cellsKnownAt, seqKnownAt, sourcesCounted, type ViewSnapshot } from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import { showSources } from '../../views/resolve-sources.ts';
import { namedRestrictionShape, nameRestriction } from './named-restriction.ts';

/** Restrictions of the dataset that is counted, as known at a day or now. */
export interface RestrictionsReading {
  readonly restrictions: readonly ListedRestriction[];
  readonly sources: CountedSources;
  readonly seq: number;
}

/** Reads restrictions from their view. */
export function readRestrictions(
  snapshot: ViewSnapshot,
  knownAt: Day | undefined,
  precedence: Precedence,
): RestrictionsReading {
  const sources = countedSources(sourcesCounted(snapshot, knownAt), precedence);
  const restrictions = listedRestrictions(cellsKnownAt(snapshot, knownAt), sources.counted);
  return { restrictions, sources, seq: seqKnownAt(snapshot, knownAt) };
}

export const heldUpSchema = z
  .object({
    on: z.string().meta({ description: 'The day that it is said for' }),
    native: z.record(z.string(), z.string()).meta({
      description: 'Promised and not known to be past what is held up, by ISO 4217 code: at most so much',
    }),
    pledges: z.array(z.string()).meta({ description: 'The pledges it is of; a joint package under its umbrella' }),
    undisclosed: z.int().meta({ description: 'Of them those with promises that are not given in money; not zero' }),
    undated: z.int().meta({ description: 'Transactions that may lie on either side of the day: left out' }),
    unknown_pledges: z.array(z.string()).meta({ description: 'Pledges it names that the ledger does not have' }),
  })
  .meta({ id: 'HeldUp' });

const restrictionInForceSchema = z
  .object({
    ...namedRestrictionShape,
    donor: z.string().optional(),
    category: z.string().optional(),
    pledges: z.array(z.string()).optional(),
    held_up: heldUpSchema,
  })
  .meta({ id: 'RestrictionInForce' });
type Shown = z.output<typeof restrictionInForceSchema>;

export const restrictionsSchema = z
  .object({ on: z.string(), in_force: z.array(restrictionInForceSchema), sources: sourcesSchema })
  .meta({ id: 'RestrictionsInForce', description: 'What is held up of what is asked for: in no sum' });

/** What of support is held up by whom on a day: restrictions in force, or of unknown beginning, that `concerns` lets through. */
export function showRestrictions(
  { restrictions, sources }: RestrictionsReading,
  support: { readonly cells: readonly CellVersion[]; readonly counted: readonly string[] },
  on: Day,
  concerns: (restriction: ListedRestriction) => boolean = () => true,
): z.output<typeof restrictionsSchema> {
  const standing = restrictions.filter((restriction) => {
    const stand = standsOn(restriction, on);
    return (stand === 'in_force' || stand === 'since_unknown') && concerns(restriction);
  });
  return {
    on,
    in_force: standing.map((restriction) => {
      const held = heldUpBy(restriction, support.cells, support.counted, on);
      return showRestriction(restriction, showHeldUp(held, on));
    }),
    sources: showSources(sources),
  };
}

/** What is held up on a day as JSON. */
export function showHeldUp({ unknownPledges, ...held }: HeldUpAmounts, on: Day): z.output<typeof heldUpSchema> {
  return {
    on,
    native: { ...held.native },
    pledges: [...held.pledges],
    undisclosed: held.undisclosed,
    undated: held.undated,
    unknown_pledges: [...unknownPledges],
  };
}

function showRestriction(restriction: ListedRestriction, held_up: Shown['held_up']): Shown {
  const { donor, category, pledges } = restriction;
  return {
    ...nameRestriction(restriction),
    ...(donor === undefined ? {} : { donor }),
    ...(category === undefined ? {} : { category }),
    ...(pledges.length === 0 ? {} : { pledges: [...pledges] }),
    held_up,
  };
}

/** Whether a restriction holds up anything of some donors and categories, as the support view filters by them. */
export function concernsSupport(
  cells: readonly CellVersion[],
  asked: { readonly donors?: readonly string[]; readonly categories?: readonly string[] },
): (restriction: ListedRestriction) => boolean {
  const { donors, categories } = asked;
  const wanted = (donor: unknown, category: unknown) =>
    (donors === undefined || donors.some((each) => each === donor)) &&
    (categories === undefined || category === undefined || categories.some((each) => each === category));
  return (restriction) => {
    if (restriction.pledges.length === 0) return wanted(restriction.donor, restriction.category);
    if (donors === undefined && categories === undefined) return true;
    return cells.some(
      ({ cell, groups }) =>
        cell.axis === 'list' &&
        [...groups.values()].some(
          ({ dimensions }) => isHeldUp(restriction, dimensions) && wanted(dimensions.donor, dimensions.category),
        ),
    );
  };
}
