import { z } from 'zod';
import { type ApiClient, readAnswer } from './api-client.ts';

const changeSchema = z.object({
  seq: z.number().int(),
  entity: z.string(),
  record: z.string(),
  revision: z.number().int(),
  hash: z.string(),
});
/** A revision that became known, and the journal position at which it did. */
export type Change = z.infer<typeof changeSchema>;

const pageSchema = z.object({ data: z.array(changeSchema), through: z.number().int(), seq: z.number().int() });
const PATH = '/v1/changes';
/** The most that the API gives at once: a slow API is asked seldom. */
const PAGE = '5000';

/** Each call gives the source's changes since the one before, up to the journal's end as it then is. */
export function followChanges(api: ApiClient, source: string): () => Promise<readonly Change[]> {
  let after = 0;
  return async () => {
    const changes: Change[] = [];
    for (;;) {
      const answer = await api.send(PATH, { query: { after: String(after), source, limit: PAGE } });
      const { data, through, seq } = readAnswer(answer, pageSchema, PATH);
      changes.push(...data);
      const stuck = through <= after;
      after = through;
      if (stuck || through >= seq) return changes;
    }
  };
}
