import type { Day } from '@counterweight/domain/values';

/** The times asked for, and the position answered from. */
export function answeredTime(
  { as_of, known_at }: { readonly as_of?: Day | undefined; readonly known_at?: Day | undefined },
  seq: number,
) {
  return { as_of: as_of ?? null, known_at: known_at ?? null, seq };
}
