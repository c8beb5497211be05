import type { Day } from '@counterweight/domain/values';
import { FRESH, IMMUTABLE } from '../http/conditional.ts';

/** How long a view's answer may be kept: for ever only when its address carries a known day and a definition version. */
export function viewCaching(query: {
  readonly known_at?: Day | undefined;
  readonly definition?: string | undefined;
}): string {
  return query.known_at !== undefined && query.definition !== undefined ? IMMUTABLE : FRESH;
}
