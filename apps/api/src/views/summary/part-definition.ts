import { answeredTimeShape, sourcesSchema } from '@counterweight/contracts/http';
import type { CountedSources } from '@counterweight/domain/kinds';
import { z } from '@hono/zod-openapi';
import { answeredTime } from '../answered-time.ts';
import { showSources } from '../resolve-sources.ts';
import type { SummaryReading } from './read-summary.ts';

const day = z.string().meta({ format: 'date' });

/** What a part without a view's route of its own means (docs/laws.md, law 6). */
export const partDefinitionSchema = z
  .strictObject({
    view: z.string(),
    version: z.int(),
    basis: z.string(),
    unit: z.string(),
    day_rule: z.string(),
    sources: sourcesSchema,
    on: day,
    ...answeredTimeShape,
    unknowns: z.record(z.string(), z.int()),
    notes: z.array(z.string()),
  })
  .meta({ id: 'SummaryPartDefinition' });
type PartDefinition = z.output<typeof partDefinitionSchema>;

/** The definition of a part, from what is particular to it. */
export function definePart(
  { query, on, seq }: SummaryReading,
  {
    view,
    sources,
    ...own
  }: Pick<PartDefinition, 'basis' | 'unit' | 'day_rule' | 'unknowns' | 'notes'> & {
    readonly view: { readonly name: string; readonly version: number };
    readonly sources: CountedSources;
  },
): PartDefinition {
  const time = { on, ...answeredTime(query, seq) };
  return { view: view.name, version: view.version, sources: showSources(sources), ...own, ...time };
}
