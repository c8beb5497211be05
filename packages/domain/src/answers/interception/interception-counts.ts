import type { SalvoRow } from '../../kinds/strike/strike.ts';

/** What was launched at, and what became of it; sums of salvos that give a number for both launched and destroyed. */
export interface InterceptionCounts {
  readonly salvos: number;
  readonly launched: number;
  readonly destroyed: number;
  readonly lost: number;
  readonly left: number;
  readonly airborne: number;
  /** Launched in salvos whose report gives lost. */
  readonly launchedWithLost: number;
  /** Salvos that name several weapons. */
  readonly composites: number;
  /** Salvos without a number launched or destroyed: in no sum but this. */
  readonly incomplete: number;
}

export const noCounts: InterceptionCounts = {
  ...{ salvos: 0, launched: 0, destroyed: 0, lost: 0, left: 0, airborne: 0 },
  ...{ launchedWithLost: 0, composites: 0, incomplete: 0 },
};

/** What one salvo adds. */
export function countsOfSalvo({ weapon, measures }: SalvoRow): InterceptionCounts {
  if ((measures.launched_unknown ?? 0) > 0 || (measures.destroyed_unknown ?? 0) > 0) {
    return { ...noCounts, incomplete: 1 };
  }
  const { launched = 0, destroyed = 0, lost = 0, left = 0, airborne = 0 } = measures;
  return {
    ...{ salvos: 1, launched, destroyed, lost, left, airborne, incomplete: 0 },
    launchedWithLost: (measures.lost_unknown ?? 0) > 0 ? 0 : launched,
    composites: weapon.length > 1 ? 1 : 0,
  };
}

/** The sum of both. */
export function addCounts(a: InterceptionCounts, b: InterceptionCounts): InterceptionCounts {
  return {
    salvos: a.salvos + b.salvos,
    launched: a.launched + b.launched,
    destroyed: a.destroyed + b.destroyed,
    lost: a.lost + b.lost,
    left: a.left + b.left,
    airborne: a.airborne + b.airborne,
    launchedWithLost: a.launchedWithLost + b.launchedWithLost,
    composites: a.composites + b.composites,
    incomplete: a.incomplete + b.incomplete,
  };
}
