import { addGroups, type CellKey } from '@counterweight/domain/rows';
import { type Head, type JournalItem, recordNameText } from '../ports/ledger.ts';
import { buildsAfterProjecting, type ViewPlace } from '../ports/view-builds.ts';
import type { CellVersion, ProjectionCommit, RowVersion, StateItem } from '../ports/views.ts';
import { nextJournalItem } from './journal-item.ts';
import { contributionsIn, type EntityPlan, type ViewPlan } from './plan-projection.ts';

/** The cells that plans touch, each once, by view. */
export function touchedCells(plans: readonly EntityPlan[]): ReadonlyMap<ViewPlace, readonly CellKey[]> {
  const touched = new Map<ViewPlace, Map<string, CellKey>>();
  for (const { view, move } of plans.flatMap((plan) => plan.views)) {
    const cells = touched.get(view) ?? new Map<string, CellKey>();
    touched.set(view, cells);
    for (const [text, { cell }] of move) cells.set(text, cell);
  }
  return new Map([...touched].map(([view, cells]) => [view, [...cells.values()]]));
}

/** How many items a commit of these plans would hold, HEAD, journal and move lists included. */
export function commitSize(plans: readonly EntityPlan[]): number {
  const cells = [...touchedCells(plans).values()].reduce((sum, list) => sum + list.length, 0);
  const own = plans.reduce(
    (sum, plan) => sum + plan.unknown.length + plan.views.reduce((rows, { move }) => rows + 1 + move.size, 0),
    0,
  );
  return 2 + touchedCells(plans).size + cells + own;
}

/**
 * One transaction for many entities: cells that several of them touch are moved once, by the sum. The cells given were
 * read after `head`, and the commit is conditional on `head`, so nobody can have moved them since.
 */
export function assembleCommit(
  plans: readonly EntityPlan[],
  head: Head,
  heldCells: ReadonlyMap<ViewPlace, ReadonlyMap<string, CellVersion>>,
  nowMs: number,
): ProjectionCommit {
  const records = plans.flatMap((plan) => plan.unknown);
  const item = nextJournalItem(head, records, nowMs);
  const cells = new Map<string, CellVersion>();
  for (const { view, move } of plans.flatMap((plan) => plan.views)) {
    for (const [text, { cell, delta }] of move) {
      const key = `${view} ${text}`;
      const held = cells.get(key) ?? heldCells.get(view)?.get(text);
      const groups = addGroups(held?.groups ?? new Map(), delta);
      cells.set(key, { view, cell, known: item.day, seq: item.seq, groups });
    }
  }
  return {
    head,
    item,
    builds: buildsAfterProjecting(
      plans.map(({ kind }) => kind),
      head.builds,
    ),
    known: records.toSorted((a, b) => (recordNameText(a) < recordNameText(b) ? -1 : 1)),
    states: plans.flatMap((plan) => plan.views.map((view) => stateWrite(plan, view, item))),
    cells: [...cells.values()],
    rows: plans.flatMap((plan) => plan.views.flatMap((view) => rowWrites(plan, view, item))),
  };
}

function stateWrite({ kind, entity }: EntityPlan, plan: ViewPlan, item: JournalItem) {
  const { view, expectedVersion, pointer, contributions } = plan;
  const state: StateItem = {
    view,
    kind,
    entity,
    version: expectedVersion + 1,
    pointer,
    applied: contributions,
    seq: item.seq,
  };
  return { expectedVersion, state };
}

function rowWrites({ kind, entity }: EntityPlan, plan: ViewPlan, item: JournalItem): readonly RowVersion[] {
  const { view, pointer, contributions, move } = plan;
  return [...move].map(([text, { cell }]) => ({
    view,
    cell,
    kind,
    entity,
    known: item.day,
    seq: item.seq,
    pointer,
    contributions: contributionsIn(text, contributions),
  }));
}
