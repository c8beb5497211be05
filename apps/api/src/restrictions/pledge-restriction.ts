import type { Day, HeldUpAmounts, ListedRestriction, standsOn } from '@counterweight/domain';
import { z } from '@hono/zod-openapi';
import { entityLinks, entityLinksSchema } from '../entities/entity-resource.ts';

/** A restriction as a pledge that it is about shows it. */
export const pledgeRestrictionSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    restricted_by: z.string(),
    since: z.string().nullable(),
    until: z.string().nullable(),
    on: z.string().meta({ description: 'The day that the rest is said for' }),
    stand: z.enum(['not_yet', 'in_force', 'ended', 'since_unknown']),
    held_up: z
      .record(z.string(), z.string())
      .nullable()
      .meta({ description: 'Of this pledge, at most so much by ISO 4217 code; null unless it stands on that day' }),
    links: entityLinksSchema,
  })
  .meta({ id: 'PledgeRestriction' });

export function showPledgeRestriction(
  { entity, kind, restrictedBy, from, to }: ListedRestriction,
  stand: ReturnType<typeof standsOn>,
  held: HeldUpAmounts,
  on: Day,
): z.output<typeof pledgeRestrictionSchema> {
  const stands = stand === 'in_force' || stand === 'since_unknown';
  return {
    id: entity,
    kind,
    restricted_by: restrictedBy,
    since: from ?? null,
    until: to ?? null,
    on,
    stand,
    held_up: stands ? { ...held.native } : null,
    links: entityLinks('/v1/restrictions', entity),
  };
}
