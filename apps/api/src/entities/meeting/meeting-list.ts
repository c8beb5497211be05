import { listParameter } from '@counterweight/contracts/http';
import { forums, LIST_AXIS, meetingFormats, meetingKind, meetingRows } from '@counterweight/domain/kinds';
import { filtersOn } from '../list-filter.ts';
import { listColumns, listRow } from '../list-row.ts';
import { reportedResource } from '../reported-resource.ts';
import type { ListedKind } from '../serve-listed.ts';

const own = ['forum', 'format', 'place', 'requested.by', 'requested.on', 'announced.on', 'convened_on', 'scheduling'];

const filter = filtersOn(meetingRows);

/** How meetings are shown and listed. */
export const meetingList: ListedKind = {
  resource: reportedResource(meetingKind, {
    path: '/v1/meetings',
    title: 'meeting',
    members: meetingKind.body.shape,
  }),
  view: meetingKind.view,
  viewRows: meetingRows,
  axis: LIST_AXIS,
  summary: 'Meetings, by the day they were held: who asked for them, who made them public, and when',
  filters: {
    forum: filter.anyValue(listParameter('The forum.', Object.keys(forums)), ({ forum }) => forum),
    meeting_format: filter.anyValue(listParameter('Who met.', meetingFormats), ({ format }) => format),
    scheduling: filter.anyValue(
      listParameter('Its standing in the forum’s calendar.', ['scheduled', 'extraordinary']),
      ({ scheduling }) => scheduling,
    ),
  },
  columns: listColumns(own),
  rows: (entry, listed) => [listRow(entry, listed, own)],
};
