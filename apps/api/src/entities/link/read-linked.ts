import { canonicalPath, type MoreTies, type ShownTie } from '@counterweight/contracts/http';
import type { ReadTime } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { readTogether } from '../../views/read-together.ts';
import { listedKinds } from './find-entities.ts';
import { tiesAt } from './shown-ties.ts';

/** What links tie to an entity. */
export interface Linked {
  readonly linked: readonly ShownTie[];
  readonly linked_more: MoreTies;
}

/** The links that name an entity, from either end, each with where its other end is; and how many more there are. */
export async function readLinked(entity: string, time: ReadTime, api: Api): Promise<Linked> {
  const { at, rowsOf } = await readTogether(listedKinds, time, api);
  const ties = tiesAt(rowsOf, at, api);
  const shown = ties.shownOf(entity);
  return {
    linked: shown.map(await ties.show(shown)),
    linked_more: {
      count: ties.of(entity).length - shown.length,
      links: { self: canonicalPath('/v1/links', { entity }) },
    },
  };
}
