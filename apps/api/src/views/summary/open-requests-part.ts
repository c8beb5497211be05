import { canonicalPath, entityLinksSchema } from '@counterweight/contracts/http';
import { type OpenRequest, openRequests } from '@counterweight/domain/answers';
import { countedSources, requestKind } from '@counterweight/domain/kinds';
import { cellsKnownAt, sourcesCounted } from '@counterweight/ledger';
import { z } from '@hono/zod-openapi';
import { entityLinks } from '../../entities/entity-resource.ts';
import { definePart, partDefinitionSchema } from './part-definition.ts';
import type { SummaryReading } from './read-summary.ts';
import { timeOf } from './summary-parameters.ts';

/** How many requests are shown, the latest. */
const SHOWN = 12;

const bound = z.int().optional().meta({ description: 'Absent where the asker leaves it open' });
const openRequestSchema = z.strictObject({
  id: z.string(),
  made: z.string().meta({ description: 'The day, or the first of the month when only that is known' }),
  forum: z.string().optional(),
  lines: z.array(
    z.strictObject({
      line: z.int(),
      item: z.string(),
      class: z.string().optional(),
      qualifier: z.string().optional(),
      low: bound,
      high: bound,
      scope: z.string().optional(),
      equivalence: z.string().optional(),
    }),
  ),
  links: entityLinksSchema,
});

export const openRequestsPart = {
  data: z.strictObject({
    open: z
      .int()
      .meta({ description: `Requests made by the day and superseded by none; the latest ${SHOWN} are shown` }),
    superseded: z.int(),
    latest: z.array(openRequestSchema).meta({ description: 'The latest first' }),
  }),
  definition: partDefinitionSchema,
};

/** What Kyiv asks for on the day. */
export function summarizeOpenRequests(reading: SummaryReading) {
  const { query, on, snapshotOf, precedence } = reading;
  const snapshot = snapshotOf('request');
  const sources = countedSources(sourcesCounted(snapshot, query.known_at), precedence);
  const { open, superseded, undated } = openRequests(cellsKnownAt(snapshot, query.known_at), sources.counted, on);
  return {
    data: { open: open.length, superseded, latest: open.slice(0, SHOWN).map(showRequest) },
    definition: definePart(reading, {
      view: requestKind.view,
      basis: 'requests of Ukraine as reported by their source; a request is open until another supersedes it',
      unit: 'requests',
      day_rule: 'the calendar day as published; a month counts when it is over by the day',
      sources,
      unknowns: { undated },
      notes: ['An open request may have been met in part or in whole: that is not said here.'],
    }),
    link: canonicalPath('/v1/requests', timeOf(query)),
  };
}

function showRequest({ request, made, forum, lines }: OpenRequest): z.output<typeof openRequestSchema> {
  return {
    id: request,
    made,
    ...(forum === undefined ? {} : { forum }),
    lines: lines.map((line) => ({ ...line })),
    links: entityLinks('/v1/requests', request),
  };
}
