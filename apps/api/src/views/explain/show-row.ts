import { entityLinks } from '@counterweight/contracts/http';
import type { KindName } from '@counterweight/domain/kinds';
import { entityIdSchema, sourceOf } from '@counterweight/domain/values';
import type { ListedRow } from '@counterweight/ledger';

/** Whose row it is, and its day. */
export function ownerOf({ row: { entity, day } }: ListedRow) {
  return { entity, source: sourceOf(entityIdSchema.parse(entity)), day };
}

/** Since when the ledger has a row, and where its entity is. */
export function knownOf(kind: KindName, { row: { entity }, known }: ListedRow) {
  return { seq: known.seq, known_on: known.day, links: entityLinks(kind, entity) };
}
