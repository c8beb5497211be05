import type { ReadTime, ViewSnapshot } from '@counterweight/ledger';
import type { Api } from '../api-deps.ts';
import { type SupportReading, supportReading } from '../pledges/read-support.ts';
import { seqOfAll } from '../statements/claims-reading.ts';
import { readTogether } from '../views/read-together.ts';

/** Memberships, what is claimed of them and what their parties gave, at one position of the journal. */
export interface CoalitionReading {
  readonly memberships: ViewSnapshot;
  readonly statements: ViewSnapshot;
  readonly support: SupportReading;
  /** The builds it was read from. */
  readonly places: readonly string[];
  /** What an answer stands for: with a known day, the last move of any of the views by then. */
  readonly seq: number;
}

/** Reads them for the time asked for. Throws a problem when they cannot answer for it. */
export async function readCoalition(time: ReadTime, api: Api): Promise<CoalitionReading> {
  const snapshotOf = await readTogether(['membership', 'statement', 'pledge', 'rate'], time, api);
  const [memberships, statements] = [snapshotOf('membership'), snapshotOf('statement')];
  const support = supportReading(snapshotOf('pledge'), snapshotOf('rate'), time.knownAt, api.precedence);
  return {
    memberships,
    statements,
    support,
    places: [memberships.place, statements.place, ...support.places],
    seq: Math.max(support.seq, seqOfAll([memberships, statements], time.knownAt)),
  };
}
