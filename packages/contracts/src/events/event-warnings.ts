import { type KindName, kinds, type Warning } from '@counterweight/domain/kinds';
import type { Day } from '@counterweight/domain/values';
import { datesAhead } from './date-faults.ts';

/** What is doubtful of an event, as far as it tells by itself: it is taken all the same (docs/laws.md, law 9). */
export function eventWarnings(kind: KindName, data: unknown, today: Day): readonly Warning[] {
  const own = kinds[kind].recordWarnings(data).map((warning) => ({ ...warning, field: `data.${warning.field}` }));
  return [...own, ...datesAhead(data, today)];
}
