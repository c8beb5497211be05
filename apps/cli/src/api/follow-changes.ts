import { type AnswerOf, CHANGES_LIMIT, changesQuestion } from '@counterweight/contracts/http';
import { type ApiClient, readAnswer } from './api-client.ts';

/** A revision that became known, and the journal position at which it did. */
export type Change = AnswerOf<typeof changesQuestion>['data'][number];

/** The most that the API gives at once: a slow API is asked seldom. */
const PAGE = String(CHANGES_LIMIT.max);

/** Each call gives the source's changes since the one before, up to the journal's end as it then is. */
export function followChanges(api: ApiClient, source: string): () => Promise<readonly Change[]> {
  let after = 0;
  return async () => {
    const changes: Change[] = [];
    for (;;) {
      const answer = await api.send(changesQuestion.path, { query: { after: String(after), source, limit: PAGE } });
      const { data, through, seq } = readAnswer(answer, changesQuestion.answer, changesQuestion.path);
      changes.push(...data);
      const stuck = through <= after;
      after = through;
      if (stuck || through >= seq) return changes;
    }
  };
}
