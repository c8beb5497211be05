import { z } from 'zod';

const day = z.string().nullable();

/** Which datasets an answer counts, and which it leaves out. */
export const countedSchema = z.object({ counted: z.array(z.string()), not_counted: z.array(z.string()) });

/** What the definition of every view says, as far as lines show it. */
export const viewDefinitionSchema = z.object({
  view: z.string(),
  version: z.number(),
  basis: z.string(),
  as_of: day,
  known_at: day,
  seq: z.number(),
  notes: z.array(z.string()),
});

/** The first and the last day of what is counted; null when nothing is. */
export const spanShape = { first_day: day, last_day: day };
