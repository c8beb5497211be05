import { datasetDescribed, datasetWithdrawn } from './dataset-contracts.ts';
import type { EventContract } from './event-contract.ts';
import { pledgeAnnounced, pledgeWithdrawn, transactionRecorded, transactionRetracted } from './pledge-contracts.ts';
import { ratePublished, rateWithdrawn } from './rate-contracts.ts';
import {
  linkReported,
  linkRetracted,
  meetingReported,
  meetingRetracted,
  membershipReported,
  membershipRetracted,
  requestReported,
  requestRetracted,
  restrictionReported,
  restrictionRetracted,
  statementReported,
  statementRetracted,
} from './reported-contracts.ts';
import { strikeReported, strikeRetracted } from './strike-contracts.ts';

/** A contract with its data type forgotten: `read` validates and names in one step. */
export interface AnyContract extends Omit<EventContract<unknown>, 'name'> {
  read(data: unknown): ContractReading;
}

export type ContractReading =
  | { readonly ok: true; readonly name: ReturnType<EventContract['name']> }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** What is wrong with one field. `field` is a dotted path from the event's root; `allowed` says what would do. */
export interface Fault {
  readonly field: string;
  readonly message: string;
}

function forget<Data>(contract: EventContract<Data>): AnyContract {
  return {
    ...contract,
    read(data) {
      const parsed = contract.schema.safeParse(data);
      if (parsed.success) return { ok: true, name: contract.name(parsed.data) };
      return { ok: false, faults: faultsOf(parsed.error.issues, 'data') };
    },
  };
}

/** Every event type that ingest takes. */
export const contracts: readonly AnyContract[] = [
  forget(strikeReported),
  forget(strikeRetracted),
  forget(datasetDescribed),
  forget(datasetWithdrawn),
  forget(pledgeAnnounced),
  forget(pledgeWithdrawn),
  forget(transactionRecorded),
  forget(transactionRetracted),
  forget(ratePublished),
  forget(rateWithdrawn),
  forget(restrictionReported),
  forget(restrictionRetracted),
  forget(requestReported),
  forget(requestRetracted),
  forget(meetingReported),
  forget(meetingRetracted),
  forget(membershipReported),
  forget(membershipRetracted),
  forget(statementReported),
  forget(statementRetracted),
  forget(linkReported),
  forget(linkRetracted),
];

const byType = new Map(contracts.map((contract) => [contract.type, contract]));

export type ContractLookup =
  | { readonly found: true; readonly contract: AnyContract }
  | { readonly found: false; readonly code: 'unknown_type' | 'unknown_version'; readonly allowed: readonly string[] };

/** Finds a type's contract; of an unknown version it says which versions there are. */
export function contractFor(type: string): ContractLookup {
  const contract = byType.get(type);
  if (contract !== undefined) return { found: true, contract };
  const family = type.replace(/\.v\d+$/, '');
  const versions = [...byType.keys()].filter((known) => known.replace(/\.v\d+$/, '') === family);
  if (versions.length > 0) return { found: false, code: 'unknown_version', allowed: versions };
  return { found: false, code: 'unknown_type', allowed: [...byType.keys()] };
}

interface IssueLike {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly IssueLike[])[];
}

/** Turns validation issues into faults that name the field: unrecognized keys are named one by one, unions by their best branch. */
export function faultsOf(issues: readonly IssueLike[], root: string): readonly Fault[] {
  return issues.flatMap((issue) => {
    const field = [root, ...issue.path.map(String)].filter((part) => part !== '').join('.');
    if (issue.code === 'unrecognized_keys' && issue.keys !== undefined) {
      return issue.keys.map((key) => ({
        field: `${field}.${key}`.replace(/^\./, ''),
        message: 'is not a known field',
      }));
    }
    const branch = issue.errors?.toSorted((a, b) => distance(a) - distance(b))[0];
    if (issue.code === 'invalid_union' && branch !== undefined && branch.length > 0) return faultsOf(branch, field);
    return [{ field, message: missing(issue.message) ?? issue.message }];
  });
}

/** zod says of a field that is not there that it received `undefined`; a publisher sent nothing of that name. */
function missing(message: string): string | undefined {
  const expected = /^Invalid input: expected (.+), received undefined$/.exec(message)?.[1];
  if (expected === undefined) return undefined;
  return expected === 'nonoptional' ? 'is missing' : `is missing; expected ${expected}`;
}

/** How far a union's branch is from the value: one of another type altogether is further than any with faults inside. */
function distance(issues: readonly IssueLike[]): number {
  const otherType = issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
  return issues.length + (otherType ? 1000 : 0);
}
