import { listParameter } from '@counterweight/contracts/http';
import { LIST_AXIS, linkKind, linkRows, relations } from '@counterweight/domain/kinds';
import { entityIdSchema } from '@counterweight/domain/values';
import type { EntityResource } from '../entity-resource.ts';
import { filtersOn } from '../list-filter.ts';
import { listColumns, listRow } from '../list-row.ts';
import { reportedResource } from '../reported-resource.ts';
import type { ListedKind } from '../serve-listed.ts';
import { joinLinkEnds, joinOneLink, linkEndsShape } from './link-ends.ts';

const own = ['from', 'relation', 'to', 'said_on', 'quote', 'restated', 'dangling'];

const resource: EntityResource = reportedResource(linkKind, {
  path: '/v1/links',
  title: 'link',
  members: { ...linkKind.body.shape, ...linkEndsShape },
});

const filter = filtersOn(linkRows);

/** How links are shown and listed. */
export const linkList: ListedKind = {
  resource: { ...resource, join: (time, api, entity) => joinOneLink(resource, time, api, entity) },
  view: linkKind.view,
  viewRows: linkRows,
  axis: LIST_AXIS,
  summary: 'Explicit ties between entities, with the words that say so; an end that nothing is known of is dangling',
  filters: {
    entity: filter.anyValue(
      listParameter('Either end, by id.', [], (id) => entityIdSchema.safeParse(id).success),
      ({ from, to }) => [from, to],
    ),
    relation: filter.anyValue(listParameter('The relation.', relations), ({ relation }) => relation),
  },
  columns: listColumns(own),
  rows: (entry, listed) => [listRow(entry, listed, own)],
  joinPage: joinLinkEnds,
};
