import type { KindName } from '@counterweight/domain/kinds';
import type { CurrentRecord } from '@counterweight/importers';
import { z } from 'zod';
import type { ApiClient } from './api-client.ts';
import { readPages } from './read-pages.ts';

const recordSchema = z.object({
  entity: z.string(),
  record: z.string(),
  revision: z.number().int(),
  hash: z.string(),
  retracted: z.boolean(),
});

/** A source's current records of a kind, tombstones included: what an import is planned against. */
export function readCurrentRecords(api: ApiClient, source: string, kind: KindName): Promise<CurrentRecord[]> {
  return readPages(api, '/v1/records', { source, kind, limit: '1000' }, recordSchema);
}
