import { entityLinks, type PledgeRestriction } from '@counterweight/contracts/http';
import type { DelayedSupport } from '@counterweight/domain/answers';
import type { RestrictionRow, standsOn } from '@counterweight/domain/kinds';
import type { Day } from '@counterweight/domain/values';

/** Which restriction, by whom, and from when until when, wherever one is shown beside what it delays. */
export function nameRestriction({ entity, kind, restricted_by, from, to }: RestrictionRow) {
  return {
    id: entity,
    kind,
    restricted_by,
    since: from ?? null,
    until: to ?? null,
    links: entityLinks('restriction', entity),
  };
}

/** A restriction with whether it is in force and what it delays of a pledge, both on `on`. */
export function showPledgeRestriction(
  restriction: RestrictionRow,
  stand: ReturnType<typeof standsOn>,
  delayed: DelayedSupport,
  on: Day,
): PledgeRestriction {
  const stands = stand === 'in_force' || stand === 'since_unknown';
  return { ...nameRestriction(restriction), on, stand, held_up: stands ? { ...delayed.native } : null };
}
