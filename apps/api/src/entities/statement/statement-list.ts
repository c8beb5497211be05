import { comparedClaimSchema, listParameter } from '@counterweight/contracts/http';
import { LIST_AXIS, statementKind, statementRows } from '@counterweight/domain/kinds';
import { z } from '@hono/zod-openapi';
import { filtersOn } from '../list-filter.ts';
import { listColumns, listRow } from '../list-row.ts';
import { reportedResource } from '../reported-resource.ts';
import type { ListedKind } from '../serve-listed.ts';
import { joinClaims } from './join-claims.ts';

const own = ['speaker.name', 'said_on', 'topic', 'claim'];
const measures = ['support', 'coalition', 'strikes', 'air_defence'];

const claims = z.array(comparedClaimSchema).meta({
  description: 'Each figure beside what the ledger computes for it, where one statement is shown',
});

const shown = reportedResource(statementKind, {
  path: '/v1/statements',
  title: 'statement',
  members: { ...statementKind.body.shape, claims },
});

const filter = filtersOn(statementRows);

/** How statements are shown and listed. */
export const statementList: ListedKind = {
  resource: { ...shown, join: (time, api) => joinClaims(shown, time, api) },
  view: statementKind.view,
  viewRows: statementRows,
  axis: LIST_AXIS,
  summary: 'Statements, by the day they were made: claims about the whole, which are in no sum',
  filters: {
    topic: filter.anyValue(
      listParameter('The topic, a slug.', ['air-defence'], (topic) => /^[a-z0-9-]{1,64}$/.test(topic)),
      ({ topic }) => topic,
    ),
    measure: filter.anyValue(listParameter('What a figure of it is a measure of.', measures), ({ measure }) => measure),
  },
  columns: listColumns(own),
  rows: (entry, listed) => [listRow(entry, listed, own)],
};
