import {
  type ExplainedInterceptionRow,
  type ExplainedQuery,
  explainedQueries,
  inOrder,
} from '@counterweight/contracts/http';
import { interceptionView, matchesStrikeFilter } from '@counterweight/domain/answers';
import { type SalvoRow, strikeKind, strikeRows } from '@counterweight/domain/kinds';
import { type StoredRow, viewId } from '@counterweight/domain/rows';
import { breaksOf, segmentOf, segmentsBetween } from '@counterweight/domain/values';
import { listRows } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import type { PreparedAnswer } from '../../http/question-route.ts';
import { answeredTime, pinnedAt } from '../answered-time.ts';
import { strikesBehind } from '../interception/read-interception.ts';
import { showSources } from '../resolve-sources.ts';
import { explicitParameters, readStrikes } from '../strikes/read-strikes.ts';
import { type ExplainAnswer, type PageWanted, preparePages } from './explanation.ts';
import { showSalvo } from './show-salvo.ts';

const names = Object.keys(explainedQueries.interception.shape);

/** The rows behind the interception view: of the days asked for, not of those compared with. */
export async function explainInterception(
  { limit, cursor, definition: _, format: __, by, ...query }: ExplainedQuery<'interception'>,
  api: Api,
): Promise<PreparedAnswer<ExplainAnswer>> {
  const asked = strikesBehind(query);
  const { at, builds, resolved, seq } = await readStrikes(asked, api);
  const { filter, sources } = resolved;
  const segments = segmentsBetween(breaksOf('kinetic', resolved.claimants));
  const range = { ...(filter.from && { from: filter.from }), ...(filter.to && { to: filter.to }) };
  const explanation = {
    ...{ versions: [viewId(interceptionView), ...builds], seq },
    filters: {
      view: interceptionView.name,
      ...inOrder(names, { ...query, by: by?.join(','), ...explicitParameters(asked, resolved), ...pinnedAt(seq) }),
    },
    page(wanted: PageWanted) {
      const matches = (stored: StoredRow) => matchesStrikeFilter(filter, strikeRows.read(stored));
      const { rows, next } = listRows(
        { view: viewId(strikeKind.view), axis: filter.dayRule, range, matches },
        wanted,
        at,
      );
      const data = rows.map((listed): ExplainedInterceptionRow => {
        const row = strikeRows.read(listed.row);
        const segment = segmentOf(segments, row.day).code;
        return { ...showSalvo(listed), class: row.class, counted_as: countedAs(row), segment };
      });
      return { data, next };
    },
    definition: {
      ...{ view: interceptionView.name, version: interceptionView.version, sources: showSources(sources) },
      ...answeredTime(query, seq),
    },
  };
  return preparePages(explanation, { limit, cursor });
}

function countedAs(row: SalvoRow): ExplainedInterceptionRow['counted_as'] {
  const { class: of } = row;
  if (of === 'recon') return 'reconnaissance';
  const { launched_unknown = 0, destroyed_unknown = 0 } = row.measures;
  if (launched_unknown > 0 || destroyed_unknown > 0) return 'incomplete';
  return of === 'bomb' || of === 'mixed' ? of : 'counted';
}
