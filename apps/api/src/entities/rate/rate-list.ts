import { rateKind, rateRows } from '@counterweight/domain/kinds';
import type { ListedEntity } from '@counterweight/ledger';
import type { ListedKind } from '../serve-listed.ts';
import { rateResource } from './rate-resource.ts';

/** How days of reference rates are listed. */
export const rateList: ListedKind = {
  resource: rateResource,
  view: rateKind.view,
  viewRows: rateRows,
  axis: 'day',
  summary: 'Reference rates by day, of the dataset that views convert by',
  filters: {},
  columns: ['day', 'source', 'currency', 'rate', 'seq'],
  rows: (_, listed) => tableRows(listed),
};

/** One row a currency. */
function tableRows({ contributions, cell, seq }: ListedEntity) {
  return contributions.map((stored) => {
    const { source, currency, measures } = rateRows.read(stored);
    return { day: cell.day, source, currency, rate: measures.rate, seq };
  });
}
