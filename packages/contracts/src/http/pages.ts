import { z } from 'zod';
import { formats } from './formats.ts';
import { cursorParameter, formatParameter, limitParameter } from './parameters.ts';

/** How many entries a page of a list holds. */
export const LIST_LIMIT = { standard: 100, max: 500 };

/** How a page of a list is asked for, and in which format. */
export const pageShape = {
  limit: limitParameter(LIST_LIMIT.standard, LIST_LIMIT.max),
  cursor: cursorParameter,
  format: formatParameter(formats),
};

/** The links of a page. */
export const listLinksSchema = z.strictObject({
  self: z.string(),
  next: z.string().optional().meta({ description: 'The next page; absent on the last one' }),
});
