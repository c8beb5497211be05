/** Why somebody should say that a plan is meant before it is published. */
export type PlanConcern =
  /** More than a tenth of the live records would be retracted. */
  | 'many_gone'
  /** The file holds at least 2 % fewer records than the ledger: it may be cut off. */
  | 'fewer_records'
  /** Entities that the file names by its own ids went, and others came: the ids may have changed. */
  | 'other_ids';

export interface PlanSizes {
  /** Live records of the data set in the ledger. */
  readonly live: number;
  readonly inFile: number;
  readonly gone: number;
  /** Live entities of the data set in the ledger, those of them that would go, and those that would come. */
  readonly liveEntities: number;
  readonly goneEntities: number;
  readonly newEntities: number;
}

const FEWER_SHARE = 0.02;
const GONE_SHARE = 0.1;

/** What of a plan needs somebody's yes. `givenIds` says that the file names its entities itself. */
export function concernsOf(sizes: PlanSizes, givenIds: boolean): PlanConcern[] {
  const { live, inFile, gone, liveEntities, goneEntities, newEntities } = sizes;
  const few = liveEntities * FEWER_SHARE;
  return [
    ...(gone > live * GONE_SHARE ? (['many_gone'] as const) : []),
    ...(gone > 0 && live - inFile >= live * FEWER_SHARE ? (['fewer_records'] as const) : []),
    ...(givenIds && goneEntities > 0 && goneEntities >= few && newEntities >= few ? (['other_ids'] as const) : []),
  ];
}
