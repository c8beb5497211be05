import { heldUpSchema, isDonorCode, listParameter } from '@counterweight/contracts/http';
import { LIST_AXIS, restrictionKind, restrictionKinds, restrictionRows } from '@counterweight/domain/kinds';
import { filtersOn } from '../list-filter.ts';
import { listColumns, listRow } from '../list-row.ts';
import { reportedResource } from '../reported-resource.ts';
import type { ListedKind } from '../serve-listed.ts';
import { joinDelayedSupport } from './join-delayed-support.ts';

const own = [
  'kind',
  'restricted_by',
  'from',
  'to',
  'holds_up.donor',
  'holds_up.category',
  'holds_up.pledges',
  'reason',
];

const shown = reportedResource(restrictionKind, {
  path: '/v1/restrictions',
  title: 'restriction',
  members: { ...restrictionKind.body.shape, held_up: heldUpSchema },
});

const filter = filtersOn(restrictionRows);

/** How restrictions are shown and listed. */
export const restrictionList: ListedKind = {
  resource: { ...shown, join: (time, api) => joinDelayedSupport(shown, time, api) },
  view: restrictionKind.view,
  viewRows: restrictionRows,
  axis: LIST_AXIS,
  summary: 'Restrictions, by their first day: what was held up, by whom, until when',
  filters: {
    kind: filter.anyValue(listParameter('The kind of restriction.', restrictionKinds), ({ kind }) => kind),
    donor: filter.anyValue(
      listParameter('The donor whose support is held up, where the restriction names one.', ['EU'], isDonorCode),
      ({ donor }) => donor,
    ),
  },
  columns: listColumns(own),
  rows: (entry, listed) => [listRow(entry, listed, own)],
};
