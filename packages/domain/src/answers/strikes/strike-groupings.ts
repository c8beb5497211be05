import type { StoredDimension } from '../../rows/column.ts';
import type { RowGrouping } from '../../rows/row-sums.ts';
import { type Day, hasDayForm } from '../../values/time/day.ts';
import { quarterOf, weekOf } from '../../values/time/period.ts';

/** What strikes are summed by: parts of the salvo's day, or what was launched, at what, and who says so. */
export const strikeGroupings = [
  ...['day', 'week', 'month', 'quarter', 'year'],
  ...['weapon', 'class', 'region', 'target', 'claimant'],
] as const;
export type StrikeGrouping = (typeof strikeGroupings)[number];

/** A text is a key; under a set a salvo counts at each of its members, and under several sets at each of their pairs. */
export function keysUnder(values: readonly StoredDimension[]): readonly string[] {
  const members = values.map((value) => (typeof value === 'string' ? [value] : orUnknown(value ?? [])));
  return members.reduce<readonly string[]>(
    (keys, own) => keys.flatMap((key) => own.map((member) => `${key}\n${member}`)),
    members.shift() ?? ['total'],
  );
}

/** What rows are grouped by. */
export function groupingOf(by: StrikeGrouping): RowGrouping {
  return derivedKeys[by] ?? { dimension: by };
}

const derivedKeys: Readonly<Partial<Record<StrikeGrouping, RowGrouping>>> = {
  week: periodOf(weekOf),
  month: periodOf((day) => day.slice(0, 7)),
  quarter: periodOf(quarterOf),
  year: periodOf((day) => day.slice(0, 4)),
  weapon: {
    dimension: 'weapon',
    as: (weapons) => (typeof weapons === 'object' ? orUnknown(weapons).join('+') : weapons),
  },
};

function periodOf(as: (day: Day) => string): RowGrouping {
  return { dimension: 'day', as: (day) => (typeof day === 'string' && hasDayForm(day) ? as(day) : undefined) };
}

/** Tells salvos of several weapons from those of one. */
export const byComposite: RowGrouping = {
  dimension: 'weapon',
  as: (weapons) => (isComposite(weapons) ? 'composite' : 'one'),
};

function isComposite(weapons: StoredDimension): boolean {
  return typeof weapons === 'object' && weapons.length > 1;
}

/** What a set counts under: of one that is empty it is not known. */
export function orUnknown(values: readonly string[]): readonly string[] {
  return values.length === 0 ? UNKNOWN : values;
}

const UNKNOWN: readonly string[] = ['unknown'];
