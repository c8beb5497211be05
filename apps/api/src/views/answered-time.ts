import type { Day } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';

const day = z.string().meta({ format: 'date' }).nullable();

/** What every definition says of the time that its answer stands for. */
export const answeredTimeShape = {
  as_of: day,
  known_at: day,
  seq: z.int().meta({ description: 'The position in the journal that the answer stands for, of all that was read' }),
};

/** The times asked for, and the position answered from. */
export function answeredTime(
  { as_of, known_at }: { readonly as_of?: Day | undefined; readonly known_at?: Day | undefined },
  seq: number,
) {
  return { as_of: as_of ?? null, known_at: known_at ?? null, seq };
}
