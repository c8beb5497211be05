import type { SummaryPartDefinition } from '@counterweight/contracts/http';
import type { CountedSources } from '@counterweight/domain/kinds';
import { answeredTime } from '../answered-time.ts';
import { showSources } from '../resolve-sources.ts';
import type { SummaryReading } from './read-summary.ts';

/** The definition of a part, from what is particular to it. */
export function definePart(
  { query, on, seq }: SummaryReading,
  {
    view,
    sources,
    ...own
  }: Pick<SummaryPartDefinition, 'basis' | 'unit' | 'day_rule' | 'unknowns' | 'notes'> & {
    readonly view: { readonly name: string; readonly version: number };
    readonly sources: CountedSources;
  },
): SummaryPartDefinition {
  const time = { on, ...answeredTime(query, seq) };
  return { view: view.name, version: view.version, sources: showSources(sources), ...own, ...time };
}
