import { entityLinks } from '@counterweight/contracts/http';
import { type KindName, kindNames, kinds, latestOfEach, liveAmong, sortedKindNames } from '@counterweight/domain/kinds';
import { type EntityId, entityIdSchema } from '@counterweight/domain/values';
import { cellsKnownAt, type ViewSnapshot } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { type Position, recordsAt } from '../records-at.ts';

/** The kinds whose views name every entity in their cells. */
export const listedKinds: readonly KindName[] = sortedKindNames.filter((kind) => kinds[kind].listed);

/** The others: whether there is one of these ids is in its records alone. */
const otherKinds = kindNames.filter((kind) => !kinds[kind].listed);

/** Where each of some ids is to be found at a position; nowhere for those that no live record of any source names. */
export async function findEntities(
  ids: Iterable<string>,
  snapshotOf: (kind: KindName) => ViewSnapshot,
  position: Position,
  api: Api,
): Promise<(id: string) => readonly string[]> {
  const wanted = new Set(ids);
  const found = new Map<string, string[]>();
  for (const kind of listedKinds) {
    for (const id of liveAmong(wanted, kind, cellsKnownAt(snapshotOf(kind), position.knownAt))) note(found, kind, id);
  }
  const missing = [...wanted].filter((id) => !found.has(id)).map((id) => entityIdSchema.parse(id));
  await Promise.all(
    missing.flatMap((id) =>
      otherKinds.map(async (kind) => {
        if (await isLive(kind, id, position, api)) note(found, kind, id);
      }),
    ),
  );
  return (id) => found.get(id) ?? [];
}

function note(found: Map<string, string[]>, kind: KindName, id: string): void {
  found.set(id, [...(found.get(id) ?? []), entityLinks(kind, id).self]);
}

async function isLive(kind: KindName, entity: EntityId, position: Position, api: Api): Promise<boolean> {
  return latestOfEach(await recordsAt({ kind, entity }, position, api)).some(({ status }) => status === 'live');
}
