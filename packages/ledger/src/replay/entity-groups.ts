import { type EntityRef, entityText, type Ledger, type LedgerRecord, type StateItem } from '../ports/ledger.ts';

/** An entity as the ledger has it: all its records, and its state where it has one. */
export interface HeldEntity {
  readonly ref: EntityRef;
  readonly records: readonly LedgerRecord[];
  readonly state: StateItem | undefined;
}

const STATES_AT_ONCE = 50;

/** Every entity, one after the other; memory holds a few of them. A state may be newer than the records: it was read after them. */
export async function* heldEntities(ledger: Pick<Ledger, 'scan' | 'states'>): AsyncGenerator<HeldEntity, void> {
  let batch: (readonly LedgerRecord[])[] = [];
  for await (const records of recordGroups(ledger)) {
    batch.push(records);
    if (batch.length < STATES_AT_ONCE) continue;
    yield* withStates(batch, ledger);
    batch = [];
  }
  yield* withStates(batch, ledger);
}

/** All records, entity by entity. */
export async function* recordGroups(ledger: Pick<Ledger, 'scan'>): AsyncGenerator<readonly LedgerRecord[], void> {
  let group: LedgerRecord[] = [];
  for await (const record of ledger.scan()) {
    const [first] = group;
    if (first !== undefined && entityText(first) !== entityText(record)) {
      yield group;
      group = [];
    }
    group.push(record);
  }
  if (group.length > 0) yield group;
}

async function* withStates(
  groups: readonly (readonly LedgerRecord[])[],
  ledger: Pick<Ledger, 'states'>,
): AsyncGenerator<HeldEntity, void> {
  const refs = groups.flatMap(([first]) => (first === undefined ? [] : [{ kind: first.kind, entity: first.entity }]));
  const states = await ledger.states(refs);
  for (const [index, ref] of refs.entries()) {
    yield { ref, records: groups[index] ?? [], state: states.get(entityText(ref)) };
  }
}
