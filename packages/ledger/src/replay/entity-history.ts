import type { RecordContent } from '@counterweight/domain/kinds';
import type { ViewId } from '@counterweight/domain/rows';
import type { RecordId } from '@counterweight/domain/values';
import {
  type AppliedRow,
  contentOf,
  type EntityRef,
  type HistoricRow,
  type KnownRevisions,
  type LedgerRecord,
} from '../ports/ledger.ts';
import type { ViewPlace } from '../ports/live-views.ts';
import { diffRows } from '../project/diff-rows.ts';
import { foldRows } from '../project/fold-rows.ts';
import { knownAt, positionsOf } from '../project/known-revisions.ts';

/** All rows that an entity ever had, in order of their coming, by the place of their view. */
export type EntityHistory = Readonly<Record<ViewPlace, readonly HistoricRow[]>>;

/**
 * Folds an entity's known records again, position by position, as the projector folded them: of each record the highest
 * revision that was known there. A redacted payload counts as redacted from its first item on. Throws `UnprojectableError`.
 */
export function entityHistory(
  ref: EntityRef,
  known: KnownRevisions,
  records: readonly LedgerRecord[],
  places: ReadonlyMap<ViewId, ViewPlace>,
): EntityHistory {
  const walks = new Map<ViewPlace, RowsWalk>([...places.values()].map((place) => [place, { standing: [], went: [] }]));
  const arriving = Map.groupBy(records, (record) => knownAt(known, record));
  const highest = new Map<RecordId, RecordContent>();
  for (const seq of positionsOf(known)) {
    for (const record of arriving.get(seq) ?? []) {
      const held = highest.get(record.record);
      if (held === undefined || held.revision < record.revision) highest.set(record.record, contentOf(record));
    }
    for (const { view, rows } of foldRows(ref, [...highest.values()])) {
      const walk = walks.get(places.get(view) ?? NO_PLACE);
      if (walk === undefined) continue;
      const { standing, gone } = diffRows(walk.standing, rows, seq);
      const left = new Set(gone.map(({ from, ordinal }) => `${from}/${ordinal}`));
      for (const row of walk.standing) if (left.has(`${row.from}/${row.ordinal}`)) walk.went.push({ ...row, to: seq });
      walk.standing = standing;
    }
  }
  return Object.fromEntries([...walks].map(([place, walk]) => [place, rowsOf(walk)]));
}

/** The rows that stand at the end of a history. */
export function standingIn(history: readonly HistoricRow[]): readonly AppliedRow[] {
  return history.flatMap(({ to, ...row }) => (to === undefined ? [row] : []));
}

interface RowsWalk {
  standing: readonly AppliedRow[];
  readonly went: HistoricRow[];
}

const NO_PLACE: ViewPlace = '@0/0';

function rowsOf({ standing, went }: RowsWalk): readonly HistoricRow[] {
  const all = [...went, ...standing.map((row) => ({ ...row, to: undefined }))];
  return all.sort((a, b) => a.from - b.from || a.ordinal - b.ordinal);
}
