import {
  type StrikeAnswer,
  type StrikeMeasure,
  strikeMeasures,
  strikesView,
  weaponTableVersion,
} from '@counterweight/domain';
import { z } from '@hono/zod-openapi';
import { showSources, sourcesSchema } from '../views/resolve-sources.ts';
import type { ResolvedStrikes } from './resolve-strike-filter.ts';
import type { StrikeFilterQuery } from './strike-parameters.ts';

const day = z.string().meta({ format: 'date' });

/** What the numbers mean (law 6): nothing in an answer goes without it. */
export const strikeDefinitionSchema = z
  .strictObject({
    view: z.literal('strikes'),
    version: z.int(),
    measures: z.array(z.string()),
    basis: z.string(),
    unit: z.string(),
    day_rule: z.enum(['end', 'start']),
    day_zone: z.string(),
    claimants: z.union([z.array(z.string()), z.literal('all')]),
    overlapping: z.boolean().meta({ description: 'Claimants report on the same objects: sums count some twice' }),
    sources: sourcesSchema,
    as_of: day.nullable(),
    known_at: day.nullable(),
    seq: z.int().meta({ description: 'The position in the journal that the answer stands for' }),
    coverage: z.strictObject({
      from: day.nullable(),
      to: day.nullable(),
      first_day: day.nullable().meta({ description: 'The first day with a salvo that is counted' }),
      last_day: day.nullable(),
      composites: z.int().meta({ description: 'Counted salvos that name several weapons; they are never split' }),
    }),
    unknowns: z.record(z.string(), z.int()).meta({ description: 'Counted salvos without a number, by measure' }),
    additive: z.boolean().meta({ description: 'False when a salvo counts under more than one row' }),
    notes: z.array(z.string()),
    tables: z.strictObject({ weapons: z.int() }),
  })
  .meta({ id: 'StrikeDefinition' });
export type StrikeDefinition = z.output<typeof strikeDefinitionSchema>;

/** The definition of an answer. */
export function defineStrikes(
  query: StrikeFilterQuery,
  resolved: ResolvedStrikes,
  answer: StrikeAnswer,
  seq: number,
): StrikeDefinition {
  const { sources, claimants, filter } = resolved;
  return {
    view: 'strikes',
    version: strikesView.version,
    measures: ['salvos', ...strikeMeasures],
    basis: 'as reported by the claimants; not verified',
    unit: 'salvos: reports; all others: missiles and drones',
    day_rule: filter.dayRule,
    day_zone: 'Europe/Kyiv',
    claimants: claimants === 'all' ? 'all' : [...claimants],
    overlapping: claimants === 'all' || claimants.length > 1,
    sources: showSources(sources),
    as_of: query.as_of ?? null,
    known_at: query.known_at ?? null,
    seq,
    coverage: {
      from: query.from ?? null,
      to: query.to ?? null,
      first_day: answer.firstDay ?? null,
      last_day: answer.lastDay ?? null,
      composites: answer.composites,
    },
    unknowns: { ...answer.total.unknown },
    additive: answer.additive,
    notes: notesOn(resolved, answer),
    tables: { weapons: weaponTableVersion },
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

function notesOn({ claimants, filter }: ResolvedStrikes, answer: StrikeAnswer): string[] {
  const { firstDay, lastDay, composites, total } = answer;
  const spans = (from: string, to: string) =>
    firstDay !== undefined && lastDay !== undefined && firstDay < to && lastDay >= from;
  const notes = breaks
    .filter(({ from, to }) => spans(from, to))
    .map(({ note }) => `Reporting break: ${note}; do not compare destroyed and lost across it.`);
  if (claimants === 'all') notes.push('Claimants overlap: some objects are counted more than once.');
  if (composites > 0 && filter.weapons !== undefined) {
    notes.push(`${composites} of the salvos name several weapons; their numbers cover all of these.`);
  }
  if (!answer.additive) notes.push('A salvo counts under each of its keys: rows add up to more than the total.');
  const unknown = unknownNotes(total.unknown);
  return unknown === '' ? notes : [...notes, `Salvos without a number are left out of a measure: ${unknown}.`];
}

function unknownNotes(unknown: Readonly<Record<StrikeMeasure, number>>): string {
  return strikeMeasures
    .filter((measure) => unknown[measure] > 0)
    .map((measure) => `${measure} ${unknown[measure]}`)
    .join(', ');
}
