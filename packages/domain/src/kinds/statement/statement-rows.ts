import { code, day, leftOut, setOf, text, wholeNumber } from '../../rows/column.ts';
import { defineRows, type RowFrom } from '../../rows/define-rows.ts';
import { qualifiers } from '../../values/money/money.ts';
import { bodies } from '../membership/membership.ts';
import { pledgeCategories } from '../pledge/categories.ts';
import { stages } from '../pledge/transaction.ts';

const said = { entity: text, topic: text, speaker: text };
const measured = code(['support', 'coalition', 'strikes', 'air_defence']);

/** Each statement once, and each of its figures once, both under the day on which it was made. */
export const statementRows = defineRows({
  list: {
    dimensions: {
      ...said,
      /** What its figures are measures of. */
      measure: setOf(measured),
    },
    counts: ['statements'],
  },
  figure: {
    dimensions: {
      ...said,
      /** Its place among the statement's figures, from 0. */
      figure: wholeNumber,
      value: text,
      currency: leftOut(text),
      qualifier: leftOut(code(qualifiers)),
      basis: leftOut(text),
      measure: leftOut(measured),
      /** What follows says more of the measure, each where that measure has it. */
      donor: leftOut(text),
      category: leftOut(code(pledgeCategories)),
      stage: leftOut(code(stages)),
      class: leftOut(text),
      system: leftOut(text),
      body: leftOut(code(bodies)),
      part_body: leftOut(code(bodies)),
      part_members: leftOut(code(['within', 'outside'])),
      counted: leftOut(code(['launched', 'destroyed'])),
      since: leftOut(day),
      as_of: leftOut(day),
    },
    counts: ['figures'],
  },
});

/** A figure of a statement as the view `statements` has it. */
export type FigureRow = RowFrom<typeof statementRows, 'figure'>;
