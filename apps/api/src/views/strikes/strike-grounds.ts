import type { StrikeAnswer } from '@counterweight/domain/answers';
import type { Day } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import { answeredTime, answeredTimeShape } from '../answered-time.ts';
import { showSources, sourcesSchema } from '../resolve-sources.ts';
import type { ResolvedStrikes } from './resolve-strike-filter.ts';

/** What every number made of strikes rests on: the part that the definitions of views over strikes share. */
export const strikeGroundsShape = {
  basis: z.string(),
  unit: z.string(),
  day_rule: z.enum(['end', 'start']),
  day_zone: z.string(),
  claimants: z.union([z.array(z.string()), z.literal('all')]),
  overlapping: z.boolean().meta({ description: 'Claimants report on the same objects: sums count some twice' }),
  sources: sourcesSchema,
  ...answeredTimeShape,
};
const groundsSchema = z.strictObject(strikeGroundsShape);

/** The grounds of an answer at a position of the journal. */
export function strikeGrounds(
  query: { readonly as_of?: Day | undefined; readonly known_at?: Day | undefined },
  { sources, claimants, filter }: ResolvedStrikes,
  seq: number,
): z.output<typeof groundsSchema> {
  return {
    basis: 'as reported by the claimants; not verified',
    unit: 'salvos: reports; all others: missiles and drones',
    day_rule: filter.dayRule,
    day_zone: 'Europe/Kyiv',
    claimants: claimants === 'all' ? 'all' : [...claimants],
    overlapping: claimants === 'all' || claimants.length > 1,
    sources: showSources(sources),
    ...answeredTime(query, seq),
  };
}

/** Reporting breaks: in between, what one measure holds moved to another. Days under either day rule. */
const breaks = [
  { from: '2024-07-01', to: '2024-10-31', note: 'between July and October 2024 reports began to give objects lost' },
  {
    from: '2025-08-01',
    to: '2025-08-31',
    note: 'from August 2025 lost falls to almost nothing, apparently reported as destroyed',
  },
];

/** What must be said of any sum over these days and claimants. */
export function groundNotes(
  claimants: ResolvedStrikes['claimants'],
  { firstDay, lastDay }: Pick<StrikeAnswer, 'firstDay' | 'lastDay'>,
): string[] {
  const spans = (from: string, to: string) =>
    firstDay !== undefined && lastDay !== undefined && firstDay < to && lastDay >= from;
  const notes = breaks
    .filter(({ from, to }) => spans(from, to))
    .map(({ note }) => `Reporting break: ${note}; do not compare destroyed and lost across it.`);
  if (claimants === 'all') notes.push('Claimants overlap: some objects are counted more than once.');
  return notes;
}
