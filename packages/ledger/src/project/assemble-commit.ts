import type { StoredRow } from '@counterweight/domain/rows';
import { seqSchema } from '@counterweight/domain/values';
import {
  type AppliedRow,
  type Commit,
  type EntityChange,
  type Head,
  MAX_COMMIT_ENTITIES,
  MAX_COMMIT_ROW_BYTES,
  type RowPointer,
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
  const moves = plans.map((plan) => ({
    plan,
    diffs: plan.views.map(({ place, applied, next }) => ({ place, diff: diffRows(applied, next, seq) })),
  }));
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
    if (last !== undefined && last.length < MAX_COMMIT_ENTITIES && bytes + size <= MAX_COMMIT_ROW_BYTES) {
      last.push(plan);
      bytes += size;
    } else {
      shared.push([plan]);
      bytes = size;
    }
  }
  return shared;
}

/** About what an entity adds to a transaction: its records' names, its rows in the journal, and those in its state. */
function planBytes({ unknown, views }: EntityPlan): number {
  const rows = views.map(({ applied, next }) => {
    const { came, gone } = diffRows(applied, next, seqSchema.parse(0));
    return [came, gone, next];
  });
  return jsonBytes([unknown, rows]);
}

type PlacedDiff = { readonly place: ViewPlace; readonly diff: RowsDiff };

/** Nothing where no row came or went. */
function changeIn(
  { kind, entity }: EntityPlan,
  diffs: readonly PlacedDiff[],
  newSalt: () => string,
): readonly EntityChange[] {
  const came: Record<ViewPlace, readonly StoredRow[]> = {};
  const gone: Record<ViewPlace, readonly RowPointer[]> = {};
  for (const { place, diff } of diffs) {
    if (diff.came.length > 0) came[place] = diff.came;
    if (diff.gone.length > 0) gone[place] = diff.gone;
  }
  if (Object.keys(came).length + Object.keys(gone).length === 0) return [];
  return [entityChange({ kind, entity }, { type: 'moved', came, gone }, newSalt())];
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
