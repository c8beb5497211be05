import { standings } from '@counterweight/contracts/http';
import type { ExplainedLine, ItemPlace } from '@counterweight/domain/answers';
import { stages } from '@counterweight/domain/kinds';
import { airDefenceClasses, airDefenceParts, airDefenceUnitNames } from '@counterweight/domain/values';
import { z } from '@hono/zod-openapi';
import { entityLinks } from '../../entities/entity-resource.ts';
import { pledgeResource } from '../../entities/pledge/pledge-resource.ts';
import { requestList } from '../../entities/request/request-list.ts';
import type { TableRow } from '../../http/formats.ts';

const counted = ['counted', 'undated', 'straddling', 'tranche', 'umbrella', 'unplaced'] as const;

/** One line behind the air-defence view. Members that only the other kind of line has are null. */
export const explainedLineSchema = z
  .strictObject({
    of: z.enum(['pledge', 'request']),
    counted_as: z.enum([...new Set([...counted, ...standings])]).meta({
      description:
        'Lines of pledges that are counted re-add to the stages, lines of requests in force to what is asked; by month and year those superseded since too',
    }),
    entity: z.string().meta({ description: 'The pledge or request' }),
    transaction: z.string().nullable(),
    line: z.int().meta({ description: 'Its place among the items, from 0' }),
    date: z.string(),
    precision: z.string(),
    donor: z.string().nullable(),
    stage: z.enum([...stages, 'asked']),
    item: z.string().meta({ description: 'As published' }),
    published_class: z.string().nullable(),
    class: z.enum(airDefenceClasses).nullable().meta({ description: 'Null where the catalogue cannot place it' }),
    system: z.string().nullable(),
    serves: z.string().nullable(),
    part: z.enum(airDefenceParts).nullable(),
    unit: z.enum(airDefenceUnitNames).nullable(),
    units: z.int().nullable().meta({ description: 'Signed; null when unknown' }),
    low: z.int().nullable().meta({ description: 'Null when nothing bounds it' }),
    high: z.int().nullable().meta({ description: 'Null when nothing bounds it' }),
    qualifier: z.string().nullable(),
    scope: z.enum(['additional', 'total', 'unsaid']).nullable(),
    equivalence: z.string().nullable(),
    links: z.strictObject({ entity: z.string(), history: z.string() }),
  })
  .meta({ id: 'ExplainedLine' });
export type ShownLine = z.output<typeof explainedLineSchema>;

/** A line as JSON. */
export function showLine(explained: ExplainedLine): ShownLine {
  const { range } = explained;
  const bounds = { low: finite(range.low), high: finite(range.high) };
  if (explained.of === 'pledge') {
    const { is, line } = explained;
    return {
      of: 'pledge',
      counted_as: is,
      entity: line.pledge,
      transaction: line.transaction,
      line: line.line,
      ...{ date: line.date, precision: line.precision, donor: line.donor, stage: line.stage },
      ...{ item: line.item, published_class: line.publishedClass ?? null },
      ...showPlace(line.place),
      units: line.units ?? null,
      ...bounds,
      ...{ qualifier: line.qualifier ?? null, scope: null, equivalence: null },
      links: linksTo(pledgeResource.path, line.pledge),
    };
  }
  const { request, line } = explained;
  return {
    of: 'request',
    counted_as: request.standing,
    entity: line.request,
    transaction: null,
    line: line.line,
    ...{ date: line.date, precision: line.precision, donor: null, stage: 'asked' },
    ...{ item: line.item, published_class: line.publishedClass ?? null },
    ...showPlace(line.place),
    units: null,
    ...bounds,
    ...{ qualifier: line.qualifier ?? null, scope: line.scope, equivalence: line.equivalence ?? null },
    links: linksTo(requestList.resource.path, line.request),
  };
}

export const lineColumns: readonly string[] = Object.keys(explainedLineSchema.shape).filter((name) => name !== 'links');

/** A line as flat columns. */
export function lineCells({ links: _, ...line }: ShownLine): TableRow {
  return Object.fromEntries(Object.entries(line).map(([name, value]) => [name, value ?? undefined]));
}

function showPlace(place: ItemPlace | undefined) {
  if (place === undefined) return { class: null, system: null, serves: null, part: null, unit: null };
  const { system, serves, part, unit } = place;
  return { class: place.class, system, serves: serves || null, part: part === '' ? null : part, unit };
}

function finite(bound: number): number | null {
  return Number.isFinite(bound) ? bound : null;
}

function linksTo(path: string, entity: string) {
  const { self, history } = entityLinks(path, entity);
  return { entity: self, history };
}
