import { countedSources, type KindName } from '@counterweight/domain/kinds';
import type { Day } from '@counterweight/domain/values';
import { countedKinds, readView, seqKnownAt, sourcesCounted } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { readingProblem } from '../../http/reading-problem.ts';

/** Of every kind that has records of a source, whether default views count the source. */
export type Counted = Readonly<Record<string, boolean>>;

export interface KnownDatasets {
  /** By source, in order: those described and those that merely have records. */
  readonly sources: ReadonlyMap<string, Counted>;
  readonly seq: number;
}

/** Every source that described itself or has records, as known at a day or now. Throws a problem when views cannot say. */
export async function listDatasets(
  time: { readonly knownAt: Day | undefined; readonly minSeq: number | undefined },
  api: Api,
): Promise<KnownDatasets> {
  const described = await readKind('dataset', time, api);
  const counted = new Map<string, Record<string, boolean>>(described.sources.map((source) => [source, {}]));
  let { seq } = described;
  for (const kind of countedKinds) {
    const reading = await readKind(kind, time, api);
    const chosen = countedSources(reading.sources, api.precedence).counted;
    for (const source of reading.sources) {
      counted.set(source, { ...counted.get(source), [kind]: chosen.includes(source) });
    }
    seq = Math.max(seq, reading.seq);
  }
  return { sources: new Map([...counted].sort(([a], [b]) => (a < b ? -1 : 1))), seq };
}

async function readKind(kind: KindName, time: Parameters<typeof listDatasets>[0], api: Api) {
  const reading = await readView(api.memoryOf(kind), time, api);
  if (!reading.ok) throw readingProblem(reading);
  const { snapshot } = reading;
  return { sources: sourcesCounted(snapshot, time.knownAt), seq: seqKnownAt(snapshot, time.knownAt) };
}
