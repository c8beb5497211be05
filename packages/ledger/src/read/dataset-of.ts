import {
  type CoveredKind,
  coveredKinds,
  type DatasetState,
  datasetKind,
  type KindName,
  kinds,
} from '@counterweight/domain/kinds';
import type { ViewRows } from '@counterweight/domain/rows';
import { type EntityId, entityIdSchema, type Source } from '@counterweight/domain/values';
import { contentOf, type Ledger } from '../ports/ledger.ts';
import { foldedRecords } from './entity-history.ts';
import { countedIn } from './known-sources.ts';
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
  const records = await foldedRecords({ kind: 'dataset', entity }, deps);
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
export function countedByDefault(source: Source, anyOfKinds: readonly KindName[], at: LedgerAt): boolean {
  return anyOfKinds.some((kind) => rowsOf(kind, at).some((rows) => isCounted(source, rows, at)));
}

function isCounted(source: Source, rows: ViewRows, { precedence }: LedgerAt): boolean {
  return countedIn(rows, precedence, [source]).counted.includes(source);
}

/** The rows of a kind's own view; none while it waits for a rebuild. */
function rowsOf(kind: KindName, at: LedgerAt): readonly ViewRows[] {
  try {
    return kinds[kind].views.slice(0, 1).map((view) => at.rows(view));
  } catch (error) {
    if (error instanceof NotLiveError) return [];
    throw error;
  }
}
