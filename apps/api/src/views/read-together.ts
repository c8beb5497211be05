import type { KindName } from '@counterweight/domain/kinds';
import type { ViewId } from '@counterweight/domain/rows';
import { type ReadTime, readView, type ViewSnapshot } from '@counterweight/ledger';
import type { Api } from '../api-deps.ts';
import { readingProblem } from '../http/reading-problem.ts';

/**
 * Several views at one position of the journal, to be had by the kind whose own view each is, or by its id. Throws a
 * problem when they cannot answer for the time asked for.
 */
export async function readTogether<const Kind extends KindName | ViewId>(
  kinds: readonly Kind[],
  time: ReadTime,
  api: Api,
): Promise<(kind: Kind) => ViewSnapshot> {
  const reading = await readView(api.joined(...kinds), time, api);
  if (!reading.ok) throw readingProblem(reading);
  const byKind = new Map(reading.snapshots.map((snapshot, index) => [kinds[index], snapshot]));
  return (kind) => {
    const snapshot = byKind.get(kind);
    if (snapshot === undefined) throw new Error(`no snapshot came of ${kind}`);
    return snapshot;
  };
}
