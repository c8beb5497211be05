import { namedRestrictionShape } from '@counterweight/contracts/http';
import type { DelayedSupport } from '@counterweight/domain/answers';
import type { RestrictionRow, standsOn } from '@counterweight/domain/kinds';
import type { Day } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import { nameRestriction } from './named-restriction.ts';

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

/** A restriction with its standing and what it holds up of a pledge, both on `on`. */
export function showPledgeRestriction(
  restriction: RestrictionRow,
  stand: ReturnType<typeof standsOn>,
  held: DelayedSupport,
  on: Day,
): z.output<typeof pledgeRestrictionSchema> {
  const stands = stand === 'in_force' || stand === 'since_unknown';
  return {
    ...nameRestriction(restriction),
    on,
    stand,
    held_up: stands ? { ...held.native } : null,
  };
}
