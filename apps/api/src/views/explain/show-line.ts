import { entityLinks, type ShownLine } from '@counterweight/contracts/http';
import type { ExplainedLine, ItemClassification } from '@counterweight/domain/answers';

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
      ...showClassification(line.classification),
      units: line.units ?? null,
      ...bounds,
      ...{ qualifier: line.qualifier ?? null, scope: null, equivalence: null },
      links: linksTo('pledge', line.pledge),
    };
  }
  const { request, line } = explained;
  return {
    of: 'request',
    counted_as: request.status,
    entity: line.request,
    transaction: null,
    line: line.line,
    ...{ date: line.date, precision: line.precision, donor: null, stage: 'asked' },
    ...{ item: line.item, published_class: line.publishedClass ?? null },
    ...showClassification(line.classification),
    units: null,
    ...bounds,
    ...{ qualifier: line.qualifier ?? null, scope: line.scope, equivalence: line.equivalence ?? null },
    links: linksTo('request', line.request),
  };
}

function showClassification(item: ItemClassification | undefined) {
  if (item === undefined) return { class: null, system: null, serves: null, part: null, unit: null };
  const { system, serves, part, unit } = item;
  return { class: item.class, system, serves: serves || null, part: part === '' ? null : part, unit };
}

function finite(bound: number): number | null {
  return Number.isFinite(bound) ? bound : null;
}

function linksTo(kind: 'pledge' | 'request', entity: string) {
  const { self, history } = entityLinks(kind, entity);
  return { entity: self, history };
}
