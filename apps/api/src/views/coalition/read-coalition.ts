import type { ReadTime, ViewSnapshot } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { readTogether } from '../read-together.ts';
import { type Standing, standingOf } from '../standing.ts';
import { type SupportReading, supportReading } from '../support/read-support.ts';

/** Memberships, what is claimed of them and what their parties gave, at one position of the journal. */
export interface CoalitionReading extends Standing {
  readonly memberships: ViewSnapshot;
  readonly statements: ViewSnapshot;
  readonly support: SupportReading;
}

const kindsRead = ['membership', 'statement', 'pledge', 'rate'] as const;

/** Reads them for the time asked for. Throws a problem when they cannot answer for it. */
export async function readCoalition(time: ReadTime, api: Api): Promise<CoalitionReading> {
  const snapshotOf = await readTogether(kindsRead, time, api);
  const [memberships, statements] = [snapshotOf('membership'), snapshotOf('statement')];
  const support = supportReading(snapshotOf('pledge'), snapshotOf('rate'), time.knownAt, api.precedence);
  return {
    memberships,
    statements,
    support,
    ...standingOf(kindsRead.map(snapshotOf), time.knownAt),
  };
}
