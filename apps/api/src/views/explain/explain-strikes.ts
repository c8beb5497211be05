import { type ExplainedQuery, explainedQueries, inOrder } from '@counterweight/contracts/http';
import { matchesStrikeFilter } from '@counterweight/domain/answers';
import { strikeKind, strikeRows } from '@counterweight/domain/kinds';
import { viewId } from '@counterweight/domain/rows';
import { listRows } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import type { PreparedAnswer } from '../../http/question-route.ts';
import { answeredTime, pinnedAt } from '../answered-time.ts';
import { showSources } from '../resolve-sources.ts';
import { explicitParameters, readStrikes } from '../strikes/read-strikes.ts';
import { type ExplainAnswer, type PageWanted, preparePages } from './explanation.ts';
import { showSalvo } from './show-salvo.ts';

const { view } = strikeKind;
const names = Object.keys(explainedQueries.strikes.shape);

/** The rows behind the strikes view. */
export async function explainStrikes(
  { limit, cursor, by, definition: _, format: __, ...query }: ExplainedQuery<'strikes'>,
  api: Api,
): Promise<PreparedAnswer<ExplainAnswer>> {
  const { at, builds, resolved, seq } = await readStrikes(query, api);
  const { filter, sources } = resolved;
  const range = { ...(filter.from && { from: filter.from }), ...(filter.to && { to: filter.to }) };
  const explanation = {
    ...{ versions: builds, seq },
    filters: {
      view: view.name,
      ...inOrder(names, { by, ...explicitParameters(query, resolved), ...pinnedAt(seq) }),
    },
    page(wanted: PageWanted) {
      const matches = (stored: Parameters<typeof strikeRows.read>[0]) =>
        matchesStrikeFilter(filter, strikeRows.read(stored));
      const asked = { view: viewId(view), axis: filter.dayRule, range, matches };
      const { rows, next } = listRows(asked, wanted, at);
      return { data: rows.map(showSalvo), next };
    },
    definition: {
      ...{ view: view.name, version: view.version, sources: showSources(sources) },
      ...answeredTime(query, seq),
    },
  };
  return preparePages(explanation, { limit, cursor });
}
