import { donorOf } from '@counterweight/domain/values';
import { hashedStem } from '../plan/naming.ts';
import type { RowCells } from '../table/row-cells.ts';
import { PACKAGE_ID } from './kiel-packages.ts';

/** The rows of one activity, of one donor and one type of aid. */
export interface ActivityRows {
  readonly id: string;
  readonly trackerId: string | undefined;
  readonly rows: readonly RowCells[];
}

/** What tells the rows of an activity without an id apart from others: whose, of what type, when, what for. */
const SAID = ['countries', 'type_of_aid_general', 'type_of_aid_specific', 'announcement_date', 'month', 'explanation'];
const NO_ID = /^\W*$/;

/**
 * Gathers rows by activity. Rows without an id are gathered by what they say. An activity of several donors or types is
 * one package for each: the one with most rows bears the activity's id, the others bear it with who and what.
 */
export function gatherActivities(rows: readonly RowCells[]): ActivityRows[] {
  const usable = withoutRepeated(rows.filter(hasUsableId));
  const named = Map.groupBy(usable, (cells) => (hasId(cells) ? cells.text('id') : ''));
  const unnamed = named.get('') ?? [];
  named.delete('');
  return [
    ...[...named].flatMap(([id, group]) => splitByDonor(id, group)),
    ...[
      ...Map.groupBy(unnamed, (cells) =>
        hashedStem(
          'k',
          SAID.map((column) => cells.text(column)),
        ),
      ),
    ].map(([id, group]) => ({ id, trackerId: undefined, rows: group })),
  ];
}

export function hasId(cells: RowCells): boolean {
  return !NO_ID.test(cells.text('id'));
}

function hasUsableId(cells: RowCells): boolean {
  if (hasId(cells) && !PACKAGE_ID.test(cells.text('id'))) cells.refuse('no activity id such as USM2', 'id');
  return cells.refused.length === 0;
}

/** Exports repeat rows; one that says all that another says is that row once more. */
function withoutRepeated(rows: readonly RowCells[]): RowCells[] {
  const first = new Map<string, RowCells>();
  return rows.filter((cells) => {
    const content = cells.content();
    const before = first.get(content);
    if (before !== undefined) cells.doubt(`says all that line ${before.line} says; taken once`);
    else first.set(content, cells);
    return before === undefined;
  });
}

function splitByDonor(id: string, rows: readonly RowCells[]): ActivityRows[] {
  const groups = [...Map.groupBy(rows, whose)].sort(
    ([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1),
  );
  return groups.map(([name, group], index) => {
    if (index === 0) return { id, trackerId: id, rows: group };
    const [cells] = group;
    cells?.doubt(`activity ${id} is of several donors or types; this part is the package ${id}.${name}`, 'id');
    return { id: `${id}.${name}`, trackerId: id, rows: group };
  });
}

/** Whose a row is and of what type, as it can stand in an id. */
function whose(cells: RowCells): string {
  const donor = donorOf(cells.text('countries')) ?? cells.text('countries');
  return `${donor}-${cells.text('type_of_aid_general').toLowerCase()}`.replace(/[^A-Za-z0-9-]+/g, '_').slice(0, 40);
}
