import { code, leftOut, optional, text, wholeNumber } from '../../rows/column.ts';
import { defineRows, type RowFrom } from '../../rows/define-rows.ts';
import { qualifiers } from '../../values/money/money.ts';
import { precisions } from '../../values/time/when.ts';
import { itemCounts, movedItem } from './moved-item.ts';

/** Each item of each transaction that is no air defence once, on the day that it moved. */
export const goodsRows = defineRows({
  item: {
    dimensions: {
      ...movedItem,
      precision: code(precisions),
      /** Its place among the transaction's items, from 0. */
      line: wholeNumber,
      item: text,
      published_class: optional(text),
      published_type: leftOut(text),
      qualifier: optional(code(qualifiers)),
    },
    counts: itemCounts,
  },
});

/** One item of one transaction. */
export type GoodsRow = RowFrom<typeof goodsRows>;
