import { code, text } from '../../rows/column.ts';
import { defineRows } from '../../rows/define-rows.ts';
import { relations } from './link.ts';

/** Each link once, under the day on which the tie was said. */
export const linkRows = defineRows({
  list: { dimensions: { entity: text, from: text, relation: code(relations), to: text }, counts: ['links'] },
});
