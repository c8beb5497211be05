import { entityIdSchema, LIST_AXIS, linkKind, linkSchema, relations } from '@counterweight/domain';
import { listColumns, listRow } from '../entities/list-row.ts';
import { reportedResource } from '../entities/reported-resource.ts';
import type { ListedKind } from '../entities/serve-listed.ts';
import { listParameter } from '../http/parameters.ts';

const own = ['from', 'relation', 'to', 'said_on', 'quote', 'restated'];

/** How links are shown and listed. */
export const linkList: ListedKind = {
  resource: reportedResource(linkKind, { path: '/v1/links', title: 'link', members: linkSchema.shape }),
  view: linkKind.view,
  axis: LIST_AXIS,
  summary: 'Explicit ties between entities, with the words that say so',
  filters: {
    entity: {
      parameter: listParameter('Either end, by id.', [], (id) => entityIdSchema.safeParse(id).success),
      dimensions: ['from', 'to'],
    },
    relation: { parameter: listParameter('The relation.', relations), dimensions: ['relation'] },
  },
  columns: listColumns(own),
  rows: (entry, listed) => [listRow(entry, listed, own)],
};
