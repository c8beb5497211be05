import {
  dayParameter,
  definitionParameter,
  groupingsParameter,
  listParameter,
  sourceParameter,
  timeParameters,
} from '@counterweight/contracts/http';
import { type AirDefenceGrouping, airDefenceGroupings } from '@counterweight/domain/answers';
import { airDefenceView } from '@counterweight/domain/kinds';
import { airDefenceClasses, airDefenceSystems, genericSystems } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import { supportFilterShape } from '../support/support-parameters.ts';

const systems = [...airDefenceSystems.map(({ code }) => code), ...genericSystems].sort();

/** What can be asked of air defence, and of the lines behind it: both take the same. */
export const airDefenceShape = {
  by: groupingsParameter(airDefenceGroupings, { beside: 'class and part', standard: 'class' }),
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
