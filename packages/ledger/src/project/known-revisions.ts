import { type RecordId, type Revision, recordIdSchema, type Seq } from '@counterweight/domain/values';
import type { KnownRevisions, KnownRun } from '../ports/ledger.ts';

/** A revision of a record of some entity. */
export interface EntityRevision {
  readonly record: RecordId;
  readonly revision: Revision;
}

/** Where a revision was made known; `undefined` while it is not. */
export function knownAt(known: KnownRevisions, { record, revision }: EntityRevision): Seq | undefined {
  return known[record]?.find(([from, to]) => from <= revision && revision <= to)?.[2];
}

/** Whether a revision is in the journal. */
export function isKnown(known: KnownRevisions, revision: EntityRevision): boolean {
  return knownAt(known, revision) !== undefined;
}

/** The highest revision that is known of each record. */
export function highestKnown(known: KnownRevisions): ReadonlyMap<RecordId, Revision> {
  return new Map(
    recordsIn(known).flatMap(([record, runs]): readonly [RecordId, Revision][] => {
      const last = runs.at(-1);
      return last === undefined ? [] : [[record, last[1]]];
    }),
  );
}

/** How many revisions are known. */
export function countKnown(known: KnownRevisions): number {
  return Object.values(known)
    .flat()
    .reduce((count, [from, to]) => count + to - from + 1, 0);
}

/** The positions at which something became known, in order. */
export function positionsOf(known: KnownRevisions): readonly Seq[] {
  return [...new Set(Object.values(known).flatMap((runs) => runs.map(([, , seq]) => seq)))].sort((a, b) => a - b);
}

/** What was known at a position. */
export function knownThrough(known: KnownRevisions, through: number): KnownRevisions {
  const kept = recordsIn(known)
    .map(([record, runs]) => [record, runs.filter(([, , seq]) => seq <= through)] as const)
    .filter(([, runs]) => runs.length > 0);
  return Object.fromEntries(kept);
}

/** With more revisions, none of which was known, made known at `seq`. */
export function withKnown(known: KnownRevisions, added: readonly EntityRevision[], seq: Seq): KnownRevisions {
  const all: Record<RecordId, readonly KnownRun[]> = { ...known };
  for (const [record, revisions] of Map.groupBy(added, (each) => each.record)) {
    const runs = revisions.map(({ revision }): KnownRun => [revision, revision, seq]);
    all[record] = joined([...(all[record] ?? []), ...runs]);
  }
  return all;
}

/** The known revisions, one by one. */
export function revisionsIn(known: KnownRevisions): readonly EntityRevision[] {
  return recordsIn(known).flatMap(([record, runs]) =>
    runs.flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, index) => ({ record, revision: (from + index) as Revision })),
    ),
  );
}

/** The runs of each record. */
function recordsIn(known: KnownRevisions): readonly (readonly [RecordId, readonly KnownRun[]])[] {
  return Object.entries(known).map(([record, runs]) => [recordIdSchema.parse(record), runs]);
}

/** In order of revision; neighbours of one position are one run. */
function joined(runs: readonly KnownRun[]): readonly KnownRun[] {
  const all: KnownRun[] = [];
  for (const run of runs.toSorted(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last !== undefined && last[2] === run[2] && last[1] + 1 === run[0])
      all[all.length - 1] = [last[0], run[1], run[2]];
    else all.push(run);
  }
  return all;
}
