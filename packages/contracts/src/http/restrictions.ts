import { z } from 'zod';
import { entityLinksSchema, sourcesSchema } from './answer-parts.ts';

/** Which restriction, by whom, and from when until when, wherever one is shown beside what it delays. */
const namedRestrictionShape = {
  id: z.string(),
  kind: z.string(),
  restricted_by: z.string(),
  since: z.string().nullable().meta({ description: 'Its first day; null when unknown' }),
  until: z.string().nullable().meta({ description: 'Its last day; null while none is known' }),
  links: entityLinksSchema,
};

/** A restriction as a pledge that it is about shows it. */
export const pledgeRestrictionSchema = z
  .object({
    ...namedRestrictionShape,
    on: z.string().meta({ description: 'The day that the rest is said for' }),
    stand: z.enum(['not_yet', 'in_force', 'ended', 'since_unknown']),
    held_up: z
      .record(z.string(), z.string())
      .nullable()
      .meta({ description: 'Of this pledge, at most so much by ISO 4217 code; null unless it stands on that day' }),
  })
  .meta({ id: 'PledgeRestriction' });
export type PledgeRestriction = z.output<typeof pledgeRestrictionSchema>;

/** Restrictions that are not shown one by one. */
export const moreRestrictionsSchema = z
  .strictObject({
    count: z.int().meta({
      description:
        'Restrictions of sources without a rank that are not its own; in a view of the counted dataset alone',
    }),
    links: z.strictObject({
      self: z.string().meta({ description: 'Where restrictions are listed; `source` chooses whose' }),
      donor: z.string().optional().meta({ description: 'Where those are that hold up all of its donor’s support' }),
    }),
  })
  .meta({ id: 'MoreRestrictions' });
export type MoreRestrictions = z.output<typeof moreRestrictionsSchema>;

/** What a restriction delays on a day. */
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

/** The restrictions in force on a day with what they delay. */
export const restrictionsSchema = z
  .object({
    on: z.string(),
    in_force: z.array(restrictionInForceSchema),
    more: moreRestrictionsSchema,
    sources: sourcesSchema,
  })
  .meta({ id: 'RestrictionsInForce', description: 'What is held up of what is asked for: in no sum' });
