import { kinds } from '@counterweight/domain/kinds';
import type { EventContract } from './event-contract.ts';
import { nearestNames } from './nearest-names.ts';
import { pledgeContracts } from './pledge-contracts.ts';
import { singleRecordContracts } from './single-record-contracts.ts';

/** Every event type that ingest takes. */
export const contracts: readonly EventContract[] = Object.values(kinds).flatMap((kind) =>
  Object.values(kind.name === 'pledge' ? pledgeContracts : singleRecordContracts(kind)),
);

const byType = new Map(contracts.map((contract) => [contract.type, contract]));

export type ContractLookup =
  | { readonly found: true; readonly contract: EventContract }
  | { readonly found: false; readonly code: 'unknown_type' | 'unknown_version'; readonly allowed: readonly string[] };

/** How many types an unknown one is told. */
const NEAREST = 3;

/** Finds a type's contract; of an unknown version it says which versions there are, of an unknown type which are like it. */
export function contractFor(type: string): ContractLookup {
  const contract = byType.get(type);
  if (contract !== undefined) return { found: true, contract };
  const family = type.replace(/\.v\d+$/, '');
  const versions = [...byType.keys()].filter((known) => known.replace(/\.v\d+$/, '') === family);
  if (versions.length > 0) return { found: false, code: 'unknown_version', allowed: versions };
  return { found: false, code: 'unknown_type', allowed: nearestNames(type, [...byType.keys()], NEAREST) };
}
