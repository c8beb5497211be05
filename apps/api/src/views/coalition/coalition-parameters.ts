import { dayParameter, definitionParameter, sourceParameter, timeParameters } from '@counterweight/contracts/http';
import { coalitionView } from '@counterweight/domain/answers';
import { bodies } from '@counterweight/domain/kinds';
import { z } from '@hono/zod-openapi';
import { conversionShape } from '../support/support-parameters.ts';

/** The body that is asked for when none is named: the Contact Group is what is called the coalition. */
export const STANDARD_BODY = 'UDCG';

/** What can be asked of a coalition. */
export const coalitionShape = {
  body: z
    .enum(bodies)
    .optional()
    .meta({ description: `The body: ${bodies.join(', ')}; ${STANDARD_BODY}, the Contact Group, unless told.` }),
  on: dayParameter('The day: as_of unless told, else known_at, else today (UTC).'),
  since: dayParameter('An earlier day: says who joined and who left after it.'),
  source: sourceParameter.optional().meta({
    description: 'The one dataset of memberships to count; unless told, the one of highest precedence with records.',
  }),
  ...timeParameters,
  ...conversionShape,
  definition: definitionParameter(coalitionView.version),
};

const shape = z.strictObject(coalitionShape);
export type CoalitionQuery = z.output<typeof shape>;
