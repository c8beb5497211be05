import type { ListedRestriction } from '@counterweight/domain/kinds';
import { z } from '@hono/zod-openapi';
import { entityLinks, entityLinksSchema } from '../entity-resource.ts';

/** Which restriction, by whom, and from when until when, wherever one is shown beside what it holds up. */
export const namedRestrictionShape = {
  id: z.string(),
  kind: z.string(),
  restricted_by: z.string(),
  since: z.string().nullable().meta({ description: 'Its first day; null when unknown' }),
  until: z.string().nullable().meta({ description: 'Its last day; null while none is known' }),
  links: entityLinksSchema,
};

/** A restriction by those members. */
export function nameRestriction({ entity, kind, restrictedBy, from, to }: ListedRestriction) {
  return {
    id: entity,
    kind,
    restricted_by: restrictedBy,
    since: from ?? null,
    until: to ?? null,
    links: entityLinks('/v1/restrictions', entity),
  };
}
