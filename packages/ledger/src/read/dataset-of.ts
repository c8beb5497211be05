import {
  type CoveredKind,
  countedSources,
  coveredKinds,
  type DatasetState,
  datasetKind,
  type KindName,
  type Precedence,
} from '@counterweight/domain/kinds';
import { type EntityId, entityIdSchema, type Source } from '@counterweight/domain/values';
import { contentOf, type Ledger } from '../ports/ledger.ts';
import { knownRecords } from './entity-history.ts';
import { sourcesCounted } from './known-sources.ts';
import type { ViewMemory } from './view-memory.ts';

/** A dataset as answers name it. A source that sent no description has an implicit one, without a title. */
export interface DatasetName {
  readonly source: Source;
  readonly title: string | null;
  readonly implicit: boolean;
}

/** The entity of a source's dataset. */
export function datasetEntity(source: string): EntityId {
  return entityIdSchema.parse(`${source}:dataset`);
}

/** What a source says of itself, as far as it is known. */
export async function datasetState(
  source: Source,
  deps: { readonly ledger: Pick<Ledger, 'entity'> },
): Promise<DatasetState> {
  const entity = datasetEntity(source);
  const records = await knownRecords({ kind: 'dataset', entity }, undefined, deps);
  return datasetKind.fold(entity, records.map(contentOf));
}

/** The name of a source's dataset. */
export function datasetName(source: Source, state: DatasetState): DatasetName {
  const live = state.status === 'live';
  return { source, title: live ? state.body.title : null, implicit: !live };
}

/** The kinds of which views count one source alone. */
export const countedKinds: readonly CoveredKind[] = coveredKinds.toSorted();

/** The kinds that a record of this kind stands for: a dataset's description is counted with what it says it covers. */
export function kindsDescribed(kind: KindName, state: DatasetState): readonly CoveredKind[] {
  if (kind !== 'dataset') return [kind];
  const covers = state.status === 'live' ? state.body.covers : [];
  const covered = countedKinds.filter((counted) => covers.includes(counted));
  return covered.length > 0 ? covered : countedKinds;
}

/** Whether default views count, or once its records are projected will count, this source's records of any of the kinds. */
export async function countedByDefault(
  source: Source,
  anyOfKinds: readonly KindName[],
  deps: { readonly memoryOf: (kind: KindName) => ViewMemory; readonly precedence: Precedence },
): Promise<boolean> {
  for (const kind of anyOfKinds) {
    const memory = deps.memoryOf(kind);
    const reading = await memory.read();
    const sources = sourcesCounted(reading.ok ? reading.snapshot : memory.held());
    if (countedSources([...sources, source], deps.precedence).counted.includes(source)) return true;
  }
  return false;
}
