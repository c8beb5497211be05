import { z } from 'zod';

/** A calendar day, YYYY-MM-DD. */
export const dayText = z.string().meta({ format: 'date' });

/** Which datasets an answer counts, and which it leaves out. */
export const sourcesSchema = z.strictObject({ counted: z.array(z.string()), not_counted: z.array(z.string()) });

/** What every definition says of the time that its answer stands for. */
export const answeredTimeShape = {
  as_of: dayText.nullable(),
  known_at: dayText.nullable(),
  seq: z.int().meta({ description: 'The position in the journal that the answer stands for, of all that was read' }),
};

/** Where a view's answer is, in each format, and what takes its numbers apart. */
export const viewLinksSchema = z.strictObject({
  self: z.string(),
  explain: z
    .string()
    .meta({ description: 'The entities behind the numbers; what each is counted with re-adds to them' }),
  csv: z.string(),
  ndjson: z.string(),
});
export type ViewLinks = z.output<typeof viewLinksSchema>;

/** Where an entity and its history are. */
export const entityLinksSchema = z.strictObject({ self: z.string(), history: z.string() });
export type EntityLinks = z.output<typeof entityLinksSchema>;
