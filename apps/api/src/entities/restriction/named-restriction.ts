import type { RestrictionRow } from '@counterweight/domain/kinds';
import { entityLinks } from '../entity-resource.ts';

/** A restriction by those members. */
export function nameRestriction({ entity, kind, restricted_by, from, to }: RestrictionRow) {
  return {
    id: entity,
    kind,
    restricted_by,
    since: from ?? null,
    until: to ?? null,
    links: entityLinks('/v1/restrictions', entity),
  };
}
