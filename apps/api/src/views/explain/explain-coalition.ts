import {
  type ExplainedMembershipRow,
  type ExplainedQuery,
  explainedQueries,
  inOrder,
} from '@counterweight/contracts/http';
import {
  answerCoalition,
  coalitionView,
  type ExplainedMembership,
  explainCoalition as explainMemberships,
} from '@counterweight/domain/answers';
import { LIST_AXIS, membershipKind, membershipRows } from '@counterweight/domain/kinds';
import { viewId } from '@counterweight/domain/rows';
import { type ListedRow, listRows } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import type { PreparedAnswer } from '../../http/question-route.ts';
import { answeredTime, pinnedAt } from '../answered-time.ts';
import { readCoalition, resolveCoalition } from '../coalition/read-coalition.ts';
import { timeOf } from '../read-together.ts';
import { showSources } from '../resolve-sources.ts';
import { type ExplainAnswer, type PageWanted, preparePages } from './explanation.ts';
import { knownOf, ownerOf } from './show-row.ts';

const names = Object.keys(explainedQueries.coalition.shape);

/** The memberships that name a coalition's parties, each with what it adds to the sizes. */
export async function explainCoalition(
  { limit, cursor, definition: _, format: __, ...query }: ExplainedQuery<'coalition'>,
  api: Api,
): Promise<PreparedAnswer<ExplainAnswer>> {
  const reading = await readCoalition(timeOf(query), api);
  const { at, builds, seq, memberships } = reading;
  const { body, on, since, sources } = resolveCoalition(query, reading, api);
  const [source] = sources.counted;
  const explanation = {
    ...{ versions: [viewId(coalitionView), ...builds], seq, on },
    filters: {
      view: coalitionView.name,
      ...inOrder(names, { ...query, body, on, source: source ?? query.source, ...pinnedAt(seq) }),
    },
    page(wanted: PageWanted) {
      const answer = answerCoalition(memberships, { sources: sources.counted, body, on, since });
      const explained = explainMemberships(answer);
      const matches = ({ entity }: { readonly entity: string }) => explained.has(entity);
      const asked = { view: viewId(membershipKind.view), axis: LIST_AXIS, range: {}, matches };
      const { rows, next } = listRows(asked, wanted, at);
      const data = rows.map((listed) => showMembership(listed, explained.get(listed.row.entity), since !== undefined));
      return { data, next };
    },
    definition: {
      ...{ view: coalitionView.name, version: coalitionView.version, sources: showSources(sources), body, on },
      ...answeredTime(query, seq),
    },
  };
  return preparePages(explanation, { limit, cursor });
}

function showMembership(
  listed: ListedRow,
  explained: ExplainedMembership | undefined,
  compared: boolean,
): ExplainedMembershipRow {
  if (explained === undefined) throw new Error(`${listed.row.entity} is not behind the answer`);
  const { party, body, from = null, attested_on = null, to = null } = membershipRows.read(listed.row);
  const { countedAs, members, joined, left, unknownSince, alsoIn } = explained;
  return {
    ...ownerOf(listed),
    counted_as: countedAs,
    ...{ party, body, from, attested_on, to, also_in: [...alsoIn], members },
    ...{ joined: compared ? joined : null, left: compared ? left : null, unknown_since: unknownSince },
    ...knownOf('membership', listed),
  };
}
