import { defineReportedKind, LIST_AXIS } from '../reported-kind.ts';
import { linkSchema } from './link.ts';
import { linkRows } from './link-rows.ts';

/** Links, listed under the day on which the tie was said. Whether either end is there is found out when read. */
export const linkKind = defineReportedKind({
  name: 'link',
  body: linkSchema,
  view: {
    name: 'links',
    version: 1,
    rows: ({ from, relation, to, said_on }, named) => [
      linkRows.write({
        axis: LIST_AXIS,
        day: said_on ?? 'undated',
        ...named,
        from,
        relation,
        to,
        measures: { links: 1 },
      }),
    ],
  },
});
