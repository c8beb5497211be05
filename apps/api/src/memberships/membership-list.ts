import { bodies, donorCodeSchema, LIST_AXIS, membershipKind, membershipSchema } from '@counterweight/domain';
import { listColumns, listRow } from '../entities/list-row.ts';
import { reportedResource } from '../entities/reported-resource.ts';
import type { ListedKind } from '../entities/serve-listed.ts';
import { listParameter } from '../http/parameters.ts';

const own = ['party', 'body', 'from', 'attested_on', 'to'];

/** How memberships are shown and listed. */
export const membershipList: ListedKind = {
  resource: reportedResource(membershipKind, {
    path: '/v1/memberships',
    title: 'membership',
    members: membershipSchema.shape,
  }),
  view: membershipKind.view,
  axis: LIST_AXIS,
  summary: 'Memberships, by their first day: who was in which body, from when until when',
  filters: {
    body: { parameter: listParameter('The body.', bodies), dimensions: ['body'] },
    party: {
      parameter: listParameter('The member, by ISO 3166 alpha-3 code.', ['EU'], isParty),
      dimensions: ['party'],
    },
  },
  columns: listColumns(own),
  rows: (entry, listed) => [listRow(entry, listed, own)],
};

function isParty(code: string): boolean {
  return donorCodeSchema.safeParse(code).success;
}
