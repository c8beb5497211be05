import { z } from '@hono/zod-openapi';
import { canonicalPath, type ParameterValue } from '../http/canonical-query.ts';

/** Where a view's answer is, in each format, and what takes its numbers apart. */
export const viewLinksSchema = z.strictObject({
  self: z.string(),
  explain: z
    .string()
    .meta({ description: 'The entities behind the numbers; what each is counted with re-adds to them' }),
  csv: z.string(),
  ndjson: z.string(),
});

/** The links of a view's answer; `own` is its query and `explain` the query of the list behind it, both in order. */
export function viewLinks(
  view: { readonly path: string; readonly own: Readonly<Record<string, ParameterValue>> },
  explain: { readonly path: string; readonly query: Readonly<Record<string, ParameterValue>> },
): z.output<typeof viewLinksSchema> {
  const { path, own } = view;
  return {
    self: canonicalPath(path, own),
    explain: canonicalPath(explain.path, explain.query),
    csv: canonicalPath(path, { ...own, format: 'csv' }),
    ndjson: canonicalPath(path, { ...own, format: 'ndjson' }),
  };
}
