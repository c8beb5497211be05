import {
  type AnswerOf,
  addressOf,
  changesQuestion,
  journalDaysQuestion,
  type QueryOf,
} from '@counterweight/contracts/http';
import type { Api } from '../../api-deps.ts';
import { type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import { readLedger, timeOf } from '../read-together.ts';

/** Serves the days of the journal. */
export const serveJournalDays = questionRoute(journalDaysQuestion, prepareDays);

async function prepareDays(
  query: QueryOf<typeof journalDaysQuestion>,
  api: Api,
): Promise<PreparedAnswer<AnswerOf<typeof journalDaysQuestion>>> {
  const at = await readLedger(timeOf(query), api);
  return {
    ...{ versions: [], seq: at.seq },
    render() {
      const ends = at.days();
      const data = ends.map(([day, last_seq], index) => {
        const first_seq = (ends[index - 1]?.[1] ?? 0) + 1;
        return { day, first_seq, last_seq, links: { changes: addressOf(changesQuestion, { after: first_seq - 1 }) } };
      });
      return { data, seq: at.seq, links: { self: addressOf(journalDaysQuestion, query) } };
    },
  };
}
