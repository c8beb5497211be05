import type { ListedRestriction } from '@counterweight/domain/kinds';
import { entityLinks } from '../entity-resource.ts';

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
