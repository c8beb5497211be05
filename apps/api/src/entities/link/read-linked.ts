import type { ShownTie } from '@counterweight/contracts/http';
import type { ReadTime } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { readTogether } from '../../views/read-together.ts';
import { listedKinds } from './find-entities.ts';
import { tiesAt } from './shown-ties.ts';

/** The links that name an entity, from either end, each with where its other end is. */
export async function readLinked(entity: string, time: ReadTime, api: Api): Promise<readonly ShownTie[]> {
  const { at, rowsOf } = await readTogether(listedKinds, time, api);
  const ties = tiesAt(rowsOf, at, api);
  const own = ties.of(entity);
  return own.map(await ties.show(own));
}
