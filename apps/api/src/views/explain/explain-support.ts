import {
  type ExplainedQuery,
  type ExplainedSupportRow,
  explainedQueries,
  inOrder,
} from '@counterweight/contracts/http';
import { explainSupport as explainRow, selectSupport } from '@counterweight/domain/answers';
import { supportRows, supportView } from '@counterweight/domain/kinds';
import { type StoredRow, viewId } from '@counterweight/domain/rows';
import { type ListedRow, listRows } from '@counterweight/ledger';
import type { Api } from '../../api-deps.ts';
import type { PreparedAnswer } from '../../http/question-route.ts';
import { answeredTime, pinnedAt } from '../answered-time.ts';
import { timeOf } from '../read-together.ts';
import { showSources } from '../resolve-sources.ts';
import { explicitSupport, readSupport, resolveSupport } from '../support/read-support.ts';
import { showExactSums } from '../support/show-support.ts';
import { type ExplainAnswer, type PageWanted, preparePages } from './explanation.ts';
import { knownOf, ownerOf } from './show-row.ts';

const names = Object.keys(explainedQueries.support.shape);

/** The rows behind the support view, those that it leaves out of its sums and says so too. */
export async function explainSupport(
  { limit, cursor, by, definition: _, format: __, ...query }: ExplainedQuery<'support'>,
  api: Api,
): Promise<PreparedAnswer<ExplainAnswer>> {
  const reading = await readSupport(timeOf(query), api);
  const { at, builds, seq, rates } = reading;
  const resolved = resolveSupport(query, reading);
  const { filter, sources, currency, policy } = resolved;
  const explanation = {
    ...{ versions: builds, seq },
    filters: {
      view: supportView.name,
      ...inOrder(names, { by: by?.join(','), ...explicitSupport(query, resolved), ...pinnedAt(seq) }),
    },
    page(wanted: PageWanted) {
      const selection = selectSupport(reading.rows, filter);
      const explain = (stored: StoredRow) => explainRow(stored, selection, rates.book, currency, policy);
      const matches = (stored: StoredRow) => isAsked(stored, selection);
      // A month that only overlaps the days asked for may begin before them, so the selection alone decides.
      const asked = { view: viewId(supportView), axis: 'day', range: {}, matches };
      const { rows, next } = listRows(asked, wanted, at);
      return { data: rows.map((listed) => showRow(listed, explain(listed.row), currency)), next };
    },
    definition: {
      ...{ view: supportView.name, version: supportView.version, sources: showSources(sources) },
      fx: { policy, currency },
      ...answeredTime(query, seq),
    },
  };
  return preparePages(explanation, { limit, cursor });
}

function isAsked(stored: StoredRow, { inclusionOf }: ReturnType<typeof selectSupport>): boolean {
  const row = supportRows.read(stored);
  return row.axis === 'day' && inclusionOf(row) !== undefined;
}

function showRow(listed: ListedRow, explained: ReturnType<typeof explainRow>, currency: string): ExplainedSupportRow {
  const row = supportRows.read(listed.row);
  if (explained === undefined || row.axis !== 'day') throw new Error(`a row of ${listed.row.entity} is not asked for`);
  const { donor, category, subcategory, umbrella = null, precision } = row;
  return {
    ...ownerOf(listed),
    counted_as: explained.is,
    ...{ donor, category, subcategory, umbrella, precision },
    ...showExactSums(explained.sums, currency),
    ...knownOf('pledge', listed),
  };
}
