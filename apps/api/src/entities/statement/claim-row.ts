import { strikeFilterShape } from '@counterweight/contracts/http';
import type { ComparedClaim, KnownComputed } from '@counterweight/domain/answers';
import { measureSchema } from '@counterweight/domain/kinds';
import { displayCurrencies, qualifiers } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import { canonicalPath, inOrder } from '../../http/canonical-query.ts';
import { airDefenceShape } from '../../views/air-defence/air-defence-parameters.ts';
import { coalitionShape } from '../../views/coalition/coalition-parameters.ts';
import { conversionShape, supportFilterShape } from '../../views/support/support-parameters.ts';
import { entityLinks } from '../entity-resource.ts';

const decimal = z.string().meta({ description: 'A decimal number as text' });
const day = z.string().meta({ format: 'date' });

const claimedSchema = z.object({
  value: decimal,
  currency: z.string().optional(),
  qualifier: z.enum(qualifiers).optional(),
  basis: z.string().optional().meta({ description: 'What its speaker counts in it' }),
  measure: measureSchema.optional(),
  as_of: day.optional(),
  speaker: z.string(),
  said_on: day.optional(),
  topic: z.string(),
});

const computedSchema = z.object({
  value: decimal,
  unit: z.string().meta({ description: `A currency (${displayCurrencies.join(', ')}), or what is counted` }),
  basis: z.string(),
  notes: z.array(z.string()),
  seq: z.int(),
  view: z.string().meta({ description: 'The query of the view that gives the number' }),
  field: z.string().meta({ description: "Where the number stands in that view's answer, as a dotted path" }),
});

/** A claim beside what the ledger computes for the same measure. */
export const comparedClaimSchema = z
  .object({
    statement: z.string(),
    figure: z.int().meta({ description: "Its place among the statement's figures, from 0" }),
    claimed: claimedSchema,
    computed: computedSchema.nullable().meta({ description: 'null: the ledger has nothing for it, which is not zero' }),
    not_computed: z.string().optional().meta({ description: 'Why nothing is computed' }),
    difference_note: z.string().optional().meta({ description: 'How they differ, in words; neither is judged' }),
    links: z.object({ statement: z.string() }),
  })
  .meta({ id: 'ComparedClaim' });
export type ShownClaim = z.output<typeof comparedClaimSchema>;

/** The position that the computed numbers stand for, and the known day they were asked for. */
export interface ClaimTime {
  readonly seq: number;
  readonly knownAt: string | undefined;
}

/** A compared claim as it is shown. */
export function showClaim({ claim, computed, difference }: ComparedClaim, time: ClaimTime): ShownClaim {
  const { statement, index, speaker, topic, saidOn, figure } = claim;
  const asOf = figure.measure?.as_of;
  return {
    statement,
    figure: index,
    claimed: {
      ...figure,
      ...(asOf === undefined ? {} : { as_of: asOf }),
      speaker,
      ...(saidOn === undefined ? {} : { said_on: saidOn }),
      topic,
    },
    computed: computed.known ? showComputed(computed, time) : null,
    ...(computed.known ? {} : { not_computed: computed.reason }),
    ...(difference === undefined ? {} : { difference_note: difference }),
    links: { statement: entityLinks('/v1/statements', statement).self },
  };
}

function showComputed({ value, unit, basis, notes, query, field }: KnownComputed, { seq, knownAt }: ClaimTime) {
  const asked = { ...query.parameters, known_at: knownAt, min_seq: seq };
  const view = canonicalPath(`/v1/views/${query.view}`, inOrder(parameterNames[query.view] ?? [], asked));
  return { value, unit, basis, notes: [...notes], seq, view, field };
}

const parameterNames: Readonly<Record<string, readonly string[]>> = {
  support: [...Object.keys(supportFilterShape), ...Object.keys(conversionShape)],
  strikes: Object.keys(strikeFilterShape),
  coalition: Object.keys(coalitionShape),
  'air-defence': Object.keys(airDefenceShape),
};
