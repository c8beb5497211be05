import { dayParameter, isDonorCode, listParameter } from '@counterweight/contracts/http';
import { bodies, isMemberOn, LIST_AXIS, membershipKind, membershipRows } from '@counterweight/domain/kinds';
import { filtersOn } from '../list-filter.ts';
import { listColumns, listRow } from '../list-row.ts';
import { reportedResource } from '../reported-resource.ts';
import type { ListedKind } from '../serve-listed.ts';

const own = ['party', 'body', 'from', 'attested_on', 'to'];

const filter = filtersOn(membershipRows);

/** How memberships are shown and listed. */
export const membershipList: ListedKind = {
  resource: reportedResource(membershipKind, {
    path: '/v1/memberships',
    title: 'membership',
    members: membershipKind.body.shape,
  }),
  view: membershipKind.view,
  viewRows: membershipRows,
  axis: LIST_AXIS,
  summary: 'Memberships, by their first day: who was in which body, from when until when',
  filters: {
    on: filter.onDay(
      dayParameter(
        'Memberships that make a member on this day, as the view of the coalition counts them: not those of unknown beginning that nobody attests by then.',
      ),
      isMemberOn,
    ),
    body: filter.anyValue(listParameter('The body.', bodies), ({ body }) => body),
    party: filter.anyValue(
      listParameter('The member, by ISO 3166 alpha-3 code.', ['EU'], isDonorCode),
      ({ party }) => party,
    ),
  },
  columns: listColumns(own),
  rows: (entry, listed) => [listRow(entry, listed, own)],
};
