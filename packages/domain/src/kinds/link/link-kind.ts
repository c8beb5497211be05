import { defineReportedKind } from '../reported-kind.ts';
import { linkSchema } from './link.ts';

/** Links, listed under the day on which the tie was said. Whether either end is there is found out when read. */
export const linkKind = defineReportedKind({
  name: 'link',
  body: linkSchema,
  view: {
    name: 'links',
    version: 1,
    day: ({ said_on }) => said_on ?? 'undated',
    groups: ({ from, relation, to }) => [{ dimensions: { from, relation, to }, measures: { links: 1 } }],
  },
});
