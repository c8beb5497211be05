import {
  type CoveredKind,
  countedSources,
  coveredKinds,
  type DatasetState,
  datasetKind,
  type KindName,
  kinds,
  type Precedence,
} from '@counterweight/domain/kinds';
import { type EntityId, entityIdSchema, type Source } from '@counterweight/domain/values';
import { contentOf, type Ledger } from '../ports/ledger.ts';
import { knownRecords } from './entity-history.ts';
import { sourcesCounted } from './known-sources.ts';
import { type LedgerAt, NotLiveError } from './ledger-at.ts';

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
  deps: { readonly at: LedgerAt; readonly ledger: Pick<Ledger, 'records'> },
): Promise<DatasetState> {
  const entity = datasetEntity(source);
  const records = await knownRecords({ kind: 'dataset', entity }, deps);
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
export function countedByDefault(
  source: Source,
  anyOfKinds: readonly KindName[],
  { at, precedence }: { readonly at: LedgerAt; readonly precedence: Precedence },
): boolean {
  return anyOfKinds.some((kind) =>
    countedSources([...sourcesOf(kind, at), source], precedence).counted.includes(source),
  );
}

/** The sources with rows of a kind; none while its view waits for a rebuild. */
function sourcesOf(kind: KindName, at: LedgerAt): readonly string[] {
  try {
    return kinds[kind].views.slice(0, 1).flatMap((view) => sourcesCounted(at.rows(view)));
  } catch (error) {
    if (error instanceof NotLiveError) return [];
    throw error;
  }
}
