import type { StandingRequest, UnplacedItem } from '@counterweight/domain/answers';
import { stages } from '@counterweight/domain/kinds';
import { z } from '@hono/zod-openapi';
import { entityLinks } from '../../entities/entity-resource.ts';
import { requestList } from '../../entities/request/request-list.ts';

/** Items that the catalogue cannot place, by wording and stage. */
export const unplacedSchema = z
  .strictObject({
    item: z.string().meta({ description: 'As published; empty where a pledge of air defence names no item' }),
    published_class: z.string().nullable(),
    stage: z.enum(stages),
    units: z.int(),
    lines: z.int(),
    unknown: z.int(),
    pledges: z.int(),
  })
  .meta({ id: 'AirDefenceUnplaced' });

/** Unplaced items as JSON. */
export function showUnplaced({ publishedClass, ...item }: UnplacedItem): z.output<typeof unplacedSchema> {
  return { ...item, published_class: publishedClass ?? null };
}

export const standings = ['in_force', 'superseded', 'later', 'undated', 'straddling'] as const;

/** A request with its standing on the last day asked for. */
export const standingRequestSchema = z
  .strictObject({
    request: z.string(),
    made: z.string(),
    standing: z.enum(standings).meta({ description: 'On the last day asked for, or now' }),
    superseded_by: z.array(z.string()).meta({ description: 'Whenever those were made' }),
    supersedes_missing: z.array(z.string()).meta({ description: 'What it supersedes and nothing is known of' }),
    lines: z.int().meta({ description: 'Lines of what is asked for' }),
    unplaced: z.array(z.string()).meta({ description: 'Lines of air defence that the catalogue cannot place' }),
    links: z.strictObject({ request: z.string() }),
  })
  .meta({ id: 'AirDefenceRequest' });

/** A request with its standing as JSON. */
export function showRequest(held: StandingRequest): z.output<typeof standingRequestSchema> {
  const { request, date, standing, supersededBy, missing, lines } = held;
  return {
    request,
    made: date,
    standing,
    superseded_by: [...supersededBy],
    supersedes_missing: [...missing],
    lines: lines.length,
    unplaced: lines.flatMap(({ place, item }) => (place === undefined ? [item] : [])),
    links: { request: entityLinks(requestList.resource.path, request).self },
  };
}
