import { type CellKey, cellText, type ViewId } from '@counterweight/domain/rows';
import type { Day, Seq } from '@counterweight/domain/values';
import type { ViewPlace } from '../ports/view-builds.ts';
import type { CellVersion } from '../ports/views.ts';

/** Every known-day version of every cell of a view, exactly as it was at one position of the journal. Never changes. */
export interface ViewSnapshot {
  readonly view: ViewId;
  /** The build it was read from: where that is another, an answer for a closed day may be another too. */
  readonly place: ViewPlace;
  readonly seq: Seq;
  /** By cell text; the versions of a cell in order of known day. */
  readonly cells: ReadonlyMap<string, readonly CellVersion[]>;
}

/** The cells as they were at the end of a known day, or as they are. */
export function* cellsKnownAt(snapshot: ViewSnapshot, knownAt: Day | undefined): Generator<CellVersion> {
  for (const versions of snapshot.cells.values()) {
    const version = knownAt === undefined ? versions.at(-1) : versions.findLast(({ known }) => known <= knownAt);
    if (version !== undefined) yield version;
  }
}

/**
 * The position an answer stands for: the snapshot's own, or the last move known by that day. The latter never changes
 * once the day is closed, whatever happens later.
 */
export function seqKnownAt(snapshot: ViewSnapshot, knownAt: Day | undefined): number {
  if (knownAt === undefined) return snapshot.seq;
  let seq = 0;
  for (const version of cellsKnownAt(snapshot, knownAt)) seq = Math.max(seq, version.seq);
  return seq;
}

/** The position of the last transaction that moved any of a snapshot's cells; 0 when none did. */
export function lastMove({ cells }: ViewSnapshot): number {
  let last = 0;
  for (const versions of cells.values()) last = Math.max(last, versions.at(-1)?.seq ?? 0);
  return last;
}

/** Puts freshly read versions in the place of the cells they belong to. Nothing read: the very cells that were held. */
export function withCells(
  held: ReadonlyMap<string, readonly CellVersion[]>,
  read: readonly CellVersion[],
): ReadonlyMap<string, readonly CellVersion[]> {
  if (read.length === 0) return held;
  const byCell = Map.groupBy(read, ({ cell }) => cellText(cell));
  const cells = new Map(held);
  for (const [text, versions] of byCell) {
    cells.set(
      text,
      versions.toSorted((a, b) => (a.known < b.known ? -1 : 1)),
    );
  }
  return cells;
}

/** Each cell once. */
export function distinctCells(cells: readonly CellKey[]): readonly CellKey[] {
  return [...new Map(cells.map((cell) => [cellText(cell), cell])).values()];
}
