import type { ShownTie } from '@counterweight/contracts/http';
import { tiesByEntity } from '@counterweight/domain/kinds';
import { cellsKnownAt, type ReadTime, readView } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { readingProblem } from '../../http/reading-problem.ts';
import { readTogether } from '../../views/read-together.ts';
import { listedKinds } from './find-entities.ts';
import { tiesAt } from './shown-ties.ts';

/** The links that name an entity, from either end, each with where its other end is. */
export async function readLinked(entity: string, time: ReadTime, api: Api): Promise<readonly ShownTie[]> {
  const reading = await readView(api.memoryOf('link'), time, api);
  if (!reading.ok) throw readingProblem(reading);
  // Most entities have none; for them no other view is read.
  if (!tiesByEntity(cellsKnownAt(reading.snapshot, time.knownAt)).has(entity)) return [];
  const snapshotOf = await readTogether(listedKinds, time, api);
  const ties = tiesAt(snapshotOf, { seq: snapshotOf('link').seq, knownAt: time.knownAt }, api);
  const own = ties.of(entity);
  return own.map(await ties.show(own));
}
