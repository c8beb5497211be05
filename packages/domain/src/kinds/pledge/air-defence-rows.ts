import { code, dayOrUndated, leftOut, optional, text, wholeNumber } from '../../rows/column.ts';
import { defineRows, type RowFrom } from '../../rows/define-rows.ts';
import {
  airDefenceClasses,
  airDefenceParts,
  airDefenceUnitNames,
} from '../../values/air-defence/air-defence-classes.ts';
import { qualifiers } from '../../values/money/money.ts';
import { precisions } from '../../values/time/when.ts';
import { itemCounts, movedItem } from './moved-item.ts';

/** Each item of each transaction once, on the day that its pledge is listed under. */
export const airDefenceItemRows = defineRows({
  list: {
    dimensions: {
      ...movedItem,
      /** When it moved. */
      date: dayOrUndated,
      precision: code(precisions),
      /** Its place among the transaction's items, from 0. */
      line: wholeNumber,
      /** As published; absent where a transaction of an air-defence pledge names none. */
      item: optional(text),
      published_class: optional(text),
      published_type: leftOut(text),
      /** This, `system` and `unit` are absent where the catalogue cannot place the item. */
      class: optional(code(airDefenceClasses)),
      system: optional(text),
      serves: optional(text),
      part: optional(code(airDefenceParts)),
      unit: optional(code(airDefenceUnitNames)),
      qualifier: optional(code(qualifiers)),
    },
    counts: itemCounts,
  },
});

/** One item of one transaction. */
export type AirDefenceItemRow = RowFrom<typeof airDefenceItemRows>;
