import type { Keyed } from '../file-reading.ts';
import type { CurrentRecord } from './import-plan.ts';

/** A place among rows of equal key: one record, held by the ledger or yet to be named. */
export interface Slot {
  readonly local: string;
  readonly ordinal: number;
  /** The revision the ledger holds; 1 where it holds none. */
  readonly revision: number;
  readonly held?: CurrentRecord;
}

export interface Assignment {
  readonly row: Keyed;
  readonly slot: Slot;
  /** The ledger already says exactly this. */
  readonly same: boolean;
}

/**
 * Gives each row of one key a slot. Rows that the ledger already holds word for word keep theirs; the rest, ordered by
 * content, take the live slots left, then retracted ones, then new ones. A slot that was redacted keeps a row of its key as it
 * is: what was taken out is not published again. `content` hashes a row by a salt as it would stand in a slot.
 */
export function matchRows(
  rows: readonly Keyed[],
  slots: readonly Slot[],
  content: Content,
  localId: (stem: string, ordinal: number) => string,
): Assignment[] {
  const open = [...slots].sort((a, b) => rank(a) - rank(b) || a.ordinal - b.ordinal);
  const waiting = [...rows];
  const same: Assignment[] = [];
  const keep = (slot: Slot, row: Keyed) => {
    open.splice(open.indexOf(slot), 1);
    waiting.splice(waiting.indexOf(row), 1);
    same.push({ row, slot, same: true });
  };
  const live = open.filter(({ held }) => held?.retracted === false);
  for (const slot of live) {
    const { hash, salt } = slot.held ?? {};
    const row = salt === undefined ? undefined : waiting.find((each) => content(each, slot, salt) === hash);
    if (row !== undefined) keep(slot, row);
  }
  for (const slot of live.filter(({ held }) => held?.salt === undefined)) {
    const [row] = inContentOrder(waiting, content);
    if (row !== undefined) keep(slot, row);
  }
  const free = freshSlots(slots, rows, localId);
  const changed = inContentOrder(waiting, content).map((row): Assignment => {
    return { row, slot: open.shift() ?? free.next().value, same: false };
  });
  return [...same, ...changed];
}

type Content = (row: Keyed, slot: Slot, salt: string) => string;

function rank(slot: Slot): number {
  return slot.held?.retracted === false ? 0 : 1;
}

function inContentOrder(rows: readonly Keyed[], content: Content): readonly Keyed[] {
  if (rows.length < 2) return rows;
  const anywhere: Slot = { local: 'any', ordinal: 0, revision: 1 };
  return rows
    .map((row) => ({ row, hash: content(row, anywhere, '') }))
    .sort((a, b) => Number(a.hash > b.hash) - Number(a.hash < b.hash))
    .map(({ row }) => row);
}

function* freshSlots(
  slots: readonly Slot[],
  rows: readonly Keyed[],
  localId: (stem: string, ordinal: number) => string,
): Generator<Slot, Slot> {
  const stem = rows[0]?.stem ?? '';
  let ordinal = slots.reduce((highest, slot) => Math.max(highest, slot.ordinal + 1), 0);
  while (true) {
    yield { local: localId(stem, ordinal), ordinal, revision: 1 };
    ordinal += 1;
  }
}
