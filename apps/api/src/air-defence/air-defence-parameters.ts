import {
  type AirDefenceGrouping,
  airDefenceClasses,
  airDefenceGroupings,
  airDefenceSystems,
  airDefenceView,
  genericSystems,
} from '@counterweight/domain';
import { z } from '@hono/zod-openapi';
import {
  dayParameter,
  definitionParameter,
  listParameter,
  sourceParameter,
  timeParameters,
} from '../http/parameters.ts';
import { supportFilterShape } from '../pledges/support-parameters.ts';

const systems = [...airDefenceSystems.map(({ code }) => code), ...genericSystems].sort();

/** One or two groupings, in the order of the rows. */
const groupingsParameter = z
  .string()
  .transform((text, context) => {
    const names = text.split(',');
    const known = airDefenceGroupings.filter((grouping) => names.includes(grouping));
    if (names.length <= 2 && known.length === names.length) {
      return known.sort((a, b) => names.indexOf(a) - names.indexOf(b));
    }
    const message = `must be one of, or two different ones joined by a comma: ${airDefenceGroupings.join(', ')}`;
    context.addIssue({ code: 'custom', message, params: { allowed: airDefenceGroupings }, input: text });
    return z.NEVER;
  })
  .optional()
  .meta({
    description: `What a row stands for, beside its class and part: one of ${airDefenceGroupings.join(', ')}, or two joined by a comma; class unless told.`,
  });

/** What can be asked of air defence, and of the lines behind it: both take the same. */
export const airDefenceShape = {
  by: groupingsParameter,
  class: listParameter('Classes; they are never added up.', airDefenceClasses),
  system: listParameter('Systems, each with the missiles, parts and supplies that serve it.', systems),
  donor: supportFilterShape.donor,
  stage: supportFilterShape.stage,
  on: dayParameter('The day: what was there at its end, and the requests in force on it. Not with from or to.'),
  from: dayParameter('The first day as published, inclusive. A month counts when it lies wholly inside.'),
  to: dayParameter('The last day as published, inclusive.'),
  source: sourceParameter.optional().meta({
    description:
      'The one dataset to count; unless told, of pledges and of requests the one of highest precedence that has records.',
  }),
  request_source: sourceParameter.optional().meta({ description: 'The dataset of requests, where it is another.' }),
  ...timeParameters,
  definition: definitionParameter(airDefenceView.version),
};

const shape = z.strictObject(airDefenceShape);
export type AirDefenceQuery = z.output<typeof shape>;

/** What rows are of, by class unless told. */
export function groupingsOf({ by = ['class'] }: AirDefenceQuery): readonly AirDefenceGrouping[] {
  return by;
}
