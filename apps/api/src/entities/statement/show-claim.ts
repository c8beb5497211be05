import {
  addressOf,
  airDefenceQuestion,
  coalitionQuestion,
  entityLinks,
  type ShownClaim,
  strikesQuestion,
  supportQuestion,
} from '@counterweight/contracts/http';
import type { ComparedClaim, ComputedNumber, KnownComputed } from '@counterweight/domain/answers';

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
    links: { statement: entityLinks('statement', statement).self },
  };
}

function showComputed({ value, unit, basis, notes, number }: KnownComputed, time: ClaimTime) {
  return { value, unit, basis, notes: [...notes], seq: time.seq, ...placeOf(number, time) };
}

/** The view's query that gives a number, and where in that answer it stands. */
function placeOf(
  number: ComputedNumber,
  { seq, knownAt }: ClaimTime,
): { readonly view: string; readonly field: string } {
  const shared = { source: number.sources.join(','), known_at: knownAt, at_seq: seq };
  switch (number.of) {
    case 'support': {
      const { stage, donor, category, from, to, currency, policy } = number;
      const asked = { ...shared, stage, donor, category, from, to, currency, fx: policy };
      return { view: addressOf(supportQuestion, asked), field: 'totals.0.amount' };
    }
    case 'strikes': {
      const { claimants, dayRule, measure, from, to } = number;
      const asked = { ...shared, claimant: claimants, day_rule: dayRule, from, to };
      return { view: addressOf(strikesQuestion, asked), field: `total.${measure}` };
    }
    case 'coalition': {
      const { body, on, part } = number;
      const field = part === undefined ? 'size.members' : `size.parts.${part.body}.${part.members}`;
      return { view: addressOf(coalitionQuestion, { ...shared, body, on }), field };
    }
    case 'air_defence': {
      const { class: of, system, donor, stage, from, to } = number;
      const asked = { ...shared, class: of, system, donor, stage, from, to };
      return { view: addressOf(airDefenceQuestion, asked), field: `data.0.stages.${stage}.units` };
    }
  }
}
