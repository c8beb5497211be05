import { listParameter } from '@counterweight/contracts/http';
import { forums, LIST_AXIS, requestKind, requestRows } from '@counterweight/domain/kinds';
import { filtersOn } from '../list-filter.ts';
import { listColumns, listRow } from '../list-row.ts';
import { reportedResource } from '../reported-resource.ts';
import type { ListedKind } from '../serve-listed.ts';
import { joinSupersession, joinSupersessions, supersessionShape } from './join-supersession.ts';

const own = ['title', 'forum', 'of', 'supersedes', 'superseded_by'];

const resource = reportedResource(requestKind, {
  path: '/v1/requests',
  title: 'request',
  members: { ...requestKind.body.shape, ...supersessionShape },
});

const filter = filtersOn(requestRows);

/** How requests are shown and listed. */
export const requestList: ListedKind = {
  resource: { ...resource, join: (time, api, entity) => joinSupersession(resource, time, api, entity) },
  view: requestKind.view,
  viewRows: requestRows,
  axis: LIST_AXIS,
  summary: 'Requests, by the day they were made: what was asked for, how many, where, and in place of what',
  filters: {
    forum: filter.anyValue(listParameter('The forum.', Object.keys(forums)), ({ forum }) => forum),
  },
  columns: listColumns(own),
  rows: (entry, listed) => [listRow(entry, listed, own)],
  joinPage: joinSupersessions,
};
