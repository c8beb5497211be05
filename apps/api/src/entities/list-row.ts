import type { ListedEntity } from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import type { TableRow } from '../http/formats.ts';

const sourcesSchema = z.looseObject({
  sources: z.array(z.object({ publisher: z.string(), title: z.string() })).optional(),
});

/** The columns that every list of entities has before and after a kind's own. */
export function listColumns(own: readonly string[]): readonly string[] {
  return ['id', 'day', 'status', 'revision', ...own, 'publisher', 'source_title', 'seq'];
}

/** A row of those columns: `own` members as text, of each the member of that name, lists joined by semicolons. */
export function listRow(
  entry: Readonly<Record<string, unknown>>,
  { entity, cell, seq }: ListedEntity,
  own: readonly string[],
): TableRow {
  const { sources = [] } = sourcesSchema.parse(entry);
  return {
    id: entity,
    day: cell.day,
    status: String(entry.status),
    revision: String(entry.revision),
    ...Object.fromEntries(own.map((path) => [path, textAt(entry, path)])),
    publisher: sources.map(({ publisher }) => publisher).join('; '),
    source_title: sources.map(({ title }) => title).join('; '),
    seq,
  };
}

/** What stands at a dotted path; absent where the path ends early. */
function textAt(entry: Readonly<Record<string, unknown>>, path: string): string | undefined {
  const value = path.split('.').reduce<unknown>((held, name) => Reflect.get(Object(held), name), entry);
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? value.map(String).join('; ') : String(value);
}
