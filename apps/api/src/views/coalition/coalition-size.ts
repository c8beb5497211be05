import type { CoalitionAnswer } from '@counterweight/domain/answers';
import { bodies } from '@counterweight/domain/kinds';
import { z } from '@hono/zod-openapi';

const count = z.int().min(0);

/** How many members are named, and how many of them are in the other bodies. */
export const coalitionSizeSchema = z
  .strictObject({
    members: count.meta({ description: 'Members that memberships name on the day' }),
    joined: count
      .nullable()
      .meta({ description: 'Of them those not there on the earlier day; null when none was given' }),
    left: count.nullable(),
    unknown_since: count.meta({ description: 'Parties that may be members; not counted' }),
    parts: z
      .partialRecord(z.enum(bodies), z.strictObject({ within: count, outside: count, unknown: count }))
      .meta({ description: 'Of the members those within another body, outside it, and those of which nobody knows' }),
  })
  .meta({ id: 'CoalitionSize' });

/** The size of an answer, which compares with an earlier day or does not. */
export function showSize(
  { members, left, unknownSince, parts }: CoalitionAnswer,
  compared: boolean,
): z.output<typeof coalitionSizeSchema> {
  return {
    members: members.length,
    joined: compared ? members.filter(({ joined }) => joined === true).length : null,
    left: compared ? left.length : null,
    unknown_since: unknownSince.length,
    parts: Object.fromEntries(parts.map(({ body, ...counts }) => [body, counts])),
  };
}

export const overlapWarningSchema = z.strictObject({
  code: z.literal('overlapping_memberships'),
  party: z.string(),
  memberships: z.array(z.string()),
  message: z.string(),
});

/** Parties with memberships of the body that overlap. */
export function showOverlaps({ overlapping }: CoalitionAnswer): z.output<typeof overlapWarningSchema>[] {
  return overlapping.map(({ party, memberships }) => ({
    code: 'overlapping_memberships',
    party,
    memberships: [...memberships],
    message: `${party} has memberships that overlap; it is counted once`,
  }));
}
