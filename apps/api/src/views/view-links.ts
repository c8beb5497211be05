import type { ViewLinks } from '@counterweight/contracts/http';
import { canonicalPath, type ParameterValue } from '../http/canonical-query.ts';

interface Address {
  readonly path: string;
  /** In canonical order. */
  readonly query: Readonly<Record<string, ParameterValue>>;
}

/** The links of a view's answer: itself, in each format, and the list behind its numbers. */
export function viewLinks({ path, query }: Address, explain: Address): ViewLinks {
  return {
    self: canonicalPath(path, query),
    explain: canonicalPath(explain.path, explain.query),
    csv: canonicalPath(path, { ...query, format: 'csv' }),
    ndjson: canonicalPath(path, { ...query, format: 'ndjson' }),
  };
}
