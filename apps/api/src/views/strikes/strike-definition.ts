import type { StrikeAnswer } from '@counterweight/domain/answers';
import { type StrikeMeasure, strikeMeasures, strikesView } from '@counterweight/domain/kinds';
import { weaponTableVersion } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import type { ResolvedStrikes } from './resolve-strike-filter.ts';
import { groundNotes, strikeGrounds, strikeGroundsShape } from './strike-grounds.ts';
import type { StrikeFilterQuery } from './strike-parameters.ts';

const day = z.string().meta({ format: 'date' });

/** What the numbers mean (law 6): nothing in an answer goes without it. */
export const strikeDefinitionSchema = z
  .strictObject({
    view: z.literal('strikes'),
    version: z.int(),
    measures: z.array(z.string()),
    ...strikeGroundsShape,
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
  return {
    view: 'strikes',
    version: strikesView.version,
    measures: ['salvos', ...strikeMeasures],
    ...strikeGrounds(query, resolved, seq),
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

function notesOn({ claimants, filter }: ResolvedStrikes, answer: StrikeAnswer): string[] {
  const { composites, total } = answer;
  const notes = groundNotes(claimants, answer);
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
