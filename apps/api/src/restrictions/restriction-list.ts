import {
  donorCodeSchema,
  LIST_AXIS,
  restrictionKind,
  restrictionKinds,
  restrictionSchema,
} from '@counterweight/domain';
import { listColumns, listRow } from '../entities/list-row.ts';
import { reportedResource } from '../entities/reported-resource.ts';
import type { ListedKind } from '../entities/serve-listed.ts';
import { listParameter } from '../http/parameters.ts';

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

/** How restrictions are shown and listed. */
export const restrictionList: ListedKind = {
  resource: reportedResource(restrictionKind, {
    path: '/v1/restrictions',
    title: 'restriction',
    members: restrictionSchema.shape,
  }),
  view: restrictionKind.view,
  axis: LIST_AXIS,
  summary: 'Restrictions, by their first day: what was held up, by whom, until when',
  filters: {
    kind: { parameter: listParameter('The kind of restriction.', restrictionKinds), dimensions: ['kind'] },
    donor: {
      parameter: listParameter('The donor whose support is held up, where the restriction names one.', ['EU'], isDonor),
      dimensions: ['donor'],
    },
  },
  columns: listColumns(own),
  rows: (entry, listed) => [listRow(entry, listed, own)],
};

function isDonor(code: string): boolean {
  return donorCodeSchema.safeParse(code).success;
}
