import { type AirDefenceItemRow, airDefenceItemRows } from '../../kinds/pledge/air-defence-rows.ts';
import { type GoodsRow, goodsRows } from '../../kinds/pledge/goods-rows.ts';
import { isLivePledge, type PledgeRow, supportRows } from '../../kinds/pledge/support-rows.ts';
import { UNSPECIFIED } from '../../kinds/pledge/support-view.ts';
import type { StoredRows } from '../../rows/stored-row.ts';
import type { Day } from '../../values/time/day.ts';

/** The rows of the three views of pledges. */
export interface StoredPledges {
  readonly support: StoredRows;
  readonly airDefence: StoredRows;
  readonly goods: StoredRows;
}

/** One item of one transaction, of whatever sort. */
export interface PledgeItem
  extends Pick<
    GoodsRow,
    'source' | 'pledge' | 'donor' | 'transaction' | 'applies_to' | 'type' | 'stage' | 'precision' | 'line' | 'item'
  > {
  readonly day: Day | 'undated';
  readonly category: NonNullable<PledgeRow['category']>;
  /** What it is counted as: air defence by its catalogue, else as published, else as the pledge's subcategory. */
  readonly class: string;
  readonly publishedType: string | undefined;
  readonly qualifier: GoodsRow['qualifier'];
  /** Signed; undefined where it is not said how many. */
  readonly units: number | undefined;
}

/** The items of pledges of some sources; an air-defence pledge that names none has none. */
export function pledgeItems(stored: StoredPledges, sources: readonly string[]): readonly PledgeItem[] {
  const headers = new Map<string, PledgeRow>();
  for (const row of supportRows.on('list', stored.support, sources))
    if (isLivePledge(row)) headers.set(row.pledge, row);
  const items: PledgeItem[] = [];
  for (const row of airDefenceItemRows.on('list', stored.airDefence, sources)) {
    if (row.item === undefined) continue;
    const own = row.class ?? (slugOf(row.published_class ?? '') || 'air_defence');
    items.push(itemOf(row, { day: row.date, item: row.item, class: own }, headers));
  }
  for (const row of goodsRows.on('item', stored.goods, sources)) {
    const own = slugOf(row.published_class ?? '') || (headers.get(row.pledge)?.subcategory ?? UNSPECIFIED);
    items.push(itemOf(row, { day: row.day, item: row.item, class: own }, headers));
  }
  return items;
}

function itemOf(
  row: AirDefenceItemRow | GoodsRow,
  own: Pick<PledgeItem, 'day' | 'item' | 'class'>,
  headers: ReadonlyMap<string, PledgeRow>,
): PledgeItem {
  const { source, pledge, donor, transaction, applies_to, type, stage, precision, line, qualifier, measures } = row;
  return {
    ...{ source, pledge, donor, transaction, applies_to, type, stage, precision, line, qualifier },
    ...own,
    category: headers.get(pledge)?.category ?? 'military',
    publishedType: row.published_type,
    units: measures.unknown === undefined ? (measures.units ?? 0) : undefined,
  };
}

/** A class in its one spelling: `Small arms` and `small_arms` are the same. */
export function slugOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join('_');
}
