import { RECORDS_LIMIT, recordsQuestion } from '@counterweight/contracts/http';
import type { KindName } from '@counterweight/domain/kinds';
import type { CurrentRecord } from '@counterweight/importers';
import type { ApiClient } from './api-client.ts';
import { readPages } from './read-pages.ts';

/** A source's current records of a kind, tombstones included: what an import is planned against. */
export function readCurrentRecords(api: ApiClient, source: string, kind: KindName): Promise<CurrentRecord[]> {
  const query = { source, kind, limit: String(RECORDS_LIMIT.max) };
  return readPages(api, recordsQuestion.path, query, recordsQuestion.answer);
}
