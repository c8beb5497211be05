import type { Units } from '@counterweight/domain/kinds';
import { readCount } from '../table/read-count.ts';
import type { RowCells } from '../table/row-cells.ts';

const NO_ITEM = /^\W*$/;
const NOT_SAID = /^(\.|undisclosed|unknown|not given)$/i;
/** Counts of this sheet can be decimals (7.725 tons), so one group of three digits does not say that it is thousands. */
const UNCLEAR = /^\d{1,3}[.,]\d{3}$/;
const UNCLEAR_COUNT = { kind: 'fault', reason: 'could be a decimal or thousands' } as const;
const MAX_COUNT = 1_000_000_000;
const MAX_ITEMS = 300;
const MAX_ITEM_TEXT = 300;
const MAX_TYPE_TEXT = 100;

/** Sorts of military goods, by words of the sheet's item types; the first that fits. */
const SORTS: readonly (readonly [RegExp, string])[] = [
  [/overhaul|repair/, 'maintenance'],
  [/spare/, 'spares'],
  [/training/, 'training'],
  [/ammunition|\bround|^missile$|air-to-surface|artillery round/, 'ammunition'],
  [/anti-aircraft|surface-to-air|manpads|anti-drone|air defen[cs]e/, 'air_defence'],
  [/ship|vessel|naval|coastal/, 'naval'],
  [/drone|uav/, 'uav'],
  [/aircraft|helicopter|jet/, 'aviation'],
  [/howitzer|mlrs|mortar|\d+mm|artillery/, 'artillery'],
  [/tank|armoured|vehicle launched|fighting vehicle/, 'armour'],
  [/rifle|grenade|small arms|anti-armor|explosive|\bmine\b/, 'small_arms'],
  [/military equipment|vehicle|radar|equipment/, 'equipment'],
];

/** Classes by which air defence is counted; the words of the sheet tell them apart. */
const AIR_DEFENCE_CLASSES: readonly (readonly [RegExp, string])[] = [
  [/long-range/, 'long_range'],
  [/medium-range/, 'medium_range'],
  [/short-range|point-defen[cs]e|self-propelled anti-aircraft/, 'short_range'],
  [/manpads/, 'manpads'],
  [/anti-drone/, 'counter_uas'],
];

/** The sort of military goods that a row names, as the sub-categories of military support call it. */
export function militarySortOf(cells: RowCells): string | undefined {
  const words = itemWords(cells);
  return words === '' ? undefined : SORTS.find(([pattern]) => pattern.test(words))?.[1];
}

/** What was promised: each item with how many of it, where that is said. */
export function itemsPromised(rows: readonly RowCells[]): Units[] {
  return itemsIn(rows, 'no_of_units', () => true);
}

/** What was delivered: the items of which it is said how many have come, 0 where none has. Blank is unknown. */
export function itemsDelivered(rows: readonly RowCells[]): Units[] {
  return itemsIn(rows, 'no_of_units_delivered', ({ count }) => count !== undefined);
}

function itemsIn(rows: readonly RowCells[], column: string, counts: (units: Units) => boolean): Units[] {
  const items = rows.flatMap((cells) => {
    const item = cells.text('items');
    return NO_ITEM.test(item) ? [] : [{ cells, units: unitsOf(cells, item, column) }];
  });
  const kept = items.filter(({ units }) => counts(units));
  for (const { cells } of kept.slice(MAX_ITEMS)) {
    cells.doubt(`more than ${MAX_ITEMS} items in one package; this one is left out`, 'items');
  }
  return kept.slice(0, MAX_ITEMS).map(({ units }) => units);
}

function unitsOf(cells: RowCells, item: string, column: string): Units {
  const sort = militarySortOf(cells);
  const words = itemWords(cells);
  const defence =
    sort === 'air_defence' ? AIR_DEFENCE_CLASSES.find(([pattern]) => pattern.test(words))?.[1] : undefined;
  const of = defence ?? sort;
  const count = countIn(cells, column);
  const type = cells.text('type_of_aid_specific').slice(0, MAX_TYPE_TEXT);
  return {
    item: item.slice(0, MAX_ITEM_TEXT),
    ...(of !== undefined && { class: of }),
    ...(!NO_ITEM.test(type) && { published_type: type }),
    ...(count !== undefined && { count }),
  };
}

function countIn(cells: RowCells, column: string): number | undefined {
  const text = cells.text(column);
  if (NOT_SAID.test(text)) return undefined;
  const mark = cells.isNumber(column) ? 'point' : cells.mark;
  const unclear = UNCLEAR.test(text) && mark === undefined;
  const reading = unclear ? UNCLEAR_COUNT : readCount(text, { max: MAX_COUNT, mark });
  if (reading.kind === 'fault') cells.doubt(`${reading.reason}; kept as unknown`, column);
  if (reading.kind !== 'count') return undefined;
  if (reading.doubt !== undefined) cells.doubt(reading.doubt, column);
  return reading.count;
}

/** The sub-type, and the type where that alone tells it is ammunition; nothing for humanitarian goods. */
function itemWords(cells: RowCells): string {
  const type = cells.text('type_of_item').toLowerCase();
  const subtype = cells.has('sub_type_of_item') ? cells.text('sub_type_of_item').toLowerCase() : type;
  if (/humanitarian/.test(type) || NO_ITEM.test(type)) return '';
  return /ammunition/.test(type) && !/ammunition/.test(subtype) ? `${subtype} ammunition` : subtype;
}
