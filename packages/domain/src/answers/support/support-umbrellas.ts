import { isLivePledge, supportRows, type TransactionRow } from '../../kinds/pledge/support-rows.ts';
import type { Stage } from '../../kinds/pledge/transaction.ts';
import type { StoredRows } from '../../rows/stored-row.ts';

/** How joint packages are kept from counting twice; known only by looking at all pledges, so joined when read. */
export interface Umbrellas {
  /** Why a row counts nothing; `undefined` when it counts. */
  leftOut(row: Pick<TransactionRow, 'pledge' | 'stage'>): 'tranche' | 'umbrella' | undefined;
  /** The umbrella that a tranche names and that is not there (or not live); the tranche then counts for itself. */
  missing(pledge: string): string | undefined;
  /** Pledges that are part of each other, in order: whose part counts cannot be said, so all count for themselves. */
  readonly cycles: readonly string[];
}

const promised: readonly Stage[] = ['pledged', 'committed'];

/** Reads who is part of what among the pledges of `sources`. */
export function umbrellasOf(stored: StoredRows, sources: readonly string[]): Umbrellas {
  const partOf = livePledges(stored, sources);
  const cycles = [...partOf.keys()].filter((pledge) => isInCycle(pledge, partOf)).sort();
  const circular = new Set(cycles);
  const umbrellaOf = (pledge: string) => (circular.has(pledge) ? undefined : partOf.get(pledge));
  const umbrellas = new Set([...partOf.keys()].map(umbrellaOf));
  const isThere = (umbrella: string | undefined) => umbrella !== undefined && partOf.has(umbrella);
  return {
    leftOut({ pledge, stage }) {
      if (promised.includes(stage)) return isThere(umbrellaOf(pledge)) ? 'tranche' : undefined;
      return umbrellas.has(pledge) ? 'umbrella' : undefined;
    },
    missing(pledge) {
      const umbrella = umbrellaOf(pledge);
      return isThere(umbrella) ? undefined : umbrella;
    },
    cycles,
  };
}

/** Of each live pledge what it is part of; of most, nothing. */
function livePledges(stored: StoredRows, sources: readonly string[]): ReadonlyMap<string, string | undefined> {
  const partOf = new Map<string, string | undefined>();
  for (const row of supportRows.on('list', stored, sources)) {
    if (isLivePledge(row) && !row.replenishment) partOf.set(row.pledge, row.umbrella);
  }
  return partOf;
}

function isInCycle(pledge: string, partOf: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  let current = partOf.get(pledge);
  while (current !== undefined && !seen.has(current)) {
    if (current === pledge) return true;
    seen.add(current);
    current = partOf.get(current);
  }
  return false;
}
