import { entityLinks } from '@counterweight/contracts/http';
import { type KindName, kindNames, kinds, liveAmong, sortedKindNames } from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import { type EntityId, entityIdSchema } from '@counterweight/domain/values';
import type { LedgerAt, NamedRecord } from '@counterweight/ledger';

/** The kinds whose views name every entity in their rows. */
export const listedKinds: readonly KindName[] = sortedKindNames.filter((kind) => kinds[kind].listed);

/** The others: whether there is one of these ids is in its records alone. */
const otherKinds = kindNames.filter((kind) => !kinds[kind].listed);

/** Where each of some ids is to be found at a position; nowhere for those that no live record of any source names. */
export function findEntities(
  ids: Iterable<string>,
  rowsOf: (kind: KindName) => ViewRows,
  at: LedgerAt,
): (id: string) => readonly string[] {
  const wanted = new Set(ids);
  const found = new Map<string, string[]>();
  for (const kind of listedKinds) for (const id of liveAmong(wanted, kind, rowsOf(kind))) note(found, kind, id);
  for (const id of wanted) {
    if (found.has(id)) continue;
    for (const kind of otherKinds) if (isLive(kind, entityIdSchema.parse(id), at)) note(found, kind, id);
  }
  return (id) => found.get(id) ?? [];
}

function note(found: Map<string, string[]>, kind: KindName, id: string): void {
  found.set(id, [...(found.get(id) ?? []), entityLinks(kind, id).self]);
}

/** Whether the highest revision of any of its records is neither retracted nor redacted. */
function isLive(kind: KindName, entity: EntityId, at: LedgerAt): boolean {
  const highest = new Map<string, NamedRecord>();
  for (const named of at.recordsOf({ kind, entity })) {
    const held = highest.get(named.record);
    if (held === undefined || held.revision <= named.revision) highest.set(named.record, named);
  }
  return [...highest.values()].some(({ change }) => change !== 'retracted' && change !== 'redacted');
}
