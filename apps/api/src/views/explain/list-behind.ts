import { canonicalPath } from '@counterweight/contracts/http';
import { pledgeResource } from '../../entities/pledge/pledge-resource.ts';
import { strikeResource } from '../../entities/strike/strike-resource.ts';

/** Views whose numbers are explained by a list of entities, each with what it adds. */
export const viewsWithList = ['strikes', 'support'] as const;

/** Parameters that choose how a view is shown, which a list of entities has none of. */
const SHOWN_BY: ReadonlySet<string> = new Set(['by', 'definition']);

/** The list behind a view, asked the same question; what the list does not take, it refuses by name. */
export function listBehind(view: (typeof viewsWithList)[number], query: Readonly<Record<string, string>>): string {
  const asked = Object.entries(query).filter(([name]) => !SHOWN_BY.has(name));
  const rows = view === 'support' ? { rows: 'day' } : {};
  const path = view === 'support' ? pledgeResource.path : strikeResource.path;
  return canonicalPath(path, { ...rows, ...Object.fromEntries(asked) });
}
