import {
  add,
  type Decimal,
  decimalOf,
  divide,
  fixedText,
  isNegative,
  subtract,
  ZERO,
} from '@counterweight/domain/values';
import type { RowCells } from '../table/row-cells.ts';
import { hasId } from './activity-rows.ts';
import { amountReading } from './kiel-amounts.ts';
import { ACTIVITY_TOTAL, MEASURE, REDISTRIBUTED, ROW_VALUE } from './kiel-columns.ts';
import type { KielOptions } from './kiel-options.ts';
import type { KielTransaction } from './kiel-transactions.ts';

/** Whose transactions a package made. */
export interface ReadPackage {
  readonly donor: string;
  readonly transactions: readonly KielTransaction[];
}

const BILLION = decimalOf(1_000_000_000);

/** What was decided for a sheet that tells allocations and commitments apart, a sentence each. */
export function remarksOn(rows: readonly RowCells[], packages: readonly ReadPackage[], options: KielOptions): string[] {
  if (rows[0]?.has(MEASURE) !== true) return [];
  const [allocated, committed] = [euros(packages, 'allocated'), euros(packages, 'committed')];
  return [
    `allocated EUR ${billions(allocated)} bn and committed EUR ${billions(committed)} bn: two stages, never one sum`,
    ...redistribution(rows, options),
    ...activityTotals(rows, options),
    ...moreAllocated(packages),
  ];
}

/** What has to be accepted before such a sheet is imported. */
export function questionsOn(rows: readonly RowCells[]): string[] {
  const unnamed = rows.filter((cells) => !hasId(cells)).length;
  if (unnamed === 0) return [];
  return [
    `rows without an activity id: ${unnamed} of ${rows.length}; they are gathered by donor, type, date and explanation and named by a hash of those, so a release that words one of them otherwise, or has the ids, replaces these packages by others`,
  ];
}

function redistribution(rows: readonly RowCells[], { redistributed }: KielOptions): string[] {
  if (rows[0]?.has(REDISTRIBUTED) !== true) return [];
  const allocations = rows.filter((cells) => /^alloc/i.test(cells.text(MEASURE)));
  const [given, spread] = [ROW_VALUE.euros, REDISTRIBUTED].map((column) => billions(columnSum(allocations, column)));
  if (redistributed) {
    return [
      `allocations are the redistributed values (tot_sub_activity_value_EUR_redistr, EUR ${spread} bn), not those as given (EUR ${given} bn)`,
    ];
  }
  return [
    `allocations are the values as given (tot_sub_activity_value_EUR, EUR ${given} bn), money of the EU under the EU; --redistributed takes those that the tracker spread over other rows (.._redistr, EUR ${spread} bn)`,
  ];
}

function activityTotals(rows: readonly RowCells[], { activityTotals }: KielOptions): string[] {
  if (rows[0]?.has(ACTIVITY_TOTAL.euros) !== true) return [];
  if (activityTotals) return ["commitments are the totals of all activities, as in the tracker's own figures"];
  const total = billions(columnSum(rows, ACTIVITY_TOTAL.euros));
  return [
    `commitments are the rows of measure Commitment; the tracker's own figure counts the total of every activity, allocated or not (EUR ${total} bn): --activity-totals takes those`,
  ];
}

/** An allocation is a part of a commitment, so more allocated than committed says that one of them is not all there. */
function moreAllocated(packages: readonly ReadPackage[]): string[] {
  const more = [...Map.groupBy(packages, ({ donor }) => donor)].flatMap(([donor, group]) => {
    const [allocated, committed] = [euros(group, 'allocated'), euros(group, 'committed')];
    if (!isNegative(subtract(committed, allocated))) return [];
    return [`${donor} (EUR ${billions(allocated)} bn for ${billions(committed)})`];
  });
  return more.length === 0 ? [] : [`more allocated than committed: ${more.sort().join(', ')}`];
}

function euros(packages: readonly ReadPackage[], stage: string): Decimal {
  const amounts = packages.flatMap(({ transactions }) =>
    transactions.flatMap(({ body }) => {
      const moved = 'applies_to' in body ? body.applies_to : body.type;
      if (moved !== stage || body.value.known !== 'money') return [];
      const { money } = body.value;
      return money.as_reported?.amount ?? (money.currency === 'EUR' ? money.amount : []);
    }),
  );
  return amounts.reduce<Decimal>((sum, amount) => add(sum, amount), ZERO);
}

function columnSum(rows: readonly RowCells[], column: string): Decimal {
  return rows.reduce<Decimal>((sum, cells) => {
    const reading = amountReading(cells, column);
    return reading.kind === 'amount' ? add(sum, reading.amount) : sum;
  }, ZERO);
}

function billions(amount: Decimal): string {
  return fixedText(divide(amount, BILLION, 12), 3);
}
