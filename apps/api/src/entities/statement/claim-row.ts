import {
  airDefenceShape,
  canonicalPath,
  coalitionShape,
  conversionShape,
  inOrder,
  type ShownClaim,
  strikeFilterShape,
  supportFilterShape,
} from '@counterweight/contracts/http';
import type { ComparedClaim, KnownComputed } from '@counterweight/domain/answers';
import { entityLinks } from '../entity-resource.ts';

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
