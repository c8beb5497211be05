import { forums, LIST_AXIS, meetingFormats, meetingKind, meetingSchema, meetingWarnings } from '@counterweight/domain';
import { listColumns, listRow } from '../entities/list-row.ts';
import { reportedResource } from '../entities/reported-resource.ts';
import type { ListedKind } from '../entities/serve-listed.ts';
import { listParameter } from '../http/parameters.ts';

const own = ['forum', 'format', 'place', 'requested.by', 'requested.on', 'announced.on', 'convened_on', 'scheduling'];

/** How meetings are shown and listed. */
export const meetingList: ListedKind = {
  resource: reportedResource(meetingKind, {
    path: '/v1/meetings',
    title: 'meeting',
    members: meetingSchema.shape,
    warnings: meetingWarnings,
  }),
  view: meetingKind.view,
  axis: LIST_AXIS,
  summary: 'Meetings, by the day they were held: who asked for them, who made them public, and when',
  filters: {
    forum: { parameter: listParameter('The forum.', Object.keys(forums)), dimensions: ['forum'] },
    meeting_format: { parameter: listParameter('Who met.', meetingFormats), dimensions: ['format'] },
    scheduling: {
      parameter: listParameter('Its standing in the forum’s calendar.', ['scheduled', 'extraordinary']),
      dimensions: ['scheduling'],
    },
  },
  columns: listColumns(own),
  rows: (entry, listed) => [listRow(entry, listed, own)],
};
