import { type Transaction, transactionSchema, type Units } from '@counterweight/domain/kinds';
import { isNegative, type When } from '@counterweight/domain/values';
import type { RowCells } from '../table/row-cells.ts';
import { eurosIn, UNDISCLOSED, type Value } from './kiel-amounts.ts';
import { DELIVERED_VALUE, VALUE_MARK } from './kiel-columns.ts';
import { itemsDelivered, itemsPromised } from './kiel-items.ts';
import type { PromisedStage } from './kiel-measure.ts';
import type { KielPackage } from './kiel-packages.ts';
import { refuseIssues } from './refuse-issues.ts';

/** A transaction with its id within the pledge and the row it was read from. */
export interface KielTransaction {
  readonly id: string;
  readonly line: number;
  readonly body: Transaction;
}

/** Ids that these functions give. */
export const TRANSACTION_ID =
  /^(?:(?:committed|allocated|delivered)|(?:(?:allocated|delivered)-)?correction)(?:-\d+)?$/;

type WhenOf = (cells: RowCells) => When;
type Stage = PromisedStage | 'delivered';

interface Valued {
  readonly cells: RowCells;
  readonly value: Value;
}

const NO_DELIVERY_DATE: When = { precision: 'undated', text: 'The sheet gives no dates of delivery' };
/** None has come, so there is no value to be known. */
const NOTHING: Value = { known: 'none' };
const NO_TARGET = 'Stands for what the file does not give: it holds a correction only.';

/** What was promised: a transaction for each value that the rows carry, one without amount where none does. */
export function readPromises(aid: KielPackage, whenOf: WhenOf): KielTransaction[] {
  const values = promised(aid);
  return (['committed', 'allocated'] as const).flatMap((stage) => {
    const units = itemsPromised(aid.rows.filter((cells) => aid.stages.get(cells) === stage));
    return staged(stage, values.get(stage) ?? [], units, whenOf);
  });
}

/** What has come: the publisher's value of it, which the sheet has in euros only, and the items. */
export function readDeliveries(aid: KielPackage): KielTransaction[] {
  const units = itemsDelivered(aid.rows);
  const values = aid.rows.flatMap((cells): Valued[] => {
    const value = eurosIn(cells, DELIVERED_VALUE, 'delivery', 'value_source_deliveries');
    return value === undefined || value === 'unknown' ? [] : [{ cells, value }];
  });
  if (values.length === 0 && units.length > 0) {
    const value = units.some(({ count }) => count !== 0) ? UNDISCLOSED : NOTHING;
    values.push({ cells: aid.lead, value });
  }
  return staged('delivered', values, units, () => NO_DELIVERY_DATE);
}

function promised({ values, lead, stages }: KielPackage): ReadonlyMap<PromisedStage, readonly Valued[]> {
  if (values.length > 0) {
    const read = values.flatMap((staged) => {
      const value = staged.read();
      return value === undefined ? [] : [{ stage: staged.stage, cells: staged.cells, value }];
    });
    return Map.groupBy(read, ({ stage }) => stage);
  }
  lead.doubt("no row carries the package's value; kept as undisclosed", VALUE_MARK);
  return new Map([[stages.get(lead) ?? 'committed', [{ cells: lead, value: UNDISCLOSED }]]]);
}

/** Transactions of one stage; the items are told once, with the first. */
function staged(stage: Stage, values: readonly Valued[], units: readonly Units[], whenOf: WhenOf): KielTransaction[] {
  const promises = values.filter(({ value }) => !takesAway(value));
  const corrections = values.filter(({ value }) => takesAway(value));
  const made = promises.flatMap(({ cells, value }, index) => {
    const items = index === 0 && units.length > 0 ? { units } : {};
    const body = { type: stage, when: whenOf(cells), value, ...items, ...earmarked(cells) };
    return transaction(cells, numbered(stage, index), body);
  });
  const targets = made.some(({ id }) => id === stage) ? made : [...baseOf(stage, corrections, whenOf), ...made];
  return [
    ...targets,
    ...corrections.flatMap((correction, index) => revaluation(stage, correction, index, whenOf, made)),
  ];
}

function revaluation(
  stage: Stage,
  { cells, value }: Valued,
  index: number,
  whenOf: WhenOf,
  made: readonly KielTransaction[],
): KielTransaction[] {
  const kept = `a negative amount; kept as a revaluation of what the package ${stage}`;
  const alone = `${kept}, which the file does not give: it counts against nothing, and the pledge carries a warning`;
  cells.doubt(made.length === 0 ? alone : kept, 'total');
  const id = stage === 'committed' ? 'correction' : `${stage}-correction`;
  return transaction(cells, numbered(id, index), { type: 'revalued', applies_to: stage, when: whenOf(cells), value });
}

/** A correction applies to a transaction: where its package has none, one of nothing stands for it, so that it counts. */
function baseOf(stage: Stage, [first]: readonly Valued[], whenOf: WhenOf): KielTransaction[] {
  if (first?.value.known !== 'money') return [];
  const money = { amount: '0', currency: first.value.money.currency };
  const value = { known: 'money', money };
  return transaction(first.cells, stage, { type: stage, when: whenOf(first.cells), value, note: NO_TARGET });
}

function transaction(cells: RowCells, id: string, body: unknown): KielTransaction[] {
  const parsed = transactionSchema.safeParse(body);
  if (parsed.success) return [{ id, line: cells.line, body: parsed.data }];
  refuseIssues(cells, parsed.error.issues);
  return [];
}

/** A commitment of several years says so: nothing is spread over them. */
function earmarked(cells: RowCells): { note?: string } {
  const years = cells.text('earmarked_year');
  return /\d{4}/.test(years) ? { note: `Earmarked for ${years.slice(0, 100)}` } : {};
}

function takesAway(value: Value): boolean {
  return value.known === 'money' && isNegative(value.money.amount);
}

function numbered(id: string, index: number): string {
  return index === 0 ? id : `${id}-${index + 1}`;
}
