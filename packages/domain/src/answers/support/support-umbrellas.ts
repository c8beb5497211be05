import type { CellGroups } from '../../rows/cell.ts';
import type { CellKey, Dimensions } from '../../rows/view.ts';

/** How joint packages are kept from counting twice; known only by looking at all pledges, so joined when read. */
export interface Umbrellas {
  /** Why a contribution counts nothing; `undefined` when it counts. */
  leftOut(dimensions: Dimensions): 'tranche' | 'umbrella' | undefined;
  /** The umbrella that a tranche names and that is not there (or not live); the tranche then counts for itself. */
  missing(pledge: string): string | undefined;
  /** Pledges that are part of each other, in order: whose part counts cannot be said, so all count for themselves. */
  readonly cycles: readonly string[];
}

const notLive: ReadonlySet<unknown> = new Set(['awaiting_header', 'withdrawn', 'redacted']);

/** Whether a pledge on the axis `list` has a live header; what has none counts nothing. */
export function isLivePledge({ status }: Dimensions): boolean {
  return !notLive.has(status);
}

const promised: ReadonlySet<unknown> = new Set(['pledged', 'committed']);

/** Reads who is part of what from the axis `list`, among the pledges of `sources`. */
export function umbrellasOf(
  cells: Iterable<{ readonly cell: CellKey; readonly groups: CellGroups }>,
  sources: readonly string[],
): Umbrellas {
  const partOf = livePledges(cells, sources);
  const cycles = [...partOf.keys()].filter((pledge) => isInCycle(pledge, partOf)).sort();
  const circular = new Set(cycles);
  const umbrellaOf = (pledge: string) => (circular.has(pledge) ? '' : (partOf.get(pledge) ?? ''));
  const umbrellas = new Set([...partOf.keys()].map(umbrellaOf));
  return {
    leftOut({ pledge, stage }) {
      const id = String(pledge);
      if (promised.has(stage)) return partOf.has(umbrellaOf(id)) ? 'tranche' : undefined;
      return umbrellas.has(id) ? 'umbrella' : undefined;
    },
    missing(pledge) {
      const umbrella = umbrellaOf(pledge);
      return umbrella === '' || partOf.has(umbrella) ? undefined : umbrella;
    },
    cycles,
  };
}

/** Of each live pledge what it is part of; of most, nothing: `''`. */
function livePledges(
  cells: Iterable<{ readonly cell: CellKey; readonly groups: CellGroups }>,
  sources: readonly string[],
): ReadonlyMap<string, string> {
  const partOf = new Map<string, string>();
  for (const { cell, groups } of cells) {
    if (cell.axis !== 'list') continue;
    for (const { dimensions } of groups.values()) {
      const { source, pledge, umbrella, replenishment } = dimensions;
      if (!sources.includes(String(source)) || !isLivePledge(dimensions) || replenishment === 'yes') continue;
      partOf.set(String(pledge), String(umbrella));
    }
  }
  return partOf;
}

function isInCycle(pledge: string, partOf: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  let current = partOf.get(pledge);
  while (current !== undefined && current !== '' && !seen.has(current)) {
    if (current === pledge) return true;
    seen.add(current);
    current = partOf.get(current);
  }
  return false;
}
