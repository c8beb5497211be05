import { conversionShape, listParameter, supportFilterShape } from '@counterweight/contracts/http';
import { pledgeStatuses } from '@counterweight/domain/kinds';
import { entityIdSchema } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import { invalidParameter } from '../../http/problem.ts';

/** What a list's entry stands for: a pledge, or what a pledge adds to the view on one day. */
export const listedRows = ['pledge', 'day'] as const;
export type ListedRows = (typeof listedRows)[number];

/** What pledges can be listed by, in the order that links have. */
export const pledgeListShape = {
  rows: z.enum(listedRows).optional().meta({
    description:
      'pledge: each pledge once, on the day it was announced, whether it counts or not. day: what each pledge adds to the support view on each of its days; these re-add to it. day when a stage is asked for, else pledge.',
  }),
  ...supportFilterShape,
  status: listParameter('Derived statuses; of pledges as a whole only.', pledgeStatuses),
  part_of: entityIdSchema.optional().meta({ description: 'Tranches of this umbrella; of pledges as a whole only.' }),
  ...conversionShape,
};

const schema = z.strictObject(pledgeListShape);
export type PledgeListQuery = z.output<typeof schema>;

/** What the entries stand for. Throws a problem on a filter that such entries do not have. */
export function rowsAsked({ rows, stage, status, part_of }: PledgeListQuery): ListedRows {
  const asked = rows ?? (stage === undefined ? 'pledge' : 'day');
  if (asked === 'pledge' && stage !== undefined)
    throw invalidParameter('stage', 'is of rows=day: a pledge has several');
  if (asked === 'day' && status !== undefined) throw invalidParameter('status', 'is of rows=pledge');
  if (asked === 'day' && part_of !== undefined) throw invalidParameter('part_of', 'is of rows=pledge');
  return asked;
}
