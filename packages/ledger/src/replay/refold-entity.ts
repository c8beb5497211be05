import { contentHash } from '@counterweight/contracts/events';
import { rowText, type ViewId } from '@counterweight/domain/rows';
import { type AppliedRow, type EntityRef, recordNameText, type StateItem } from '../ports/ledger.ts';
import type { ViewPlace } from '../ports/live-views.ts';
import { knownAt, knownThrough, positionsOf, revisionsIn } from '../project/known-revisions.ts';
import { UnprojectableError } from '../project/unprojectable-error.ts';
import type { HeldEntity } from './entity-groups.ts';
import { type EntityHistory, entityHistory, standingIn } from './entity-history.ts';
import { entriesOf, type Fact, historyFacts, knownFact } from './facts.ts';

/** Something that the ledger says and its records do not. `undefined` where one of both says nothing. */
export interface EntityFault {
  readonly where: 'record' | 'state';
  readonly key: string;
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

/** What the records of one entity, folded again, say; and what is wrong with them. */
export interface RefoldedEntity {
  readonly ref: EntityRef;
  readonly facts: readonly Fact[];
  readonly faults: readonly EntityFault[];
  /** Some of its records are not known yet. */
  readonly pending: boolean;
  /** A payload of it is gone: what the journal told of its rows was erased, and told anew. */
  readonly redacted: boolean;
}

/** Hashes an entity's payloads and folds its records again, as they were known through a position. */
export function refoldEntity(
  { ref, records, state }: HeldEntity,
  places: ReadonlyMap<ViewId, ViewPlace>,
  through: number,
): RefoldedEntity {
  const known = knownThrough(state?.known ?? {}, through);
  const faults: EntityFault[] = records.flatMap(payloadFaults);
  const held = new Set(records.map(({ record, revision }) => `${record} ${revision}`));
  for (const { record, revision } of revisionsIn(known)) {
    if (held.has(`${record} ${revision}`)) continue;
    const key = recordNameText({ ...ref, record, revision });
    faults.push({ where: 'state', key, expected: undefined, actual: 'known, and not in the ledger' });
  }
  const facts = records.flatMap((record) => {
    const seq = knownAt(known, record);
    return seq === undefined ? [] : [knownFact(record, seq)];
  });
  const pending = records.some((record) => knownAt(state?.known ?? {}, record) === undefined);
  const redacted = records.some(({ payload }) => !payload.kept);
  try {
    const history = entityHistory(ref, known, records, places);
    if (state !== undefined) faults.push(...seqFaults(state, through));
    if (state !== undefined && state.seq <= through) {
      faults.push(...stateFaults(state, history), ...redactionFaults(state, records));
    }
    return { ref, facts: [...facts, ...historyFacts(ref, history)], faults, pending, redacted };
  } catch (error) {
    if (!(error instanceof UnprojectableError)) throw error;
    const fault = { where: 'record', key: keyOf(ref), expected: 'foldable', actual: error.message } as const;
    return { ref, facts, faults: [...faults, fault], pending, redacted };
  }
}

/** Which payload of a record is not what its hash says. */
export function payloadFaults(record: HeldEntity['records'][number]): readonly EntityFault[] {
  if (!record.payload.kept) return [];
  const actual = contentHash(record.payload.salt, record.type, record.payload.data);
  if (actual === record.hash) return [];
  return [{ where: 'record', key: recordNameText(record), expected: record.hash, actual }];
}

/** Of a view that was switched since the entity was last projected, its state has nothing yet. */
function stateFaults(state: StateItem, history: EntityHistory): readonly EntityFault[] {
  return entriesOf(history).flatMap(([place, rows]) => {
    const standing = state.rows[place];
    if (standing === undefined) return [];
    const [expected, actual] = [rowsText(standingIn(rows)), rowsText(standing)];
    return expected === actual ? [] : [{ where: 'state', key: `${keyOf(state)} ${place}`, expected, actual }];
  });
}

/** An entity was last named where the last of its records became known, or where it lost a payload after that. */
function seqFaults(state: StateItem, through: number): readonly EntityFault[] {
  const last = positionsOf(state.known).at(-1) ?? 0;
  const isLater = state.redacted !== undefined && last <= state.seq && state.seq <= through;
  if (isLater || last === state.seq) return [];
  return [{ where: 'state', key: keyOf(state), expected: `last named at ${last}`, actual: `at ${state.seq}` }];
}

function redactionFaults(state: StateItem, records: HeldEntity['records']): readonly EntityFault[] {
  const [gone, told] = [records.filter(({ payload }) => !payload.kept).length, state.redacted ?? 0];
  if (gone === told) return [];
  return [{ where: 'state', key: keyOf(state), expected: `${gone} payloads redacted`, actual: `${told}` }];
}

function rowsText(rows: readonly AppliedRow[]): string {
  return rows
    .map(({ from, ordinal, row }) => `${from}/${ordinal} ${rowText(row)}`)
    .sort()
    .join('; ');
}

function keyOf({ kind, entity }: EntityRef): string {
  return `${kind} ${entity}`;
}
