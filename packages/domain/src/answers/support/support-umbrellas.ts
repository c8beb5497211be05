import { isLivePledge, type PledgeRow, supportRows, type TransactionRow } from '../../kinds/pledge/support-rows.ts';
import type { Stage } from '../../kinds/pledge/transaction.ts';
import type { StoredDimension } from '../../rows/column.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import type { TableRows } from '../../rows/table-rows.ts';
import { tableRowsOf } from '../../rows/table-rows-of.ts';

/** How joint packages are kept from counting twice; known only by looking at all pledges, so joined when read. */
export interface Umbrellas {
  /** Pledges whose umbrella is there: its promises count, and theirs do not. */
  readonly tranches: ReadonlySet<string>;
  /** Pledges that some tranche names: the tranches' deliveries count, and theirs do not. */
  readonly umbrellas: ReadonlySet<string>;
  /** Of tranches the umbrella that they name and that is not there (or not live); they then count for themselves. */
  readonly missing: ReadonlyMap<string, string>;
  /** Why a row counts nothing; `undefined` when it counts. */
  leftOut(row: Pick<TransactionRow, 'pledge' | 'stage'>): 'tranche' | 'umbrella' | undefined;
  /** Pledges that are part of each other, in order: whose part counts cannot be said, so all count for themselves. */
  readonly cycles: readonly string[];
}

/** The stages at which the umbrella of a joint package counts; at all others its tranches do. */
export const promisedStages: readonly Stage[] = ['pledged', 'committed'];

/** Reads who is part of what among the pledges of `sources`. */
export function umbrellasOf(stored: StoredRows, sources: readonly string[]): Umbrellas {
  const rows = tableRowsOf(stored);
  const partOf = livePartOf(rows, sources);
  const cycles = [...partOf.keys()].filter((pledge) => isInCycle(pledge, partOf)).sort();
  for (const pledge of cycles) partOf.delete(pledge);
  const umbrellas = new Set(partOf.values());
  const present = new Set(namedPledges(rows, sources, umbrellas));
  const tranches = new Set([...partOf].filter(([, umbrella]) => present.has(umbrella)).map(([pledge]) => pledge));
  return {
    tranches,
    umbrellas,
    missing: new Map([...partOf].filter(([pledge]) => !tranches.has(pledge))),
    leftOut({ pledge, stage }) {
      if (promisedStages.includes(stage)) return tranches.has(pledge) ? 'tranche' : undefined;
      return umbrellas.has(pledge) ? 'umbrella' : undefined;
    },
    cycles,
  };
}

/** Of each live pledge that is part of another, which. */
function livePartOf(rows: TableRows, sources: readonly string[]): Map<string, string> {
  const partOf = new Map<string, string>();
  for (const { pledge, umbrella } of livePledges(rows, sources, 'umbrella', isNamed)) {
    if (umbrella !== undefined) partOf.set(pledge, umbrella);
  }
  return partOf;
}

/** Of some pledges those that are live. */
function namedPledges(rows: TableRows, sources: readonly string[], names: ReadonlySet<string>): readonly string[] {
  if (names.size === 0) return [];
  return Array.from(
    livePledges(rows, sources, 'pledge', (name) => names.has(String(name))),
    ({ pledge }) => pledge,
  );
}

/** Most are part of nothing, which is stored as an empty text. */
function isNamed(umbrella: StoredDimension): boolean {
  return typeof umbrella === 'string' && umbrella !== '';
}

/** The live pledges of which a dimension is as asked for; one that refills stocks is no aid. */
function* livePledges(
  rows: TableRows,
  sources: readonly string[],
  dimension: 'pledge' | 'umbrella',
  holds: (value: StoredDimension) => boolean,
): Generator<PledgeRow> {
  for (const row of supportRows.on('list', rows.select({ axis: 'list', where: [{ dimension, holds }] }), sources)) {
    if (isLivePledge(row) && !row.replenishment) yield row;
  }
}

function isInCycle(pledge: string, partOf: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  let current = partOf.get(pledge);
  while (current !== undefined && !seen.has(current)) {
    if (current === pledge) return true;
    seen.add(current);
    current = partOf.get(current);
  }
  return false;
}
