import { respondingKinds, rungs } from '@counterweight/domain/answers';
import { bodies, targetKinds } from '@counterweight/domain/kinds';
import { z } from 'zod';
import { dayText, entityLinksSchema } from './answer-parts.ts';
import { strikeNumbersSchema } from './strike-numbers.ts';
import { supportNumbersSchema } from './support-numbers.ts';

const text = z.string();
const texts = z.array(z.string());

/** Whose row it is, and its day. */
const ownerShape = { entity: text.meta({ description: 'The entity that has the row' }), source: text, day: text };

/** Since when the ledger has it, and where its entity is. */
const knownShape = {
  seq: z.int().meta({ description: 'The position in the journal at which the row came' }),
  known_on: dayText,
  links: entityLinksSchema,
};

const salvoShape = {
  claimant: text,
  weapon: texts.meta({ description: 'Several make a salvo composite' }),
  class: text,
  region: texts.meta({ description: 'Aimed at; none where it is not said' }),
  reported_hit: texts,
  target: z.array(z.enum(targetKinds)),
  ...strikeNumbersSchema.shape,
};

/** A row behind the strikes view: what a salvo adds to its day. */
export const explainedStrikeSchema = z
  .object({ ...ownerShape, ...salvoShape, ...knownShape })
  .meta({ id: 'ExplainedStrike' });
export type ExplainedStrike = z.output<typeof explainedStrikeSchema>;

/** A row behind the waves view. */
export const explainedWaveSchema = z
  .object({
    ...ownerShape,
    wave: dayText.meta({ description: 'The first day of the wave that it belongs to' }),
    ...salvoShape,
    ...knownShape,
  })
  .meta({ id: 'ExplainedWave' });
export type ExplainedWave = z.output<typeof explainedWaveSchema>;

/** A row behind the interception view. */
export const explainedInterceptionSchema = z
  .object({
    ...ownerShape,
    counted_as: z.enum(['counted', 'incomplete', 'reconnaissance', 'bomb', 'mixed']).meta({
      description:
        'Counted rows re-add to the data and the total, mixed ones to the total alone, those of bombs to the data by class or weapon',
    }),
    segment: text.meta({ description: 'Within which reports count the same' }),
    ...salvoShape,
    class: text.meta({ description: 'The class that all its weapons share, else mixed' }),
    ...knownShape,
  })
  .meta({ id: 'ExplainedInterception' });
export type ExplainedInterceptionRow = z.output<typeof explainedInterceptionSchema>;

const windows = z.int().nullable().meta({
  description: 'The tested waves that it follows within so many days; null where they are not asked for',
});

/** An event behind the response view. */
export const explainedResponseSchema = z
  .object({
    ...ownerShape,
    rung: z.enum(rungs),
    kind: z.enum(respondingKinds),
    precision: z.enum(['day', 'month']),
    first_after: z.array(dayText).meta({
      description: 'The waves, by first day, after which it was the first; they re-add to the events of `later`',
    }),
    explicit_after: z.array(dayText).meta({ description: 'The same among what links say answers a wave' }),
    tied_by: texts.meta({ description: 'Links that say that it answers a wave' }),
    in_calendar: z.int().meta({ description: '1: among the events that tests count' }),
    within_7: windows,
    within_14: windows,
    within_30: windows,
    ...knownShape,
  })
  .meta({ id: 'ExplainedResponse' });
export type ExplainedResponse = z.output<typeof explainedResponseSchema>;

/** A row behind the support view: what a pledge adds on one day to one stage in one currency. */
export const explainedSupportSchema = z
  .object({
    ...ownerShape,
    counted_as: z.enum(['counted', 'undated', 'straddling', 'tranche', 'umbrella']).meta({
      description:
        'Rows that are counted re-add to the data and the totals, straddling ones to what straddles; a tranche or umbrella counts with its other side',
    }),
    donor: text,
    category: text,
    subcategory: text,
    umbrella: text.nullable(),
    precision: text,
    ...supportNumbersSchema.shape,
    amount: text.nullable().meta({
      description: 'A decimal number as text, not rounded: the view rounds its sums once; null where none is known',
    }),
    ...knownShape,
  })
  .meta({ id: 'ExplainedSupport' });
export type ExplainedSupportRow = z.output<typeof explainedSupportSchema>;

const once = z.int().min(0).max(1);
const day = dayText.nullable();

/** A row behind the coalition view: a membership, and what it adds to the sizes. */
export const explainedMembershipSchema = z
  .object({
    ...ownerShape,
    counted_as: z.enum(['member', 'left', 'unknown_since']),
    party: text,
    body: z.enum(bodies),
    from: day,
    attested_on: day,
    to: day,
    also_in: z.array(z.enum(bodies)),
    members: once.meta({ description: 'A party with several memberships counts once: with the first of them, by id' }),
    joined: once.nullable().meta({ description: 'Null when no earlier day was given' }),
    left: once.nullable(),
    unknown_since: once,
    ...knownShape,
  })
  .meta({ id: 'ExplainedMembership' });
export type ExplainedMembershipRow = z.output<typeof explainedMembershipSchema>;
