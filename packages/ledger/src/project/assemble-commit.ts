import type { StoredRow } from '@counterweight/domain/rows';
import { type Seq, seqSchema } from '@counterweight/domain/values';
import {
  type AppliedRow,
  type Commit,
  type EntityChange,
  type Head,
  MAX_COMMIT_BYTES,
  MAX_COMMIT_ENTITIES,
  type RowPointer,
  type RowsOfEntity,
  type StateItem,
} from '../ports/ledger.ts';
import { type ViewPlace, viewsAfterProjecting } from '../ports/live-views.ts';
import { diffRows, type RowsDiff } from './diff-rows.ts';
import { entityChange, nextJournalItem } from './journal-item.ts';
import { withKnown } from './known-revisions.ts';
import type { EntityPlan } from './plan-entity.ts';
import { jsonBytes } from './read-entity.ts';

export interface AssembleDeps {
  readonly nowMs: number;
  /** A new one each time: hex of 16 random bytes. */
  readonly newSalt: () => string;
}

/** One transaction for many entities, conditional on `head` and on the version of each state that was read. */
export function assembleCommit(plans: readonly EntityPlan[], head: Head, { nowMs, newSalt }: AssembleDeps): Commit {
  const seq = seqSchema.parse(head.seq + 1);
  const moves = plans.map((plan) => ({ plan, diffs: diffsOf(plan, seq) }));
  const records = plans.flatMap(({ unknown }) => unknown);
  const entities = moves.flatMap(({ plan, diffs }) => changeIn(plan, diffs, newSalt));
  const item = nextJournalItem(head, nowMs, { records, entities });
  return {
    head,
    item,
    views: viewsAfterProjecting(
      plans.map(({ kind }) => kind),
      head.views,
    ),
    states: moves.map(({ plan, diffs }) => ({
      expectedVersion: plan.state?.version ?? 0,
      state: stateAfter(plan, diffs, seq),
    })),
  };
}

/** Fills transactions in order, each as full as its bounds let it be. */
export function shareTransactions(plans: readonly EntityPlan[]): readonly (readonly EntityPlan[])[] {
  const shared: EntityPlan[][] = [];
  let bytes = 0;
  for (const plan of plans) {
    const last = shared.at(-1);
    const size = planBytes(plan);
    if (last !== undefined && last.length < MAX_COMMIT_ENTITIES && bytes + size <= MAX_COMMIT_BYTES) {
      last.push(plan);
      bytes += size;
    } else {
      shared.push([plan]);
      bytes = size;
    }
  }
  return shared;
}

/** No position is longer than this one. */
const LATE_SEQ = seqSchema.parse(999_999_999_999);

/** What an entity adds to a transaction at most: its records' names, its rows in the journal, and its state. */
function planBytes(plan: EntityPlan): number {
  const diffs = diffsOf(plan, LATE_SEQ);
  return jsonBytes([plan.unknown, rowsMoved(diffs), stateAfter(plan, diffs, LATE_SEQ)]) + CHANGE_BYTES;
}

/** Kind, entity, salt and commitment of a change, with what stands around them. */
const CHANGE_BYTES = 512;

type PlacedDiff = { readonly place: ViewPlace; readonly diff: RowsDiff };

function diffsOf({ views }: EntityPlan, seq: Seq): readonly PlacedDiff[] {
  return views.map(({ place, applied, next }) => ({ place, diff: diffRows(applied, next, seq) }));
}

/** Nothing where no row came or went. */
function changeIn(
  { kind, entity }: EntityPlan,
  diffs: readonly PlacedDiff[],
  newSalt: () => string,
): readonly EntityChange[] {
  const rows = rowsMoved(diffs);
  if (Object.keys(rows.came).length + Object.keys(rows.gone).length === 0) return [];
  return [entityChange({ kind, entity }, rows, newSalt())];
}

function rowsMoved(diffs: readonly PlacedDiff[]): RowsOfEntity & { readonly type: 'moved' } {
  const came: Record<ViewPlace, readonly StoredRow[]> = {};
  const gone: Record<ViewPlace, readonly RowPointer[]> = {};
  for (const { place, diff } of diffs) {
    if (diff.came.length > 0) came[place] = diff.came;
    if (diff.gone.length > 0) gone[place] = diff.gone;
  }
  return { type: 'moved', came, gone };
}

function stateAfter(plan: EntityPlan, diffs: readonly PlacedDiff[], seq: StateItem['seq']): StateItem {
  const { kind, entity, state, unknown } = plan;
  const rows: Record<ViewPlace, readonly AppliedRow[]> = {};
  for (const { place, diff } of diffs) rows[place] = diff.standing;
  return {
    kind,
    entity,
    version: (state?.version ?? 0) + 1,
    known: withKnown(state?.known ?? {}, unknown, seq),
    ...(state?.redacted === undefined ? {} : { redacted: state.redacted }),
    rows,
    seq,
  };
}
