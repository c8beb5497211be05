import { countedIn, countedKinds, type LedgerAt, type ReadTime, sourcesCounted } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { readTogether } from '../../views/read-together.ts';

/** Of every kind that has records of a source, whether default views count the source. */
export type Counted = Readonly<Record<string, boolean>>;

export interface KnownDatasets {
  /** By source, in order: those described and those that merely have records. */
  readonly sources: ReadonlyMap<string, Counted>;
  readonly at: LedgerAt;
  /** The builds it is read from. */
  readonly builds: readonly string[];
}

/** Every source that described itself or has records, as known at a day or now. Throws a problem when views cannot say. */
export async function listDatasets(time: ReadTime, api: Api): Promise<KnownDatasets> {
  const { at, rowsOf, builds } = await readTogether(['dataset', ...countedKinds], time, api);
  const described = sourcesCounted(rowsOf('dataset'));
  const counted = new Map<string, Record<string, boolean>>(described.map((source) => [source, {}]));
  for (const kind of countedKinds) {
    const sources = sourcesCounted(rowsOf(kind));
    const chosen = countedIn(rowsOf(kind), at.precedence).counted;
    for (const source of sources) {
      counted.set(source, { ...counted.get(source), [kind]: chosen.includes(source) });
    }
  }
  return { sources: new Map([...counted].sort(([a], [b]) => (a < b ? -1 : 1))), at, builds };
}
