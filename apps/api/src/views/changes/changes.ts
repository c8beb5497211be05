import {
  type AnswerOf,
  addressOf,
  CHANGES_LIMIT,
  changesQuestion,
  entityLinks,
  type QueryOf,
} from '@counterweight/contracts/http';
import { addDays, type Day, seqSchema } from '@counterweight/domain/values';
import { type ChangesPage, readChanges } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import { type PreparedAnswer, questionRoute } from '../../http/question-route.ts';
import { readLedger, timeOf } from '../read-together.ts';

type Query = QueryOf<typeof changesQuestion>;
type Answer = AnswerOf<typeof changesQuestion>;

/** Serves the journal as a feed. */
export const serveChanges = questionRoute(changesQuestion, prepareChanges);

async function prepareChanges(query: Query, api: Api): Promise<PreparedAnswer<Answer>> {
  const { after = 0, limit = CHANGES_LIMIT.standard, kind, source } = query;
  const asked = { after: seqSchema.parse(Math.max(after, await endBefore(query.since, api))), limit, kind, source };
  const page = await readChanges(asked, api);
  return {
    ...{ versions: [page.through], seq: page.head, isPage: true },
    async render(most) {
      return showPage(most === undefined ? page : await readChanges({ ...asked, limit: most }, api), query);
    },
  };
}

/** The last position before a day. */
async function endBefore(since: Day | undefined, api: Api): Promise<number> {
  if (since === undefined) return 0;
  return (await readLedger(timeOf({}), api)).endOf(addDays(since, -1));
}

function showPage({ changes, through, head }: ChangesPage, query: Query): Answer {
  return {
    data: changes.map(({ seq, day, at, change, kind, entity, record, revision, hash }) => {
      const links = entityLinks(kind, entity);
      return { seq, day, at, change, kind, entity, record, revision, hash, links };
    }),
    through,
    seq: head,
    links: {
      self: addressOf(changesQuestion, query),
      ...(through < head ? { next: addressOf(changesQuestion, { ...query, since: undefined, after: through }) } : {}),
    },
  };
}
