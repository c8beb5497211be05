import type { CellGroups, ViewId } from '@counterweight/domain/rows';
import type { Ledger } from '../ports/ledger.ts';
import { livePlace, type ViewPlace } from '../ports/view-builds.ts';
import type { CellVersion, RowVersion, StateItem, Views } from '../ports/views.ts';
import { cellVersionText, type ReplayedView, rowVersionText } from './journal-walk.ts';
import { allViews, type Replayed, replay } from './replay.ts';

/** Something a view or the ledger says that the ledger, replayed, does not. */
export interface Difference {
  readonly where: 'journal' | 'cell' | 'row' | 'state' | 'pending';
  readonly view: ViewId | undefined;
  readonly key: string;
  /** Canonical text of what the replay gives; `undefined` where it gives nothing. */
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

export interface Verification {
  readonly differences: readonly Difference[];
  /** Views of which no build is complete: nobody reads them, so they are not compared. */
  readonly unbuilt: readonly ViewId[];
  readonly seq: number;
  readonly records: number;
  readonly cells: number;
  readonly rows: number;
}

const MAX_TRIES = 5;

/**
 * Recomputes every view from the ledger and lists where the live ones differ: every known-day version of every cell and
 * row, every state, the journal's chain, and records not yet projected. Throws when HEAD will not stand still.
 */
export async function verify(
  { ledger, views }: { readonly ledger: Ledger; readonly views: Views },
  progress?: (done: number, of: number) => void,
): Promise<Verification> {
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const replayed = await replay(ledger, progress);
    const differences: Difference[] = [
      ...replayed.faults.map((fault) => difference('journal', undefined, fault, undefined, fault)),
      ...replayed.pending.map(({ kind, entity }) =>
        difference('pending', undefined, `${kind} ${entity}`, 'known', 'accepted, not projected'),
      ),
    ];
    const unbuilt: ViewId[] = [];
    for (const view of allViews()) {
      const place = livePlace(view, replayed.head.builds);
      if (place === undefined) unbuilt.push(view);
      else differences.push(...(await viewDifferences(view, place, replayed, views)));
    }
    const now = await ledger.head();
    if (now.seq === replayed.head.seq) return summary(replayed, differences, unbuilt);
  }
  throw new Error('events keep being projected; verify again when fewer come in');
}

function summary(replayed: Replayed, differences: readonly Difference[], unbuilt: readonly ViewId[]): Verification {
  const sum = (size: (view: ReplayedView) => number) =>
    [...replayed.views.values()].reduce((total, view) => total + size(view), 0);
  return {
    differences,
    unbuilt,
    seq: replayed.head.seq,
    records: replayed.records,
    cells: sum(({ cells }) => cells.size),
    rows: sum(({ rows }) => rows.size),
  };
}

async function viewDifferences(
  view: ViewId,
  place: ViewPlace,
  replayed: Replayed,
  views: Views,
): Promise<readonly Difference[]> {
  const expected = replayed.views.get(view);
  const cells = await texts(views.cellVersions(place), cellVersionText, cellContent);
  const rows = await texts(views.scanRows(place), rowVersionText, rowContent);
  const states = await texts(views.scanStates(place), ({ entity }) => entity, stateContent);
  return [
    ...compare('cell', view, mapContent(expected?.cells, cellContent), cells),
    ...compare('row', view, mapContent(expected?.rows, rowContent), rows),
    ...compare('state', view, mapContent(expected?.states, stateContent), states),
  ];
}

function compare(
  where: Difference['where'],
  view: ViewId,
  expected: ReadonlyMap<string, string>,
  actual: ReadonlyMap<string, string>,
): readonly Difference[] {
  const keys = new Set([...expected.keys(), ...actual.keys()]);
  return [...keys]
    .filter((key) => expected.get(key) !== actual.get(key))
    .sort()
    .map((key) => difference(where, view, key, expected.get(key), actual.get(key)));
}

function difference(
  where: Difference['where'],
  view: ViewId | undefined,
  key: string,
  expected: string | undefined,
  actual: string | undefined,
): Difference {
  return { where, view, key, expected, actual };
}

async function texts<Item>(items: AsyncIterable<Item>, key: (item: Item) => string, content: (item: Item) => string) {
  const map = new Map<string, string>();
  for await (const item of items) map.set(key(item), content(item));
  return map;
}

function mapContent<Item>(items: ReadonlyMap<string, Item> | undefined, content: (item: Item) => string) {
  return new Map([...(items ?? [])].map(([key, item]) => [key, content(item)]));
}

function cellContent({ groups, seq }: Pick<CellVersion, 'groups' | 'seq'>): string {
  return `${seq} ${groupsText(groups)}`;
}

function groupsText(groups: CellGroups): string {
  return [...groups]
    .map(([text, { measures }]) => `${text} ${sorted(measures)}`)
    .sort()
    .join('; ');
}

function rowContent({ pointer, contributions, seq }: Pick<RowVersion, 'pointer' | 'contributions' | 'seq'>): string {
  return `${seq} ${sorted(pointer)} ${contributionsText(contributions)}`;
}

function stateContent({ pointer, applied, seq }: Pick<StateItem, 'pointer' | 'applied' | 'seq'>): string {
  return `${seq} ${sorted(pointer)} ${contributionsText(applied)}`;
}

function contributionsText(contributions: StateItem['applied']): string {
  return contributions
    .map(({ cell, dimensions, measures }) => `${cell.axis}/${cell.day} ${sorted(dimensions)} ${sorted(measures)}`)
    .sort()
    .join('; ');
}

function sorted(values: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
